package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// Layer normalisation of the rows `from … to` of a `(rows, n)` array, and its gradients.
///
/// ```text
///     x̂ᵢ = (xᵢ − μ) s,   s = 1 / √(σ² + ε),       yᵢ = wᵢ x̂ᵢ + bᵢ                       Ba et al. 2016, eq. 4
///     ∂xᵢ = s (hᵢ − mean h − x̂ᵢ mean(h x̂)),      h = w ∂y
///     ∂wᵢ = Σ_rows ∂yᵢ x̂ᵢ,   ∂bᵢ = Σ_rows ∂yᵢ
/// ```
///
/// With μ and mean h taken for 0 it is normalisation by the root of the mean square.   Zhang and Sennrich 2019
///
/// μ and σ² are the row's own mean and variance (over n, not n − 1), found in two passes: the second over the
/// differences from the mean, so that nothing cancels. The sums over rows go by blocks, see [FloatColumns].
final class FloatNorms {

    private static final int ROWS = 4;                                      // that go together

    private FloatNorms() {}

    /// What one row needs besides its numbers.
    ///
    /// @param mean    μ, one a row
    /// @param scale   s, one a row
    /// @param centred whether μ is the mean, or 0
    record Moments(float[] mean, float[] scale, boolean centred) {

        Moments(float[] mean, float[] scale) {
            this(mean, scale, true);
        }

        /// The mean of a row if it counts, else 0.
        float mean(float[] row, int at, int n, float[] s) {
            return centred ? FloatSums.sum(row, at, n, s) / n : 0;
        }
    }

    /// `out = x̂`, and `scale = s`.
    static void standardize(float[] x, float eps, float[] out, float[] scale, int n, int from, int to) {
        float[] s = new float[VIRTUAL];
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float mean = FloatSums.sum(x, at, n, s) / n;
            scale[r] = scale(x, at, n, mean, eps, s);
            int i = at;
            for (; i <= at + n - L; i += L)
                fromArray(F, x, i).sub(broadcast(F, mean)).mul(broadcast(F, scale[r])).intoArray(out, i);
            for (; i < at + n; i++)
                out[i] = (x[i] - mean) * scale[r];
        }
    }

    /// `out = s (g − mean g − y mean(g y))`, from the standardised `y` and its `scale`.
    static void standardizeSlope(float[] g, float[] y, float[] scale, float[] out, int n, int from, int to) {
        float[] s = new float[VIRTUAL];
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float mean = FloatSums.sum(g, at, n, s) / n, along = FloatSums.dot(g, at, y, at, n, s) / n;
            int i = at;
            for (; i <= at + n - L; i += L) {
                FloatVector rest = fromArray(F, y, i)
                        .fma(broadcast(F, -along), fromArray(F, g, i).sub(broadcast(F, mean)));
                rest.mul(broadcast(F, scale[r])).intoArray(out, i);
            }
            for (; i < at + n; i++)
                out[i] = Math.fma(y[i], -along, g[i] - mean) * scale[r];
        }
    }

    /// `y = w x̂ + b`, and the moments of each row.
    ///
    /// The moments of four rows are found together: within a row each step waits for the last, and a processor finds
    /// other work only in rows that come soon. Two rows are written together: `w` and `b` are loaded once for both, but
    /// with four the writes to memory took a fifth longer.
    static void layerNorm(float[] x, float[] w, float[] b, float eps, float[] y, Moments moments, int n, int from,
            int to) {
        float[] s = new float[VIRTUAL], mean = moments.mean, scale = moments.scale;
        for (int first = from; first < to; first += ROWS) {
            int last = Math.min(to, first + ROWS);
            for (int r = first; r < last; r++)
                mean[r] = moments.mean(x, r * n, n, s);
            for (int r = first; r < last; r++)
                scale[r] = scale(x, r * n, n, mean[r], eps, s);
            for (int r = first; r < last; r += 2)
                twoRows(x, w, b, y, moments, r, Math.min(r + 1, last - 1), n);
        }
    }

    /// The rows `r` and `q`, which may be one.
    private static void twoRows(float[] x, float[] w, float[] b, float[] y, Moments moments, int r, int q, int n) {
        float[] mean = moments.mean, scale = moments.scale;
        FloatVector m0 = broadcast(F, mean[r]), s0 = broadcast(F, scale[r]);
        FloatVector m1 = broadcast(F, mean[q]), s1 = broadcast(F, scale[q]);
        int i = 0;
        for (; i <= n - L; i += L) {
            FloatVector v = fromArray(F, w, i), c = fromArray(F, b, i);
            fromArray(F, x, r * n + i).sub(m0).mul(s0).fma(v, c).intoArray(y, r * n + i);
            fromArray(F, x, q * n + i).sub(m1).mul(s1).fma(v, c).intoArray(y, q * n + i);
        }
        for (; i < n; i++) {
            y[r * n + i] = Math.fma((x[r * n + i] - mean[r]) * scale[r], w[i], b[i]);
            y[q * n + i] = Math.fma((x[q * n + i] - mean[q]) * scale[q], w[i], b[i]);
        }
    }

    private static float scale(float[] x, int at, int n, float mean, float eps, float[] s) {
        return (float) (1 / Math.sqrt((double) FloatSums.squares(x, at, n, mean, s) / n + eps));
    }
}
