package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// Layer normalisation's gradients, all three in one walk over the rows; [FloatNorms] has the formulas.
///
/// A row is read twice, the second time from the nearest cache: its two sums must be known before its `∂x`. Rows go by
/// twos. The first reading, which waits for memory, sums both and adds their parts of `∂w` and `∂b`, which are thus
/// loaded and stored once for two rows; the second writes `∂x`. Doing all at once measured slower, probably because
/// stores leave a processor in their order: sums for `∂w` and `∂b` wait for numbers of `∂x`, which go to memory.
///
/// @param g  ∂y, `(rows, n)`
/// @param x  `(rows, n)`
/// @param w  `(n)`
/// @param dx `(rows, n)`, written
/// @param dw added to, from the index that is given
/// @param db added to, likewise
record FloatNormSlopes(float[] g, float[] x, float[] w, FloatMoments moments, float[] dx, float[] dw,
        float[] db) {

    /// How many floats the sums of a row take.
    private static final int ROOM = 2 * VIRTUAL;

    /// The rows `from … to`: writes their `∂x`, and adds their parts of `∂w` and `∂b` from index `part` on, in order.
    void rows(int n, int from, int to, int part) {
        float[] s = Workspace.mine().array(0, 2 * ROOM);
        int r = from;
        for (; r < to - 1; r += 2) {
            two(r, n, part, s);
            write(r, n, part, s, 0);
            write(r + 1, n, part, s, ROOM);
        }
        if (r < to) {
            one(r, n, part, s);
            write(r, n, part, s, 0);
        }
    }

    /// `Σ h` and `Σ h x̂ / s` of a row in sixteen lanes each, and its parts of `∂w` and `∂b`, all without what does not
    /// fill the lanes.
    private void one(int r, int n, int part, float[] s) {
        FloatVector m = broadcast(F, moments.mean()[r]), by = broadcast(F, moments.scale()[r]);
        int at = r * n, whole = n & -VIRTUAL;
        for (int lane = 0; lane < VIRTUAL; lane += L) {
            FloatVector sum = broadcast(F, 0), along = sum;
            for (int i = lane; i < whole; i += VIRTUAL) {
                FloatVector y = fromArray(F, g, at + i), d = fromArray(F, x, at + i).sub(m);
                FloatVector h = y.mul(fromArray(F, w, i));
                sum = sum.add(h);
                along = h.fma(d, along);
                y.fma(d.mul(by), fromArray(F, dw, part + i)).intoArray(dw, part + i);
                fromArray(F, db, part + i).add(y).intoArray(db, part + i);
            }
            sum.intoArray(s, lane);
            along.intoArray(s, VIRTUAL + lane);
        }
    }

    /// The same of the rows `r` and `r + 1`.
    private void two(int r, int n, int part, float[] s) {
        FloatVector m1 = broadcast(F, moments.mean()[r]), by1 = broadcast(F, moments.scale()[r]);
        FloatVector m2 = broadcast(F, moments.mean()[r + 1]), by2 = broadcast(F, moments.scale()[r + 1]);
        int at = r * n, below = at + n, whole = n & -VIRTUAL;
        for (int lane = 0; lane < VIRTUAL; lane += L) {
            FloatVector sum1 = broadcast(F, 0), along1 = sum1, sum2 = sum1, along2 = sum1;
            for (int i = lane; i < whole; i += VIRTUAL) {
                FloatVector v = fromArray(F, w, i);
                FloatVector y1 = fromArray(F, g, at + i), d1 = fromArray(F, x, at + i).sub(m1), h1 = y1.mul(v);
                FloatVector y2 = fromArray(F, g, below + i), d2 = fromArray(F, x, below + i).sub(m2), h2 = y2.mul(v);
                sum1 = sum1.add(h1);
                along1 = h1.fma(d1, along1);
                sum2 = sum2.add(h2);
                along2 = h2.fma(d2, along2);
                y2.fma(d2.mul(by2), y1.fma(d1.mul(by1), fromArray(F, dw, part + i))).intoArray(dw, part + i);
                fromArray(F, db, part + i).add(y1).add(y2).intoArray(db, part + i);
            }
            sum1.intoArray(s, lane);
            along1.intoArray(s, VIRTUAL + lane);
            sum2.intoArray(s, ROOM + lane);
            along2.intoArray(s, ROOM + VIRTUAL + lane);
        }
    }

    /// Writes the `∂x` of row `r`, whose sums stand in `s` from index `sums` on; and adds its last parts of `∂w`, `∂b`.
    private void write(int r, int n, int part, float[] s, int sums) {
        float mean = moments.mean()[r], scale = moments.scale()[r];
        float h = meanH(r, n, s, sums), along = meanAlong(r, n, s, sums);
        FloatVector m = broadcast(F, mean), by = broadcast(F, scale);
        FloatVector meanH = broadcast(F, h), less = broadcast(F, -along);
        int at = r * n, i = 0;
        for (; i < (n & -VIRTUAL); i += L) {
            FloatVector hat = fromArray(F, x, at + i).sub(m).mul(by);
            FloatVector centred = fromArray(F, g, at + i).mul(fromArray(F, w, i)).sub(meanH);
            hat.fma(less, centred).mul(by).intoArray(dx, at + i);
        }
        for (; i < n; i++) {
            float y = g[at + i], hat = (x[at + i] - mean) * scale;
            dw[part + i] = Math.fma(y, hat, dw[part + i]);
            db[part + i] += y;
            dx[at + i] = Math.fma(hat, -along, y * w[i] - h) * scale;
        }
    }

    private float meanH(int r, int n, float[] s, int sums) {
        float sum = Lanes.tree(s, sums);
        for (int i = n & -VIRTUAL; i < n; i++)
            sum = Math.fma(g[r * n + i], w[i], sum);
        return moments.centred() ? sum / n : 0;
    }

    private float meanAlong(int r, int n, float[] s, int sums) {
        float mean = moments.mean()[r], sum = Lanes.tree(s, sums + VIRTUAL);
        for (int i = n & -VIRTUAL; i < n; i++)
            sum = Math.fma(g[r * n + i] * w[i], x[r * n + i] - mean, sum);
        return sum * moments.scale()[r] / n;
    }
}
