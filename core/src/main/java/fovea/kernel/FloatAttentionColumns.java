package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;

/// What attention does to the scores of a block of queries, down a vector of columns; see [FloatQueries]. Each method
/// takes the columns from `j` on, in rows that are `w` long.
final class FloatAttentionColumns {

    private FloatAttentionColumns() {}

    /// `scale · max_s x[s]`, or 0 for a query that sees nothing; NaN is no score.
    static void largest(float[] x, int rows, int w, int j, float scale, float[] max) {
        FloatVector m0 = broadcast(F, Float.NEGATIVE_INFINITY), m1 = m0;
        int i = j, end = j + rows * w;
        for (; i < end - w; i += 2 * w) {
            FloatVector a = fromArray(F, x, i), b = fromArray(F, x, i + w);
            m0 = m0.blend(a, a.compare(GT, m0));
            m1 = m1.blend(b, b.compare(GT, m1));
        }
        if (i < end) {
            FloatVector a = fromArray(F, x, i);
            m0 = m0.blend(a, a.compare(GT, m0));
        }
        m0 = m0.blend(m1, m1.compare(GT, m0));
        m0.mul(scale).blend(0f, m0.compare(EQ, Float.NEGATIVE_INFINITY)).intoArray(max, j);
    }

    /// `x[s] ← e^(scale · x[s] − less)`
    static void exponentials(float[] x, int rows, int w, int j, float scale, float[] less) {
        FloatVector factor = broadcast(F, scale), shift = fromArray(F, less, j).neg();
        for (int i = j; i < j + rows * w; i += w)
            FloatExp.exp(fromArray(F, x, i).fma(factor, shift)).intoArray(x, i);
    }

    /// `sum[j] = Σ_s x[s]`
    static void sums(float[] x, int rows, int w, int j, float[] sum) {
        FloatVector total = broadcast(F, 0);
        for (int i = j; i < j + rows * w; i += w)
            total = total.add(fromArray(F, x, i));
        total.intoArray(sum, j);
    }

    /// For the first `n` columns: makes `max` the logarithm of all, `max + log sum`, and `sum` what the weights must be
    /// multiplied by, `1 / sum`. For a query that sees nothing these are ∞ and 1.
    static void normalise(float[] max, float[] sum, int n) {
        for (int j = 0; j < n; j++) {
            max[j] = sum[j] == 0 ? Float.POSITIVE_INFINITY : FloatLog.log(sum[j]) + max[j];
            sum[j] = sum[j] == 0 ? 1 : 1 / sum[j];
        }
    }

    /// `y[j] = Σ_s a[s] b[s]`
    static void dot(float[] a, float[] b, int rows, int w, int j, float[] y) {
        FloatVector sum = broadcast(F, 0);
        for (int i = j; i < j + rows * w; i += w)
            sum = fromArray(F, a, i).fma(fromArray(F, b, i), sum);
        sum.intoArray(y, j);
    }

    /// `x[s] ← x[s] f`
    static void scale(float[] x, int rows, int w, int j, float[] f) {
        FloatVector factor = fromArray(F, f, j);
        for (int i = j; i < j + rows * w; i += w)
            fromArray(F, x, i).mul(factor).intoArray(x, i);
    }

    /// `dp[s] ← scale · p[s] (dp[s] − mean)`
    static void slopes(float[] p, float[] dp, int rows, int w, int j, float scale, float[] mean) {
        FloatVector less = fromArray(F, mean, j), factor = broadcast(F, scale);
        for (int i = j; i < j + rows * w; i += w)
            fromArray(F, dp, i).sub(less).mul(fromArray(F, p, i)).mul(factor).intoArray(dp, i);
    }

    /// `x[i] ← x[i] f[i]` for `n` numbers, whole vectors of them.
    static void multiply(float[] x, float[] f, int n) {
        for (int i = 0; i < n; i += L)
            fromArray(F, x, i).mul(fromArray(F, f, i)).intoArray(x, i);
    }
}
