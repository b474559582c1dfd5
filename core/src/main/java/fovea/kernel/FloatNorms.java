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
/// μ and σ² are the row's own mean and variance (over n, not n − 1); [FloatMoments] finds them. The sums over rows go
/// by blocks, see [FloatColumns].
final class FloatNorms {

    private FloatNorms() {}

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
    /// While a row is written, the one after it is summed: the writing is arithmetic on numbers in the nearest cache,
    /// the summing waits for memory, and a processor does both at once. Rows further apart went slower.
    static void layerNorm(float[] x, float[] w, float[] b, float eps, float[] y, FloatMoments moments, int n, int from,
            int to) {
        float[] s = Workspace.mine().array(0, FloatMoments.ROOM);
        moments.sum(x, from, n, s);
        for (int r = from; r < to; r++) {
            moments.find(x, r, n, eps, s);
            row(x, w, b, y, moments, r, Math.min(r + 1, to - 1), n, s);
        }
    }

    /// Writes row `r`, and sums row `next` as [FloatMoments#sum] does.
    private static void row(float[] x, float[] w, float[] b, float[] y, FloatMoments moments, int r, int next, int n,
            float[] s) {
        float mean = moments.mean()[r], scale = moments.scale()[r];
        float[] pivots = moments.pivots(x, n);
        FloatVector m = broadcast(F, mean), by = broadcast(F, scale);
        int at = r * n, from = next * n, whole = n & -VIRTUAL, first = moments.pivot(next, n);
        for (int lane = 0; lane < VIRTUAL; lane += L) {
            FloatVector sum = broadcast(F, 0), squares = sum, pivot = fromArray(F, pivots, first + lane);
            for (int i = lane; i < whole; i += VIRTUAL) {
                FloatVector d = fromArray(F, x, from + i).sub(pivot), hat = fromArray(F, x, at + i).sub(m).mul(by);
                sum = sum.add(d);
                squares = d.fma(d, squares);
                hat.fma(fromArray(F, w, i), fromArray(F, b, i)).intoArray(y, at + i);
            }
            sum.intoArray(s, lane);
            squares.intoArray(s, FloatMoments.Q + lane);
        }
        for (int i = whole; i < n; i++)
            y[at + i] = Math.fma((x[at + i] - mean) * scale, w[i], b[i]);
    }

    private static float scale(float[] x, int at, int n, float mean, float eps, float[] s) {
        return (float) (1 / Math.sqrt((double) FloatSums.squares(x, at, n, mean, s) / n + eps));
    }
}
