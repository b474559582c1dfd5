package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// Layer normalisation's gradients, all three in one walk over the rows; [FloatNorms] has the formulas.
///
/// A row is read twice, the second time from the nearest cache: its two sums must be known before its `∂x`. Four rows
/// go together, so that `∂w` and `∂b` are loaded and stored once for the four.
///
/// @param g  ∂y, `(rows, n)`
/// @param x  `(rows, n)`
/// @param w  `(n)`
/// @param dx `(rows, n)`, written
/// @param dw added to, from the index that is given
/// @param db added to, likewise
record FloatNormSlopes(float[] g, float[] x, float[] w, FloatNorms.Moments moments, float[] dx, float[] dw,
        float[] db) {

    private static final int ROWS = 4;

    /// The rows `from … to`: writes their `∂x`, and adds their parts of `∂w` and `∂b` from index `at` on, in order.
    void rows(int n, int from, int to, int at) {
        var mine = Workspace.mine();
        float[] s = mine.array(0, 2 * VIRTUAL), h = mine.array(1, ROWS), along = mine.array(2, ROWS);
        for (int first = from; first < to; first += ROWS) {
            int last = Math.min(to, first + ROWS), i = 0;
            for (int r = first; r < last; r++) {
                sums(r, n, s);
                h[r - first] = moments.centred() ? Lanes.tree(s) / n : 0;
                along[r - first] = Lanes.tree(s, VIRTUAL) / n;
            }
            if (last == first + ROWS)
                i = fourRows(first, n, h, along, at);
            for (int r = first; r < last; r++)
                row(r, i, n, h[r - first], along[r - first], at);
        }
    }

    /// `Σ h` and `Σ h x̂` in sixteen lanes each.
    private void sums(int r, int n, float[] s) {
        FloatVector zero = broadcast(F, 0), sum = zero, along = zero, mean = broadcast(F, moments.mean()[r]);
        FloatVector scale = broadcast(F, moments.scale()[r]);
        for (int i = 0; i < 2 * VIRTUAL; i += L)
            zero.intoArray(s, i);
        int at = r * n, i = 0, mask = VIRTUAL - 1;
        for (; i <= n - L; i += L) {
            FloatVector h = fromArray(F, g, at + i).mul(fromArray(F, w, i));
            FloatVector hat = fromArray(F, x, at + i).sub(mean).mul(scale);
            if (L == VIRTUAL) {
                sum = sum.add(h);
                along = h.fma(hat, along);
            } else {
                fromArray(F, s, i & mask).add(h).intoArray(s, i & mask);
                h.fma(hat, fromArray(F, s, VIRTUAL + (i & mask))).intoArray(s, VIRTUAL + (i & mask));
            }
        }
        if (L == VIRTUAL) {
            sum.intoArray(s, 0);
            along.intoArray(s, VIRTUAL);
        }
        for (; i < n; i++) {
            float h = g[at + i] * w[i];
            s[i & mask] += h;
            s[VIRTUAL + (i & mask)] = Math.fma(h, (x[at + i] - moments.mean()[r]) * moments.scale()[r],
                    s[VIRTUAL + (i & mask)]);
        }
    }

    /// As many columns as fill vectors; answers how many those are. `h` and `along` are the means of h and of h x̂.
    private int fourRows(int r, int n, float[] h, float[] along, int at) {
        float[] mean = moments.mean(), scale = moments.scale();
        FloatVector m0 = broadcast(F, mean[r]), s0 = broadcast(F, scale[r]);
        FloatVector m1 = broadcast(F, mean[r + 1]), s1 = broadcast(F, scale[r + 1]);
        FloatVector m2 = broadcast(F, mean[r + 2]), s2 = broadcast(F, scale[r + 2]);
        FloatVector m3 = broadcast(F, mean[r + 3]), s3 = broadcast(F, scale[r + 3]);
        int i = 0;
        for (; i <= n - L; i += L) {
            int o0 = r * n + i, o1 = o0 + n, o2 = o1 + n, o3 = o2 + n;
            FloatVector v = fromArray(F, w, i), sumW = fromArray(F, dw, at + i), sumB = fromArray(F, db, at + i);
            FloatVector y = fromArray(F, g, o0), hat = fromArray(F, x, o0).sub(m0).mul(s0);
            sumW = y.fma(hat, sumW);
            sumB = sumB.add(y);
            hat.fma(broadcast(F, -along[0]), y.mul(v).sub(broadcast(F, h[0]))).mul(s0).intoArray(dx, o0);
            y = fromArray(F, g, o1);
            hat = fromArray(F, x, o1).sub(m1).mul(s1);
            sumW = y.fma(hat, sumW);
            sumB = sumB.add(y);
            hat.fma(broadcast(F, -along[1]), y.mul(v).sub(broadcast(F, h[1]))).mul(s1).intoArray(dx, o1);
            y = fromArray(F, g, o2);
            hat = fromArray(F, x, o2).sub(m2).mul(s2);
            sumW = y.fma(hat, sumW);
            sumB = sumB.add(y);
            hat.fma(broadcast(F, -along[2]), y.mul(v).sub(broadcast(F, h[2]))).mul(s2).intoArray(dx, o2);
            y = fromArray(F, g, o3);
            hat = fromArray(F, x, o3).sub(m3).mul(s3);
            y.fma(hat, sumW).intoArray(dw, at + i);
            sumB.add(y).intoArray(db, at + i);
            hat.fma(broadcast(F, -along[3]), y.mul(v).sub(broadcast(F, h[3]))).mul(s3).intoArray(dx, o3);
        }
        return i;
    }

    /// The columns from `i` on of one row.
    private void row(int r, int i, int n, float h, float along, int at) {
        float mean = moments.mean()[r], scale = moments.scale()[r];
        for (; i < n; i++) {
            float y = g[r * n + i], hat = (x[r * n + i] - mean) * scale;
            dw[at + i] = Math.fma(y, hat, dw[at + i]);
            db[at + i] += y;
            dx[r * n + i] = Math.fma(hat, -along, y * w[i] - h) * scale;
        }
    }
}
