package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// Layer normalisation's gradients, all three in one walk over the rows; [FloatNorms] has the formulas.
///
/// A row is read twice, the second time from the nearest cache: its two sums must be known before its `∂x`. As forward,
/// a row is written while the one after it is summed.
///
/// @param g  ∂y, `(rows, n)`
/// @param x  `(rows, n)`
/// @param w  `(n)`
/// @param dx `(rows, n)`, written
/// @param dw added to, from the index that is given
/// @param db added to, likewise
record FloatNormSlopes(float[] g, float[] x, float[] w, FloatMoments moments, float[] dx, float[] dw,
        float[] db) {

    /// The rows `from … to`: writes their `∂x`, and adds their parts of `∂w` and `∂b` from index `at` on, in order.
    void rows(int n, int from, int to, int at) {
        float[] s = Workspace.mine().array(0, 2 * VIRTUAL);
        sums(from, n, s);
        for (int r = from; r < to; r++)
            row(r, Math.min(r + 1, to - 1), n, meanH(r, n, s), meanAlong(r, n, s), at, s);
    }

    /// `Σ h` and `Σ h x̂ / s` in sixteen lanes each, without what does not fill those.
    private void sums(int r, int n, float[] s) {
        FloatVector mean = broadcast(F, moments.mean()[r]);
        int at = r * n, whole = n & -VIRTUAL;
        for (int lane = 0; lane < VIRTUAL; lane += L) {
            FloatVector sum = broadcast(F, 0), along = sum;
            for (int i = lane; i < whole; i += VIRTUAL) {
                FloatVector h = fromArray(F, g, at + i).mul(fromArray(F, w, i));
                sum = sum.add(h);
                along = h.fma(fromArray(F, x, at + i).sub(mean), along);
            }
            sum.intoArray(s, lane);
            along.intoArray(s, VIRTUAL + lane);
        }
    }

    private float meanH(int r, int n, float[] s) {
        float sum = Lanes.tree(s);
        for (int i = n & -VIRTUAL; i < n; i++)
            sum = Math.fma(g[r * n + i], w[i], sum);
        return moments.centred() ? sum / n : 0;
    }

    private float meanAlong(int r, int n, float[] s) {
        float mean = moments.mean()[r], sum = Lanes.tree(s, VIRTUAL);
        for (int i = n & -VIRTUAL; i < n; i++)
            sum = Math.fma(g[r * n + i] * w[i], x[r * n + i] - mean, sum);
        return sum * moments.scale()[r] / n;
    }

    /// Writes row `r`, and sums the row `next` as [#sums] does; `h` and `along` are the means of h and of h x̂.
    private void row(int r, int next, int n, float h, float along, int part, float[] s) {
        float mean = moments.mean()[r], scale = moments.scale()[r];
        FloatVector m = broadcast(F, mean), by = broadcast(F, scale), m2 = broadcast(F, moments.mean()[next]);
        FloatVector meanH = broadcast(F, h), less = broadcast(F, -along);
        int at = r * n, after = next * n, whole = n & -VIRTUAL;
        for (int lane = 0; lane < VIRTUAL; lane += L) {
            FloatVector sum = broadcast(F, 0), sumAlong = sum;
            for (int i = lane; i < whole; i += VIRTUAL) {
                FloatVector v = fromArray(F, w, i), weighted = fromArray(F, g, after + i).mul(v);
                sum = sum.add(weighted);
                sumAlong = weighted.fma(fromArray(F, x, after + i).sub(m2), sumAlong);
                FloatVector y = fromArray(F, g, at + i), hat = fromArray(F, x, at + i).sub(m).mul(by);
                y.fma(hat, fromArray(F, dw, part + i)).intoArray(dw, part + i);
                fromArray(F, db, part + i).add(y).intoArray(db, part + i);
                hat.fma(less, y.mul(v).sub(meanH)).mul(by).intoArray(dx, at + i);
            }
            sum.intoArray(s, lane);
            sumAlong.intoArray(s, VIRTUAL + lane);
        }
        for (int i = whole; i < n; i++) {
            float y = g[at + i], hat = (x[at + i] - mean) * scale;
            dw[part + i] = Math.fma(y, hat, dw[part + i]);
            db[part + i] += y;
            dx[at + i] = Math.fma(hat, -along, y * w[i] - h) * scale;
        }
    }
}
