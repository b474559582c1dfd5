package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

/// Cross-entropy of scores against the class that is right, row by row, without the softmax ever being stored.
///
/// ```text
///     lossᵣ = log Σⱼ e^(x[r, j]) − x[r, t_r]            ∂x[r, j] = g_r (softmax(x)[r, j] − [j = t_r])
/// ```
///
/// A negative target is a row that does not count: loss 0, gradient 0.
final class FloatLosses {

    private FloatLosses() {}

    /// The loss of each row, and its `log Σ e^x` for [#crossEntropySlope].
    static void crossEntropy(float[] x, int[] targets, float[] loss, float[] total, int n, int from, int to) {
        float[] s = new float[VIRTUAL];
        for (int r = from; r < to; r++) {
            total[r] = targets[r] < 0 ? 0 : FloatSoftmax.logSumExp(x, r * n, n, s);
            loss[r] = targets[r] < 0 ? 0 : total[r] - x[r * n + targets[r]];
        }
    }

    /// `out[r, j] = g_r (e^(x[r, j] − total_r) − [j = t_r])`
    static void crossEntropySlope(float[] x, int[] targets, float[] total, float[] g, float[] out, int n, int from,
            int to) {
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float scale = targets[r] < 0 ? 0 : g[r], shift = total[r];
            int i = at;
            if (scale == 0)
                for (; i < at + n; i++)
                    out[i] = 0;
            for (; i <= at + n - L; i += L)
                FloatExp.exp(fromArray(F, x, i).sub(broadcast(F, shift))).mul(broadcast(F, scale)).intoArray(out, i);
            for (; i < at + n; i++)
                out[i] = FloatExp.exp(x[i] - shift) * scale;
            if (targets[r] >= 0)
                out[at + targets[r]] -= scale;
        }
    }
}
