package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.F8;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.L8;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// Layer normalisation's gradients, all three in one walk over the rows; [FloatNorms] has the formulas.
///
/// A row is read twice, the second time from the nearest cache: its two sums must be known before its `∂x`. `∂w` and
/// `∂b` are added to when it is read first, so that nothing but `∂x` is written when that is: stores wait for each
/// other, and those to memory are slow.
///
/// @param g  ∂y, `(rows, n)`
/// @param x  `(rows, n)`
/// @param w  `(n)`
/// @param dx `(rows, n)`, written
/// @param dw added to, from the index that is given
/// @param db added to, likewise
record FloatNormSlopes(float[] g, float[] x, float[] w, FloatNorms.Moments moments, float[] dx, float[] dw,
        float[] db) {

    /// The rows `from … to`: writes their `∂x`, and adds their parts of `∂w` and `∂b` from index `at` on, in order.
    void rows(int n, int from, int to, int at) {
        float[] s = new float[2 * VIRTUAL];
        for (int r = from; r < to; r++) {
            sums(r, n, s, at);
            row(r, n, moments.centred() ? Lanes.tree(s) / n : 0, Lanes.tree(s, VIRTUAL) / n);
        }
    }

    /// `Σ h` and `Σ h x̂` of a row, in sixteen lanes each; and its part of `∂w` and `∂b`.
    private void sums(int r, int n, float[] s, int at) {
        FloatVector h0 = broadcast(F8, 0), h1 = h0, h2 = h0, h3 = h0;
        FloatVector along0 = h0, along1 = h0, along2 = h0, along3 = h0;
        FloatVector mean = broadcast(F8, moments.mean()[r]), scale = broadcast(F8, moments.scale()[r]);
        int first = r * n, i = 0;
        for (; i <= n - VIRTUAL; i += VIRTUAL) {
            FloatVector hat = hat(first + i, mean, scale), h = weighted(hat, first + i, i, at + i);
            h0 = h0.add(h);
            along0 = h.fma(hat, along0);
            hat = hat(first + i + L8, mean, scale);
            h = weighted(hat, first + i + L8, i + L8, at + i + L8);
            h1 = h1.add(h);
            along1 = h.fma(hat, along1);
            if (L8 < 8) {
                hat = hat(first + i + 2 * L8, mean, scale);
                h = weighted(hat, first + i + 2 * L8, i + 2 * L8, at + i + 2 * L8);
                h2 = h2.add(h);
                along2 = h.fma(hat, along2);
                hat = hat(first + i + 3 * L8, mean, scale);
                h = weighted(hat, first + i + 3 * L8, i + 3 * L8, at + i + 3 * L8);
                h3 = h3.add(h);
                along3 = h.fma(hat, along3);
            }
        }
        store(h0, h1, h2, h3, s, 0);
        store(along0, along1, along2, along3, s, VIRTUAL);
        rest(r, i, n, s, at);
    }

    private FloatVector hat(int o, FloatVector mean, FloatVector scale) {
        return fromArray(F8, x, o).sub(mean).mul(scale);
    }

    /// `h` of the elements from `o` on, once they are added to `∂w` and `∂b`.
    private FloatVector weighted(FloatVector hat, int o, int i, int at) {
        FloatVector y = fromArray(F8, g, o);
        y.fma(hat, fromArray(F8, dw, at)).intoArray(dw, at);
        fromArray(F8, db, at).add(y).intoArray(db, at);
        return y.mul(fromArray(F8, w, i));
    }

    private static void store(FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3, float[] s, int at) {
        s0.intoArray(s, at);
        s1.intoArray(s, at + L8);
        if (L8 < 8) {
            s2.intoArray(s, at + 2 * L8);
            s3.intoArray(s, at + 3 * L8);
        }
    }

    /// The same for the columns from `i` on.
    private void rest(int r, int i, int n, float[] s, int at) {
        for (int lane = 0; i < n; i++, lane++) {
            float y = g[r * n + i], h = y * w[i], hat = (x[r * n + i] - moments.mean()[r]) * moments.scale()[r];
            dw[at + i] = Math.fma(y, hat, dw[at + i]);
            db[at + i] += y;
            s[lane] += h;
            s[VIRTUAL + lane] = Math.fma(h, hat, s[VIRTUAL + lane]);
        }
    }

    /// `∂x` of a row; `h` and `along` are the means of h and of h x̂.
    private void row(int r, int n, float h, float along) {
        float mean = moments.mean()[r], scale = moments.scale()[r];
        int at = r * n, i = 0;
        for (; i <= n - L; i += L) {
            FloatVector hat = fromArray(F, x, at + i).sub(broadcast(F, mean)).mul(broadcast(F, scale));
            hat.fma(broadcast(F, -along), fromArray(F, g, at + i).mul(fromArray(F, w, i)).sub(broadcast(F, h)))
                    .mul(broadcast(F, scale)).intoArray(dx, at + i);
        }
        for (; i < n; i++)
            dx[at + i] = Math.fma((x[at + i] - mean) * scale, -along, g[at + i] * w[i] - h) * scale;
    }
}
