package fovea.kernel;

import java.util.Arrays;

/// Additive attention in plain float64, one query after the other.
final class ReferenceLook {

    private final LookPlan plan;
    private final LookArrays arrays;
    private final int S, A, C;
    private final double[] q, k, v, values;

    ReferenceLook(LookPlan plan, LookArrays arrays) {
        this.plan = plan;
        this.arrays = arrays;
        S = plan.S();
        A = plan.A();
        C = plan.C();
        q = Wide.of(arrays.q(), plan.queries() * A);
        k = Wide.of(arrays.k(), plan.keys() * A);
        v = Wide.of(arrays.v(), A);
        values = Wide.of(arrays.values(), plan.keys() * C);
    }

    void forward() {
        double[] weights = Wide.room(arrays.weights(), plan.queries() * S);
        double[] context = Wide.room(arrays.context(), plan.queries() * C);
        for (int query = 0; query < plan.queries(); query++) {
            double[] row = weights(query);
            System.arraycopy(row, 0, weights, query * S, S);
            for (int c = 0; c < C; c++) {
                double sum = 0;
                for (int s = 0; s < S; s++)
                    sum += row[s] == 0 ? 0 : row[s] * values[key(query, s) * C + c];
                context[query * C + c] = sum;
            }
        }
        Wide.round(weights, arrays.weights(), plan.queries() * S);
        Wide.round(context, arrays.context(), plan.queries() * C);
    }

    private double[] weights(int query) {
        double[] row = new double[S];
        double max = Double.NEGATIVE_INFINITY, sum = 0;
        for (int s = 0; s < S; s++) {
            row[s] = plan.sees(query, s) ? score(query, s) : Double.NEGATIVE_INFINITY;
            max = Math.max(max, row[s]);
        }
        for (int s = 0; s < S; s++)
            sum += row[s] = max == Double.NEGATIVE_INFINITY ? 0 : StrictMath.exp(row[s] - max);
        for (int s = 0; s < S; s++)
            row[s] = sum == 0 ? 0 : row[s] / sum;
        return row;
    }

    private double score(int query, int s) {
        double score = 0;
        for (int a = 0; a < A; a++)
            score += v[a] * hidden(query, s, a);
        return score;
    }

    private double hidden(int query, int s, int a) {
        return StrictMath.tanh(q[query * A + a] + k[key(query, s) * A + a]);
    }

    /// A key of the query's own row, counted through the batch.
    private int key(int query, int s) {
        return query / plan.T() * S + s;
    }

    void backward(LookSlopes slopes) {
        double[] weights = Wide.of(arrays.weights(), plan.queries() * S);
        double[] gContext = Wide.of(slopes.gContext(), plan.queries() * C);
        double[] gWeights = Wide.of(slopes.gWeights(), plan.queries() * S);
        double[] gq = Wide.room(slopes.gq(), plan.queries() * A), gv = Wide.room(slopes.gv(), plan.B() * A);
        double[] gk = Wide.of(slopes.gk(), plan.keys() * A), gValues = Wide.of(slopes.gValues(), plan.keys() * C);
        double[] g = new double[S];
        Arrays.fill(gq, 0, plan.queries() * A, 0);
        Arrays.fill(gv, 0, plan.B() * A, 0);
        for (int query = 0; query < plan.queries(); query++) {
            double mean = 0;
            for (int s = 0; s < S; s++) {
                double weight = weights[query * S + s];
                g[s] = gWeights[query * S + s];
                for (int c = 0; c < C && weight != 0; c++) {
                    g[s] += gContext[query * C + c] * values[key(query, s) * C + c];
                    gValues[key(query, s) * C + c] += gContext[query * C + c] * weight;
                }
                mean += weight * g[s];
            }
            for (int s = 0; s < S; s++)
                scoreSlope(query, s, weights[query * S + s] * (g[s] - mean), gq, gk, gv);
        }
        Wide.round(gq, slopes.gq(), plan.queries() * A);
        Wide.round(gv, slopes.gv(), plan.B() * A);
        Wide.round(gk, slopes.gk(), plan.keys() * A);
        Wide.round(gValues, slopes.gValues(), plan.keys() * C);
    }

    private void scoreSlope(int query, int s, double g, double[] gq, double[] gk, double[] gv) {
        for (int a = 0; a < A && g != 0; a++) {
            double y = hidden(query, s, a), slope = g * v[a] * (1 - y * y);
            gv[query / plan.T() * A + a] += g * y;
            gq[query * A + a] += slope;
            gk[key(query, s) * A + a] += slope;
        }
    }
}
