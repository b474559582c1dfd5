package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// The gated recurrent unit with its reset gate after the product; keeps r, z, n and `q = uₙ + b_q`.
///
/// ```text
///     r, z = σ(x + u + b)      n = tanh(xₙ + bₙ + r q)      h' = n + z (h − n)
/// ```
record FloatGruCell() implements FloatCell {

    @Override
    public void forward(FloatUnroll all, FloatUnroll.Block block, int row, int at) {
        int H = all.H, x = block.x(row, at), u = row * block.uStep, kept = block.kept(at);
        FloatGateRows.sigmoid(block.x, x, block.u, u, all.bias, 0, block.kept, kept, 2 * H);
        candidate(all, block, x + 2 * H, u + 2 * H, kept);
        blend(block.kept, kept + H, block.h, row * H, H);
    }

    private static void candidate(FloatUnroll all, FloatUnroll.Block block, int xAt, int uAt, int r) {
        float[] x = block.x, u = block.u, b = all.bias, kept = block.kept;
        int H = all.H, n = r + 2 * H, q = r + 3 * H, bn = 2 * H, bq = 3 * H, j = 0;
        for (; j <= H - L; j += L) {
            FloatVector product = fromArray(F, u, uAt + j).add(fromArray(F, b, bq + j));
            product.intoArray(kept, q + j);
            FloatExp.tanh(fromArray(F, kept, r + j).fma(product, fromArray(F, x, xAt + j).add(fromArray(F, b, bn + j))))
                    .intoArray(kept, n + j);
        }
        for (; j < H; j++) {
            kept[q + j] = u[uAt + j] + b[bq + j];
            kept[n + j] = FloatExp.tanh(Math.fma(kept[r + j], kept[q + j], x[xAt + j] + b[bn + j]));
        }
    }

    private static void blend(float[] kept, int z, float[] h, int at, int H) {
        int n = z + H, j = 0;
        for (; j <= H - L; j += L) {
            FloatVector fresh = fromArray(F, kept, n + j);
            fromArray(F, kept, z + j).fma(fromArray(F, h, at + j).sub(fresh), fresh).intoArray(h, at + j);
        }
        for (; j < H; j++)
            h[at + j] = Math.fma(kept[z + j], h[at + j] - kept[n + j], kept[n + j]);
    }

    /// ```text
    ///     ∂a = g (1 − z) (1 − n²)                inside the tanh
    ///     ∂r = ∂a q r (1 − r)    ∂z = g (h − n) z (1 − z)    ∂xₙ = ∂a    ∂uₙ = ∂a r    ∂h = g z
    /// ```
    @Override
    public void backward(FloatUnrollSlope all, FloatUnrollSlope.Block block, int row, int at) {
        int H = all.H, u = row * all.G, x = at * all.G;
        slope(all.kept, at * all.K, all.before, at * H, block.gh, row * block.step, block.gu, u, all.gx, x + 2 * H, H);
        System.arraycopy(block.gu, u, all.gx, x, 2 * H);
    }

    private static void slope(float[] kept, int r, float[] h, int hAt, float[] gh, int at, float[] gu, int uAt,
            float[] gx, int xAt, int H) {
        int z = r + H, n = z + H, q = n + H, j = 0;
        for (; j <= H - L; j += L) {
            FloatVector R = fromArray(F, kept, r + j), Z = fromArray(F, kept, z + j), N = fromArray(F, kept, n + j),
                    g = fromArray(F, gh, at + j);
            FloatVector a = broadcast(F, 1).sub(Z).mul(g).mul(N.neg().fma(N, broadcast(F, 1)));
            FloatVector ar = a.mul(R);
            ar.mul(fromArray(F, kept, q + j)).mul(broadcast(F, 1).sub(R)).intoArray(gu, uAt + j);
            fromArray(F, h, hAt + j).sub(N).mul(g).mul(Z.mul(broadcast(F, 1).sub(Z))).intoArray(gu, uAt + H + j);
            ar.intoArray(gu, uAt + 2 * H + j);
            a.intoArray(gx, xAt + j);
            g.mul(Z).intoArray(gh, at + j);
        }
        for (; j < H; j++) {
            float R = kept[r + j], Z = kept[z + j], N = kept[n + j], g = gh[at + j];
            float a = (1 - Z) * g * Math.fma(-N, N, 1), ar = a * R;
            gu[uAt + j] = ar * kept[q + j] * (1 - R);
            gu[uAt + H + j] = (h[hAt + j] - N) * g * (Z * (1 - Z));
            gu[uAt + 2 * H + j] = ar;
            gx[xAt + j] = a;
            gh[at + j] = g * Z;
        }
    }
}
