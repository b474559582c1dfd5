package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.fromArray;

/// Gates of one row: `out = σ(x + u + b)`, `out = tanh(x + u + b)`, over `n` numbers that lie side by side in each
/// array.
final class FloatGateRows {

    private FloatGateRows() {}

    static void sigmoid(float[] x, int xAt, float[] u, int uAt, float[] b, int bAt, float[] out, int at, int n) {
        int j = 0;
        for (; j <= n - L; j += L)
            FloatExp.sigmoid(fromArray(F, x, xAt + j).add(fromArray(F, u, uAt + j)).add(fromArray(F, b, bAt + j)))
                    .intoArray(out, at + j);
        for (; j < n; j++)
            out[at + j] = FloatExp.sigmoid(x[xAt + j] + u[uAt + j] + b[bAt + j]);
    }

    static void tanh(float[] x, int xAt, float[] u, int uAt, float[] b, int bAt, float[] out, int at, int n) {
        int j = 0;
        for (; j <= n - L; j += L)
            FloatExp.tanh(fromArray(F, x, xAt + j).add(fromArray(F, u, uAt + j)).add(fromArray(F, b, bAt + j)))
                    .intoArray(out, at + j);
        for (; j < n; j++)
            out[at + j] = FloatExp.tanh(x[xAt + j] + u[uAt + j] + b[bAt + j]);
    }
}
