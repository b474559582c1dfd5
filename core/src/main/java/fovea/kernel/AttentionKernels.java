package fovea.kernel;

import java.util.Arrays;

import fovea.random.Philox;

/// Scaled dot-product attention as one operation.
///
/// The defaults are the reference: one query at a time.
interface AttentionKernels {

    /// `out = dropout(softmax(scale · Q Kᵀ)) V`, hidden keys left out; and `total`.
    default void attend(AttentionArrays arrays, AttentionPlan plan) {
        int queries = plan.stacks() * plan.T(), S = plan.S(), d = plan.d();
        double[] q = Wide.of(arrays.q(), queries * d), k = Wide.of(arrays.k(), plan.stacks() * S * d);
        double[] v = Wide.of(arrays.v(), plan.stacks() * S * d), out = Wide.room(arrays.out(), queries * d);
        double[] total = Wide.room(arrays.total(), queries), weights = new double[S];
        Arrays.fill(out, 0, queries * d, 0);
        for (int row = 0; row < queries; row++) {
            total[row] = scores(q, k, row, plan, weights);
            int stack = row / plan.T(), at = plan.at(stack, plan.T(), row % plan.T());
            for (int s = 0; s < S; s++) {
                double weight = StrictMath.exp(weights[s] - total[row]) * factor(row, s, plan);
                int from = plan.at(stack, S, s);
                for (int c = 0; c < d; c++)
                    out[at + c] += weight == 0 ? 0 : weight * v[from + c];
            }
        }
        Wide.round(out, arrays.out(), queries * d);
        Wide.round(total, arrays.total(), queries);
    }

    /// The gradients of queries, keys and values, from `g`, that of the contexts, and what [#attend] made.
    default void attendSlopes(Storage g, AttentionArrays arrays, AttentionPlan plan, AttentionSlopes slopes) {
        int queries = plan.stacks() * plan.T(), keys = plan.stacks() * plan.S(), S = plan.S(), d = plan.d();
        double[] q = Wide.of(arrays.q(), queries * d), k = Wide.of(arrays.k(), keys * d),
                v = Wide.of(arrays.v(), keys * d);
        double[] out = Wide.of(arrays.out(), queries * d), gradient = Wide.of(g, queries * d),
                total = Wide.of(arrays.total(), queries);
        double[] dq = new double[queries * d], dk = new double[keys * d], dv = new double[keys * d],
                scores = new double[S];
        for (int row = 0; row < queries; row++) {
            scores(q, k, row, plan, scores);
            int stack = row / plan.T(), at = plan.at(stack, plan.T(), row % plan.T());
            double mean = dot(gradient, at, out, at, d);
            for (int s = 0; s < S; s++) {
                int from = plan.at(stack, S, s);
                double weight = StrictMath.exp(scores[s] - total[row]), factor = factor(row, s, plan);
                if (weight == 0)
                    continue;
                double slope = weight * (dot(gradient, at, v, from, d) * factor - mean) * plan.scale();
                for (int c = 0; c < d; c++) {
                    dq[at + c] += slope * k[from + c];
                    dk[from + c] += slope * q[at + c];
                    dv[from + c] += weight * factor * gradient[at + c];
                }
            }
        }
        AttentionSlopes.write(dq, slopes.q(), queries * d);
        AttentionSlopes.write(dk, slopes.k(), keys * d);
        AttentionSlopes.write(dv, slopes.v(), keys * d);
    }

    /// The scores of one query, −∞ where it may not see, and `log Σ e^score`; ∞ if it sees nothing, so that its weights
    /// are 0.
    private static double scores(double[] q, double[] k, int row, AttentionPlan plan, double[] scores) {
        int stack = row / plan.T(), t = row % plan.T(), S = plan.S(), d = plan.d(), at = plan.at(stack, plan.T(), t);
        double max = Double.NEGATIVE_INFINITY, sum = 0;
        for (int s = 0; s < S; s++) {
            boolean seen = plan.sight().sees(stack / plan.h(), stack % plan.h(), t, s);
            scores[s] = seen ? plan.scale() * dot(q, at, k, plan.at(stack, S, s), d) : Double.NEGATIVE_INFINITY;
            max = Math.max(max, scores[s]);
        }
        if (max == Double.NEGATIVE_INFINITY)
            return Double.POSITIVE_INFINITY;
        for (int s = 0; s < S; s++)
            sum += StrictMath.exp(scores[s] - max);
        return max + StrictMath.log(sum);
    }

    private static double factor(int row, int s, AttentionPlan plan) {
        if (plan.dropout() == 0)
            return 1;
        long i = (long) row * plan.S() + s;
        int[] words = new int[4];
        Philox.words(i >>> 2, 0, plan.key(), words);
        return (words[(int) i & 3] >>> 8) * 0x1p-24 < plan.dropout() ? 0 : 1 / (1 - plan.dropout());
    }

    private static double dot(double[] x, int at, double[] y, int from, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += x[at + i] * y[from + i];
        return sum;
    }
}
