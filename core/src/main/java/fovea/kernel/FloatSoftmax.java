package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// Softmax and its kin on the rows `from … to` of a `(rows, n)` array. `out` may be `x` or `g`.
///
/// ```text
///     yᵢ = e^(xᵢ − m) / Σⱼ e^(xⱼ − m),   m = max x           log Σⱼ e^(xⱼ) = m + log Σⱼ e^(xⱼ − m)
/// ```
final class FloatSoftmax {

    private static final int ROWS = 8, NEAR = 4096;            // that go together: so many, of so many numbers at most

    private FloatSoftmax() {}

    /// `yᵢ = e^(xᵢ − m) / Σⱼ e^(xⱼ − m)`; a row of −∞ only becomes zeros, for it may see nothing.
    ///
    /// A few rows take each step together: within a row each step waits for the last.
    static void softmax(float[] x, float[] out, int n, int from, int to) {
        float[] s = new float[VIRTUAL], max = new float[ROWS], share = new float[ROWS];
        int group = Math.clamp(NEAR / Math.max(1, n), 1, ROWS);
        for (int first = from; first < to; first += group) {
            int rows = Math.min(group, to - first);
            for (int r = 0; r < rows; r++)
                max[r] = FloatSums.max(x, (first + r) * n, n);
            for (int r = 0; r < rows; r++)
                share[r] = 1 / numerators(x, out, (first + r) * n, n, max[r], s);
            for (int r = 0; r < rows; r++)
                if (max[r] != Float.NEGATIVE_INFINITY)
                    scale(out, (first + r) * n, n, share[r]);
        }
    }

    /// A row's `e^(xᵢ − m)`; answers their sum.
    private static float numerators(float[] x, float[] out, int at, int n, float max, float[] s) {
        if (max != Float.NEGATIVE_INFINITY)
            return FloatExp.exponentials(x, out, at, n, 1, max, s);
        nothing(x, out, at, n);
        return 1;
    }

    /// Softmax over the visible elements only: where `visible[row · n + i]` is false the weight is 0; all hidden, all
    /// 0.
    static void maskedSoftmax(float[] x, boolean[] visible, float[] out, int n, int from, int to) {
        for (int i = from * n; i < to * n; i++)
            out[i] = visible[i] ? x[i] : Float.NEGATIVE_INFINITY;
        softmax(out, out, n, from, to);
    }

    /// `gᵢ' = yᵢ (gᵢ − Σⱼ gⱼ yⱼ)`, from softmax's output `y`.
    static void softmaxSlope(float[] g, float[] y, float[] out, int n, int from, int to) {
        float[] s = new float[VIRTUAL];
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float mean = FloatSums.dot(g, at, y, at, n, s);
            int i = at;
            for (; i <= at + n - L; i += L)
                fromArray(F, g, i).sub(broadcast(F, mean)).mul(fromArray(F, y, i)).intoArray(out, i);
            for (; i < at + n; i++)
                out[i] = (g[i] - mean) * y[i];
        }
    }

    /// `log Σᵢ e^(xᵢ)`, one number a row; ±∞ and NaN as the largest element says.
    static void logSumExp(float[] x, float[] out, int n, int from, int to) {
        float[] s = new float[VIRTUAL];
        for (int r = from; r < to; r++)
            out[r] = logSumExp(x, r * n, n, s);
    }

    /// `log Σᵢ e^(x[at + i])`
    static float logSumExp(float[] x, int at, int n, float[] s) {
        float max = FloatSums.max(x, at, n);
        if (max == Float.NEGATIVE_INFINITY)
            return hasNumbers(x, at, n) ? max : Float.NaN;
        return max == Float.POSITIVE_INFINITY ? max : max + FloatLog.log(exponentials(x, at, n, max, s));
    }

    /// `yᵢ = xᵢ − log Σⱼ e^(xⱼ)`
    static void logSoftmax(float[] x, float[] out, int n, int from, int to) {
        float[] s = new float[VIRTUAL];
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float total = logSumExp(x, at, n, s);
            int i = at;
            for (; i <= at + n - L; i += L)
                fromArray(F, x, i).sub(broadcast(F, total)).intoArray(out, i);
            for (; i < at + n; i++)
                out[i] = x[i] - total;
        }
    }

    /// `gᵢ' = gᵢ − e^(yᵢ) Σⱼ gⱼ`, from log-softmax's output `y`.
    static void logSoftmaxSlope(float[] g, float[] y, float[] out, int n, int from, int to) {
        float[] s = new float[VIRTUAL];
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float sum = FloatSums.sum(g, at, n, s);
            int i = at;
            for (; i <= at + n - L; i += L)
                FloatExp.exp(fromArray(F, y, i)).fma(broadcast(F, -sum), fromArray(F, g, i)).intoArray(out, i);
            for (; i < at + n; i++)
                out[i] = Math.fma(FloatExp.exp(y[i]), -sum, g[i]);
        }
    }

    /// `Σᵢ e^(x[at + i] − m)`
    private static float exponentials(float[] x, int at, int n, float m, float[] s) {
        for (int j = 0; j < VIRTUAL; j += L)
            broadcast(F, 0).intoArray(s, j);
        int i = 0;
        for (; i <= n - L; i += L) {
            FloatVector e = FloatExp.exp(fromArray(F, x, at + i).sub(broadcast(F, m)));
            fromArray(F, s, i & VIRTUAL - 1).add(e).intoArray(s, i & VIRTUAL - 1);
        }
        for (; i < n; i++)
            s[i & VIRTUAL - 1] += FloatExp.exp(x[at + i] - m);
        return Lanes.tree(s);
    }

    private static void scale(float[] out, int at, int n, float c) {
        int i = at;
        for (; i <= at + n - L; i += L)
            fromArray(F, out, i).mul(broadcast(F, c)).intoArray(out, i);
        for (; i < at + n; i++)
            out[i] *= c;
    }

    /// A row without a number above −∞: zeros, unless it holds NaN.
    private static void nothing(float[] x, float[] out, int at, int n) {
        float y = hasNumbers(x, at, n) ? 0 : Float.NaN;
        for (int i = at; i < at + n; i++)
            out[i] = y;
    }

    private static boolean hasNumbers(float[] x, int at, int n) {
        for (int i = at; i < at + n; i++)
            if (x[i] != x[i])
                return false;
        return true;
    }
}
