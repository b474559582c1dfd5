package fovea.kernel;

import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// The long short-term memory; keeps i, f, g, o, the old c and `t = tanh c'`.
///
/// ```text
///     i, f, o = σ(x + u + b)      g = tanh(x + u + b)      c' = f c + i g      h' = o tanh c'
/// ```
record FloatLstmCell() implements FloatCell {

    @Override
    public void forward(FloatUnroll all, FloatUnroll.Block block, int row, int at) {
        int H = all.H, x = block.x(row, at), u = row * block.uStep, kept = block.kept(at);
        FloatGateRows.sigmoid(block.x, x, block.u, u, all.bias, 0, block.kept, kept, 2 * H);
        FloatGateRows.tanh(block.x, x + 2 * H, block.u, u + 2 * H, all.bias, 2 * H, block.kept, kept + 2 * H, H);
        FloatGateRows.sigmoid(block.x, x + 3 * H, block.u, u + 3 * H, all.bias, 3 * H, block.kept, kept + 3 * H, H);
        System.arraycopy(block.c, row * H, block.kept, kept + 4 * H, H);
        remember(block.kept, kept, block.c, block.h, row * H, H);
    }

    private static void remember(float[] kept, int i, float[] c, float[] h, int at, int H) {
        int f = i + H, g = f + H, o = g + H, t = o + 2 * H, j = 0;
        for (; j <= H - L; j += L) {
            FloatVector memory = fromArray(Lanes.F, kept, f + j)
                    .fma(fromArray(Lanes.F, c, at + j), fromArray(Lanes.F, kept, i + j)
                    .mul(fromArray(Lanes.F, kept, g + j)));
            FloatVector bent = FloatExp.tanh(memory);
            memory.intoArray(c, at + j);
            bent.intoArray(kept, t + j);
            fromArray(Lanes.F, kept, o + j).mul(bent).intoArray(h, at + j);
        }
        for (; j < H; j++) {
            c[at + j] = Math.fma(kept[f + j], c[at + j], kept[i + j] * kept[g + j]);
            kept[t + j] = FloatExp.tanh(c[at + j]);
            h[at + j] = kept[o + j] * kept[t + j];
        }
    }

    /// ```text
    ///     m = ∂c' + ∂h' o (1 − t²)                                                    what reaches the memory
    ///     ∂i = m g i (1 − i)    ∂f = m c f (1 − f)    ∂g = m i (1 − g²)    ∂o = ∂h' t o (1 − o)    ∂c = m f
    /// ```
    @Override
    public void backward(FloatUnrollSlope all, FloatUnrollSlope.Block block, int row, int at) {
        int H = all.H, u = row * all.G;
        slope(all.kept, at * all.K, block.gh, block.gc, row * block.step, block.gu, u, H);
        System.arraycopy(block.gu, u, all.gx, at * all.G, all.G);
    }

    private static void slope(float[] kept, int i, float[] gh, float[] gc, int at, float[] gu, int u, int H) {
        int f = i + H, g = f + H, o = g + H, c = o + H, t = c + H, j = 0;
        for (; j <= H - L; j += L) {
            FloatVector I = fromArray(Lanes.F, kept, i + j), F = fromArray(Lanes.F, kept, f + j),
                    G = fromArray(Lanes.F, kept, g + j), O = fromArray(Lanes.F, kept, o + j);
            FloatVector T = fromArray(Lanes.F, kept, t + j), d = fromArray(Lanes.F, gh, at + j);
            FloatVector m = d.mul(O).fma(T.neg().fma(T, broadcast(Lanes.F, 1)), fromArray(Lanes.F, gc, at + j));
            m.mul(G).mul(I.mul(broadcast(Lanes.F, 1).sub(I))).intoArray(gu, u + j);
            m.mul(fromArray(Lanes.F, kept, c + j)).mul(F.mul(broadcast(Lanes.F, 1).sub(F))).intoArray(gu, u + H + j);
            m.mul(I).mul(G.neg().fma(G, broadcast(Lanes.F, 1))).intoArray(gu, u + 2 * H + j);
            d.mul(T).mul(O.mul(broadcast(Lanes.F, 1).sub(O))).intoArray(gu, u + 3 * H + j);
            m.mul(F).intoArray(gc, at + j);
            broadcast(Lanes.F, 0).intoArray(gh, at + j);
        }
        for (; j < H; j++) {
            float I = kept[i + j], F = kept[f + j], G = kept[g + j], O = kept[o + j], T = kept[t + j], d = gh[at + j];
            float m = Math.fma(d * O, Math.fma(-T, T, 1), gc[at + j]);
            gu[u + j] = m * G * (I * (1 - I));
            gu[u + H + j] = m * kept[c + j] * (F * (1 - F));
            gu[u + 2 * H + j] = m * I * Math.fma(-G, G, 1);
            gu[u + 3 * H + j] = d * T * (O * (1 - O));
            gc[at + j] = m * F;
            gh[at + j] = 0;
        }
    }
}
