package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// One step of a gated recurrent unit for a batch of rows, from the two products that are its only other cost.
///
/// ```text
///     x = W x_t + b,   u = U h + c       each (rows, 3 H): the parts for r, z and n side by side
///
///     r = σ(x_r + u_r)         reset             z = σ(x_z + u_z)          update
///     n = tanh(x_n + r u_n)    news              h' = (1 − z) n + z h
/// ```
///
/// The reset gate stands behind the product, as in cuDNN and PyTorch, not before it as in Cho et al. 2014. Kept for [#slope]: r, z, n as
/// `gates (rows, 3 H)`; `u` is needed there once more. Ranges `from … to` count rows.
final class FloatGru {

    private FloatGru() {}

    /// `gates = r, z, n` and `out = h'`.
    static void step(Slice x, Slice u, Slice h, Slice gates, Slice out, int H, int from, int to) {
        for (int row = from; row < to; row++) {
            int at = row * 3 * H;
            FloatGates.sigmoid(x, u, gates, at, 2 * H);
            news(x, u, gates, at, H);
            blend(gates, at, h, out, row * H, H);
        }
    }

    /// The gradients of `x`, `u` and `h`, from `g = ∂h'`.
    ///
    /// ```text
    ///     ∂n = (1 − z) g (1 − n²)      ∂z = (h − n) g z (1 − z)       ∂r = u_n ∂n r (1 − r)
    ///     ∂x = ∂r, ∂z, ∂n              ∂u = ∂r, ∂z, r ∂n              ∂h = z g
    /// ```
    static void slope(Slice g, Slice u, Slice h, Slice gates, Slice dx, Slice du, Slice dh, int H, int from, int to) {
        for (int row = from; row < to; row++)
            slope(g, u, h, gates, dx, du, dh, row * H, H);
    }

    private static void news(Slice x, Slice u, Slice gates, int at, int H) {
        float[] xs = x.array(), us = u.array(), to = gates.array();
        int r = gates.at() + at, n = r + 2 * H, xn = x.at() + at + 2 * H, un = u.at() + at + 2 * H, i = 0;
        for (; i <= H - L; i += L)
            FloatExp.tanh(fromArray(F, to, r + i).fma(fromArray(F, us, un + i), fromArray(F, xs, xn + i))).intoArray(to, n + i);
        for (; i < H; i++)
            to[n + i] = FloatExp.tanh(Math.fma(to[r + i], us[un + i], xs[xn + i]));
    }

    private static void blend(Slice gates, int at, Slice h, Slice out, int row, int H) {
        float[] from = gates.array(), before = h.array(), to = out.array();
        int z = gates.at() + at + H, n = z + H, b = h.at() + row, o = out.at() + row, i = 0;
        for (; i <= H - L; i += L) {
            FloatVector news = fromArray(F, from, n + i), old = fromArray(F, before, b + i);
            fromArray(F, from, z + i).fma(old.sub(news), news).intoArray(to, o + i);
        }
        for (; i < H; i++)
            to[o + i] = Math.fma(from[z + i], before[b + i] - from[n + i], from[n + i]);
    }

    private static void slope(Slice g, Slice u, Slice h, Slice gates, Slice dx, Slice du, Slice dh, int row, int H) {
        float[] gs = g.array(), us = u.array(), hs = h.array(), rzn = gates.array(), toX = dx.array(), toU = du.array(), toH = dh.array();
        int a = gates.at() + 3 * row, un = u.at() + 3 * row + 2 * H, x = dx.at() + 3 * row, y = du.at() + 3 * row;
        int from = g.at() + row, old = h.at() + row, to = dh.at() + row, i = 0;
        FloatVector one = broadcast(F, 1);
        for (; i <= H - L; i += L) {
            FloatVector r = fromArray(F, rzn, a + i), z = fromArray(F, rzn, a + H + i), n = fromArray(F, rzn, a + 2 * H + i);
            FloatVector d = fromArray(F, gs, from + i), dn = one.sub(z).mul(d).mul(one.sub(n.mul(n)));
            FloatVector dz = fromArray(F, hs, old + i).sub(n).mul(d).mul(z.mul(one.sub(z)));
            FloatVector dr = fromArray(F, us, un + i).mul(dn).mul(r.mul(one.sub(r)));
            dr.intoArray(toX, x + i);
            dz.intoArray(toX, x + H + i);
            dn.intoArray(toX, x + 2 * H + i);
            dr.intoArray(toU, y + i);
            dz.intoArray(toU, y + H + i);
            r.mul(dn).intoArray(toU, y + 2 * H + i);
            z.mul(d).intoArray(toH, to + i);
        }
        for (; i < H; i++) {
            float r = rzn[a + i], z = rzn[a + H + i], n = rzn[a + 2 * H + i], d = gs[from + i];
            float dn = (1 - z) * d * (1 - n * n), dz = (hs[old + i] - n) * d * (z * (1 - z)), dr = us[un + i] * dn * (r * (1 - r));
            toX[x + i] = toU[y + i] = dr;
            toX[x + H + i] = toU[y + H + i] = dz;
            toX[x + 2 * H + i] = dn;
            toU[y + 2 * H + i] = r * dn;
            toH[to + i] = z * d;
        }
    }
}
