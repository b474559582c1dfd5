package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// One step of a long short-term memory for a batch of rows, from the two products that are its only other cost.
///
/// ```text
///     x = W x_t + b,   u = U h + c       each (rows, 4 H): the parts for i, f, g and o side by side, as in PyTorch
///
///     i = σ(x_i + u_i)    take in         f = σ(x_f + u_f)     forget (Gers et al. 2000)
///     g = tanh(x_g + u_g) news            o = σ(x_o + u_o)     let out
///     c' = f c + i g                      h' = o tanh c'       Hochreiter and Schmidhuber 1997
/// ```
///
/// Kept for [#slope]: i, f, g, o as `gates (rows, 4 H)`, and `bent = tanh c'`. Ranges `from … to` count rows.
final class FloatLstm {

    private FloatLstm() {}

    /// What a step keeps and makes, all `(rows, H)` but the gates.
    ///
    /// @param gates i, f, g, o, `(rows, 4 H)`
    /// @param cell  c'
    /// @param bent  tanh c'
    /// @param out   h'
    record Made(Slice gates, Slice cell, Slice bent, Slice out) {}

    /// The step: everything in `made`, from `x`, `u` and `cell` = c.
    static void step(Slice x, Slice u, Slice cell, Made made, int H, int from, int to) {
        for (int row = from; row < to; row++) {
            int at = row * 4 * H;
            FloatGates.sigmoid(x, u, made.gates, at, 2 * H);
            FloatGates.tanh(x, u, made.gates, at + 2 * H, H);
            FloatGates.sigmoid(x, u, made.gates, at + 3 * H, H);
            remember(made, cell, row * H, H);
            FloatGates.tanh(made.cell, made.bent, row * H, H);
            letOut(made, row * H, H);
        }
    }

    /// The gradients of the gates' sums (of `x` and `u` alike) and of `c`, from `g = ∂h'` and `gc = ∂c'`.
    ///
    /// ```text
    ///     ∂c' ← gc + g o (1 − bent²)
    ///     ∂i = ∂c' g i (1 − i)    ∂f = ∂c' c f (1 − f)    ∂g = ∂c' i (1 − g²)    ∂o = g bent o (1 − o)    ∂c = ∂c' f
    /// ```
    static void slope(Slice g, Slice gc, Slice cell, Made made, Slice dx, Slice dc, int H, int from, int to) {
        for (int row = from; row < to; row++)
            slope(g, gc, cell, made, dx, dc, row * H, H);
    }

    private static void remember(Made made, Slice cell, int row, int H) {
        float[] gates = made.gates.array(), before = cell.array(), to = made.cell.array();
        int i = made.gates.at() + 4 * row, f = i + H, g = f + H, c = cell.at() + row, o = made.cell.at() + row, j = 0;
        for (; j <= H - L; j += L) {
            var news = fromArray(F, gates, i + j).mul(fromArray(F, gates, g + j));
            fromArray(F, gates, f + j).fma(fromArray(F, before, c + j), news).intoArray(to, o + j);
        }
        for (; j < H; j++)
            to[o + j] = Math.fma(gates[f + j], before[c + j], gates[i + j] * gates[g + j]);
    }

    private static void letOut(Made made, int row, int H) {
        float[] gates = made.gates.array(), bent = made.bent.array(), to = made.out.array();
        int o = made.gates.at() + 4 * row + 3 * H, b = made.bent.at() + row, h = made.out.at() + row, j = 0;
        for (; j <= H - L; j += L)
            fromArray(F, gates, o + j).mul(fromArray(F, bent, b + j)).intoArray(to, h + j);
        for (; j < H; j++)
            to[h + j] = gates[o + j] * bent[b + j];
    }

    private static void slope(Slice g, Slice gc, Slice cell, Made made, Slice dx, Slice dc, int row, int H) {
        float[] gs = g.array(), gcs = gc.array(), cs = cell.array(), gates = made.gates.array(), bents = made.bent.array();
        float[] toX = dx.array(), toC = dc.array();
        int a = made.gates.at() + 4 * row, x = dx.at() + 4 * row, bent = made.bent.at() + row, old = cell.at() + row;
        int fromH = g.at() + row, fromC = gc.at() + row, to = dc.at() + row, j = 0;
        FloatVector one = broadcast(F, 1);
        for (; j <= H - L; j += L) {
            FloatVector i = fromArray(F, gates, a + j), f = fromArray(F, gates, a + H + j), n = fromArray(F, gates, a + 2 * H + j);
            FloatVector o = fromArray(F, gates, a + 3 * H + j), b = fromArray(F, bents, bent + j), d = fromArray(F, gs, fromH + j);
            FloatVector c = fromArray(F, gcs, fromC + j).add(d.mul(o).mul(one.sub(b.mul(b))));
            c.mul(n).mul(i.mul(one.sub(i))).intoArray(toX, x + j);
            c.mul(fromArray(F, cs, old + j)).mul(f.mul(one.sub(f))).intoArray(toX, x + H + j);
            c.mul(i).mul(one.sub(n.mul(n))).intoArray(toX, x + 2 * H + j);
            d.mul(b).mul(o.mul(one.sub(o))).intoArray(toX, x + 3 * H + j);
            c.mul(f).intoArray(toC, to + j);
        }
        for (; j < H; j++) {
            float i = gates[a + j], f = gates[a + H + j], n = gates[a + 2 * H + j], o = gates[a + 3 * H + j];
            float b = bents[bent + j], d = gs[fromH + j], c = gcs[fromC + j] + d * o * (1 - b * b);
            toX[x + j] = c * n * (i * (1 - i));
            toX[x + H + j] = c * cs[old + j] * (f * (1 - f));
            toX[x + 2 * H + j] = c * i * (1 - n * n);
            toX[x + 3 * H + j] = d * b * (o * (1 - o));
            toC[to + j] = c * f;
        }
    }
}
