package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;

/// A gradient through an activation, `out[i] = g[i] f'`, with the slope told from the output `y` where that is cheaper,
/// else from the input `x`; one pass over memory instead of four. `out` may be `g`.
final class FloatSlopes {

    private FloatSlopes() {}

    /// `g (1 − y²)`, y = tanh x
    static void tanh(float[] g, float[] y, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L) {
            var v = fromArray(F, y, i);
            v.neg().fma(v, broadcast(F, 1)).mul(fromArray(F, g, i)).intoArray(out, i);
        }
        for (; i < to; i++)
            out[i] = Math.fma(-y[i], y[i], 1) * g[i];
    }

    /// `g y (1 − y)`, y = σ(x)
    static void sigmoid(float[] g, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = g[i] * (y[i] * (1 - y[i]));
    }

    /// `g` where x is positive, else 0; the output of relu does as well as its input.
    static void relu(float[] g, float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            broadcast(F, 0).blend(fromArray(F, g, i), fromArray(F, x, i).compare(GT, 0)).intoArray(out, i);
        for (; i < to; i++)
            out[i] = x[i] > 0 ? g[i] : 0;
    }

    /// `g (Φ(x) + x φ(x))`
    static void gelu(float[] g, float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            fromArray(F, g, i).mul(FloatNormal.geluSlope(fromArray(F, x, i))).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatNormal.geluSlope(x[i]) * g[i];
    }

    /// `g` times the slope of GELU's approximation by tanh.
    static void geluTanh(float[] g, float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            fromArray(F, g, i).mul(FloatGeluTanh.slope(fromArray(F, x, i))).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatGeluTanh.slope(x[i]) * g[i];
    }

    /// `g σ (1 + x (1 − σ))`
    static void silu(float[] g, float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            fromArray(F, g, i).mul(FloatExp.siluSlope(fromArray(F, x, i))).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatExp.siluSlope(x[i]) * g[i];
    }

    /// `g σ(x)`
    static void softplus(float[] g, float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            fromArray(F, g, i).mul(FloatExp.sigmoid(fromArray(F, x, i))).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatExp.sigmoid(x[i]) * g[i];
    }
}
