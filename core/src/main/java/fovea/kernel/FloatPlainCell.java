package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

/// `h' = tanh(x + u + b)`, or `h' = max(0, x + u + b)`; keeps h'.
///
/// @param relu whether it is the second
record FloatPlainCell(boolean relu) implements FloatCell {

    @Override
    public void forward(FloatUnroll all, FloatUnroll.Block block, int row, int at) {
        int H = all.H, h = row * H, kept = block.kept(at);
        if (relu)
            relu(block.x, block.x(row, at), block.u, row * block.uStep, all.bias, block.h, h, H);
        else
            tanh(block.x, block.x(row, at), block.u, row * block.uStep, all.bias, block.h, h, H);
        System.arraycopy(block.h, h, block.kept, kept, H);
    }

    @Override
    public void backward(FloatUnrollSlope all, FloatUnrollSlope.Block block, int row, int at) {
        int H = all.H, gh = row * block.step;
        if (relu)
            reluSlope(all.kept, at * H, block.gh, gh, block.gu, row * H, H);
        else
            tanhSlope(all.kept, at * H, block.gh, gh, block.gu, row * H, H);
        System.arraycopy(block.gu, row * H, all.gx, at * H, H);
    }

    private static void tanh(float[] x, int xAt, float[] u, int uAt, float[] b, float[] out, int at, int n) {
        int j = 0;
        for (; j <= n - L; j += L)
            FloatExp.tanh(fromArray(F, x, xAt + j).add(fromArray(F, u, uAt + j)).add(fromArray(F, b, j)))
                    .intoArray(out, at + j);
        for (; j < n; j++)
            out[at + j] = FloatExp.tanh(x[xAt + j] + u[uAt + j] + b[j]);
    }

    private static void relu(float[] x, int xAt, float[] u, int uAt, float[] b, float[] out, int at, int n) {
        int j = 0;
        for (; j <= n - L; j += L) {
            var sum = fromArray(F, x, xAt + j).add(fromArray(F, u, uAt + j)).add(fromArray(F, b, j));
            sum.blend(0f, sum.compare(LE, 0)).intoArray(out, at + j);
        }
        for (; j < n; j++) {
            float sum = x[xAt + j] + u[uAt + j] + b[j];
            out[at + j] = sum <= 0 ? 0 : sum;
        }
    }

    private static void tanhSlope(float[] y, int yAt, float[] gh, int at, float[] gu, int uAt, int n) {
        int j = 0;
        for (; j <= n - L; j += L) {
            var v = fromArray(F, y, yAt + j);
            v.neg().fma(v, broadcast(F, 1)).mul(fromArray(F, gh, at + j)).intoArray(gu, uAt + j);
            broadcast(F, 0).intoArray(gh, at + j);
        }
        for (; j < n; j++) {
            gu[uAt + j] = Math.fma(-y[yAt + j], y[yAt + j], 1) * gh[at + j];
            gh[at + j] = 0;
        }
    }

    private static void reluSlope(float[] y, int yAt, float[] gh, int at, float[] gu, int uAt, int n) {
        int j = 0;
        for (; j <= n - L; j += L) {
            broadcast(F, 0).blend(fromArray(F, gh, at + j), fromArray(F, y, yAt + j).compare(GT, 0))
                    .intoArray(gu, uAt + j);
            broadcast(F, 0).intoArray(gh, at + j);
        }
        for (; j < n; j++) {
            gu[uAt + j] = y[yAt + j] > 0 ? gh[at + j] : 0;
            gh[at + j] = 0;
        }
    }
}
