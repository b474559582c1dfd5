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
    static void layerNorm(float[] x, float[] w, float[] b, float eps, float[] y, Moments moments, int n, int from,
            int to) {
        float[] s = new float[VIRTUAL];
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float mean = moments.mean[r] = moments.mean(x, at, n, s);
            float scale = moments.scale[r] = scale(x, at, n, mean, eps, s);
            int i = 0;
            for (; i <= n - L; i += L) {
                FloatVector hat = fromArray(F, x, at + i).sub(broadcast(F, mean)).mul(broadcast(F, scale));
                hat.fma(fromArray(F, w, i), fromArray(F, b, i)).intoArray(y, at + i);
            }
            for (; i < n; i++)
                y[at + i] = Math.fma((x[at + i] - mean) * scale, w[i], b[i]);
        }
    }

    /// `out = ∂x`, from `g = ∂y`.
    static void layerNormSlope(float[] g, float[] x, float[] w, Moments moments, float[] out, int n, int from, int to) {
        float[] s = new float[VIRTUAL], hat = Workspace.mine().array(14, n), h = Workspace.mine().array(15, n);
        for (int r = from, at = from * n; r < to; r++, at += n) {
            float scale = moments.scale[r];
            restore(g, x, at, w, moments.mean[r], scale, hat, h, n);
            float mean = moments.mean(h, 0, n, s), along = FloatSums.dot(h, 0, hat, 0, n, s) / n;
            int i = 0;
            for (; i <= n - L; i += L) {
                FloatVector rest = fromArray(F, hat, i)
                        .fma(broadcast(F, -along), fromArray(F, h, i).sub(broadcast(F, mean)));
                rest.mul(broadcast(F, scale)).intoArray(out, at + i);
            }
            for (; i < n; i++)
                out[at + i] = Math.fma(hat[i], -along, h[i] - mean) * scale;
        }
    }

    /// Adds the rows `from … to` of `∂y x̂` to `dw` and those of `∂y` to `db`, both from index `at` on.
    static void addParameterSlopes(float[] g, float[] x, Moments moments, float[] dw, float[] db, int at, int n,
            int from, int to) {
        for (int r = from, row = from * n; r < to; r++, row += n) {
            float mean = moments.mean[r], scale = moments.scale[r];
            int i = 0;
            for (; i <= n - L; i += L) {
                FloatVector gradient = fromArray(F, g, row + i), hat = fromArray(F, x, row + i).sub(broadcast(F, mean))
                        .mul(broadcast(F, scale));
                hat.fma(gradient, fromArray(F, dw, at + i)).intoArray(dw, at + i);
                fromArray(F, db, at + i).add(gradient).intoArray(db, at + i);
            }
            for (; i < n; i++) {
                dw[at + i] = Math.fma((x[row + i] - mean) * scale, g[row + i], dw[at + i]);
                db[at + i] += g[row + i];
            }
        }
    }

    /// The row's x̂ again, and `h = w ∂y`.
    private static void restore(float[] g, float[] x, int at, float[] w, float mean, float scale, float[] hat,
            float[] h, int n) {
        int i = 0;
        for (; i <= n - L; i += L) {
            fromArray(F, x, at + i).sub(broadcast(F, mean)).mul(broadcast(F, scale)).intoArray(hat, i);
            fromArray(F, g, at + i).mul(fromArray(F, w, i)).intoArray(h, i);
        }
        for (; i < n; i++) {
            hat[i] = (x[at + i] - mean) * scale;
            h[i] = g[at + i] * w[i];
        }
    }

    private static float scale(float[] x, int at, int n, float mean, float eps, float[] s) {
        return (float) (1 / Math.sqrt((double) FloatSums.squares(x, at, n, mean, s) / n + eps));
    }
}
