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
    /// Four rows take each step together. Within a row each step waits for the last, and a processor finds other work
    /// only in rows that come soon; and `w` and `b` are loaded once for the four.
    static void layerNorm(float[] x, float[] w, float[] b, float eps, float[] y, Moments moments, int n, int from,
            int to) {
        float[] s = new float[VIRTUAL], mean = moments.mean, scale = moments.scale;
        for (int first = from; first < to; first += ROWS) {
            int last = Math.min(to, first + ROWS), i = 0;
            for (int r = first; r < last; r++)
                mean[r] = moments.mean(x, r * n, n, s);
            for (int r = first; r < last; r++)
                scale[r] = scale(x, r * n, n, mean[r], eps, s);
            if (last == first + ROWS)
                i = fourRows(x, w, b, y, moments, first, n);
            for (int r = first; r < last; r++)
                row(x, w, b, y, r * n, i, n, mean[r], scale[r]);
        }
    }

    /// As many columns as fill vectors; answers how many those are.
    private static int fourRows(float[] x, float[] w, float[] b, float[] y, Moments moments, int r, int n) {
        float[] mean = moments.mean, scale = moments.scale;
        FloatVector m0 = broadcast(F, mean[r]), s0 = broadcast(F, scale[r]);
        FloatVector m1 = broadcast(F, mean[r + 1]), s1 = broadcast(F, scale[r + 1]);
        FloatVector m2 = broadcast(F, mean[r + 2]), s2 = broadcast(F, scale[r + 2]);
        FloatVector m3 = broadcast(F, mean[r + 3]), s3 = broadcast(F, scale[r + 3]);
        int i = 0;
        for (; i <= n - L; i += L) {
            int o0 = r * n + i, o1 = o0 + n, o2 = o1 + n, o3 = o2 + n;
            FloatVector v = fromArray(F, w, i), c = fromArray(F, b, i);
            fromArray(F, x, o0).sub(m0).mul(s0).fma(v, c).intoArray(y, o0);
            fromArray(F, x, o1).sub(m1).mul(s1).fma(v, c).intoArray(y, o1);
            fromArray(F, x, o2).sub(m2).mul(s2).fma(v, c).intoArray(y, o2);
            fromArray(F, x, o3).sub(m3).mul(s3).fma(v, c).intoArray(y, o3);
        }
        return i;
    }

    /// The columns from `i` on of the row that starts at `at`.
    private static void row(float[] x, float[] w, float[] b, float[] y, int at, int i, int n, float mean,
            float scale) {
        for (; i <= n - L; i += L) {
            FloatVector hat = fromArray(F, x, at + i).sub(broadcast(F, mean)).mul(broadcast(F, scale));
            hat.fma(fromArray(F, w, i), fromArray(F, b, i)).intoArray(y, at + i);
        }
        for (; i < n; i++)
            y[at + i] = Math.fma((x[at + i] - mean) * scale, w[i], b[i]);
    }

    private static float scale(float[] x, int at, int n, float mean, float eps, float[] s) {
        return (float) (1 / Math.sqrt((double) FloatSums.squares(x, at, n, mean, s) / n + eps));
    }
}
