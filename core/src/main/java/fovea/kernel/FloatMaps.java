package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.LE;

/// One number in, one number out: `out[i] = f(x[i])` for `from ≤ i < to`, so that threads can share an array.
///
/// A vector at a time, then the rest one by one with the scalar twin, which has the same bits. What the compiler turns
/// into vectors by itself (it does for sums, products and roots) is written as a plain loop. `out` may be `x`.
final class FloatMaps {

    private FloatMaps() {}

    /// `−x`
    static void neg(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = -x[i];
    }

    /// `|x|`
    static void abs(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = Math.abs(x[i]);
    }

    /// `x²`
    static void square(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = x[i] * x[i];
    }

    /// `√x`
    static void sqrt(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = (float) Math.sqrt(x[i]);
    }

    /// `1/√x`
    static void rsqrt(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = 1 / (float) Math.sqrt(x[i]);
    }

    /// `1/x`
    static void reciprocal(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = 1 / x[i];
    }

    /// `max(0, x)`; NaN stays.
    static void relu(float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L) {
            var v = fromArray(F, x, i);
            v.blend(0f, v.compare(LE, 0)).intoArray(out, i);
        }
        for (; i < to; i++)
            out[i] = x[i] <= 0 ? 0 : x[i];
    }

    /// `eˣ`
    static void exp(float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            FloatExp.exp(fromArray(F, x, i)).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatExp.exp(x[i]);
    }

    /// `tanh x`
    static void tanh(float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            FloatExp.tanh(fromArray(F, x, i)).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatExp.tanh(x[i]);
    }

    /// `σ(x) = 1 / (1 + e⁻ˣ)`
    static void sigmoid(float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            FloatExp.sigmoid(fromArray(F, x, i)).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatExp.sigmoid(x[i]);
    }

    /// `x σ(x)`
    static void silu(float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            FloatExp.silu(fromArray(F, x, i)).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatExp.silu(x[i]);
    }

    /// `log x`
    static void log(float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            FloatLog.log(fromArray(F, x, i)).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatLog.log(x[i]);
    }

    /// `log(1 + eˣ)`
    static void softplus(float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            FloatLog.softplus(fromArray(F, x, i)).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatLog.softplus(x[i]);
    }

    /// `erf x`; here `out` must not be `x`. Two loops, for both branches in one are more than the compiler inlines.
    static void erf(float[] x, float[] out, int from, int to) {
        for (int i = from; i <= to - L; i += L)
            FloatNormal.erfNear(fromArray(F, x, i)).intoArray(out, i);
        int i = from;
        for (; i <= to - L; i += L)
            FloatNormal.erf(fromArray(F, x, i), fromArray(F, out, i)).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatNormal.erf(x[i]);
    }

    /// `x Φ(x)`
    static void gelu(float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            FloatNormal.gelu(fromArray(F, x, i)).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatNormal.gelu(x[i]);
    }

    /// GELU's approximation by tanh.
    static void geluTanh(float[] x, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            FloatGeluTanh.value(fromArray(F, x, i)).intoArray(out, i);
        for (; i < to; i++)
            out[i] = FloatGeluTanh.value(x[i]);
    }
}
