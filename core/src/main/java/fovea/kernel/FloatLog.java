package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/// The natural logarithm and softplus, each as a vector and as a scalar with the same bits.
///
/// ```text
///     x = 2ⁿ (1 + f),   √½ ≤ 1 + f < √2,       log x = n log 2 + log(1 + f)
///     log(1 + f) ≈ f − f²/2 + f³ (L3 + L4 f + … + L10 f⁷)
/// ```
///
/// The coefficients minimise the largest relative error. Largest error against float64, sampled over all exponents: log
/// 0.9, softplus 1.7 units in the last place. `log 0 = −∞`; of a negative number it is NaN; denormals count in full.
final class FloatLog {

    private static final float LOG_2 = 0x1.62e430p-1f, LOG_2_REST = -0x1.05c610p-29f;
    private static final int SQRT_HALF = 0x3f3504f3;                      // bits of √½
    private static final float SMALLEST_NORMAL = 0x1p-126f;
    private static final float L3 = 0.3333333f, L4 = -0.2500082f, L5 = 0.2000124f, L6 = -0.16623402f,
                               L7 = 0.1420161f, L8 = -0.13159753f, L9 = 0.12762114f, L10 = -0.076358944f;
    private static final float SQRT_2_LESS_1 = 0.41421357f;

    private FloatLog() {}

    /// `log x`, lane by lane.
    static FloatVector log(FloatVector x) {
        FloatVector zero = broadcast(F, 0);
        var denormal = x.compare(LT, broadcast(F, SMALLEST_NORMAL));
        IntVector bits = x.blend(x.mul(broadcast(F, 0x1p23f)), denormal).reinterpretAsInts();
        IntVector n = bits.sub(SQRT_HALF).lanewise(ASHR, 23);
        FloatVector f = bits.sub(n.lanewise(LSHL, 23)).reinterpretAsFloats().sub(broadcast(F, 1));
        FloatVector e = (FloatVector) n.convert(I2F, 0);
        e = e.blend(e.sub(broadcast(F, 23)), denormal);
        FloatVector y = e.fma(broadcast(F, LOG_2), e.fma(broadcast(F, LOG_2_REST), log1pNear0(f)));
        y = y.blend(x, x.compare(GT, broadcast(F, Float.MAX_VALUE)));                                // ∞
        y = broadcast(F, Float.NaN).blend(y, x.compare(GT, zero));
        return y.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, zero));
    }

    /// `log x`
    static float log(float x) {
        if (!(x > 0))
            return x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
        if (x > Float.MAX_VALUE)
            return x;
        boolean denormal = x < SMALLEST_NORMAL;
        int bits = Float.floatToRawIntBits(denormal ? x * 0x1p23f : x), n = bits - SQRT_HALF >> 23;
        float f = Float.intBitsToFloat(bits - (n << 23)) - 1, e = denormal ? (float) n - 23 : n;
        return Math.fma(e, LOG_2, Math.fma(e, LOG_2_REST, log1pNear0(f)));
    }

    /// Softplus, `log(1 + eˣ) = max(0, x) + log(1 + e^(−|x|))`.
    static FloatVector softplus(FloatVector x) {
        FloatVector e = FloatExp.exp(x.abs().neg()), zero = broadcast(F, 0);
        return log1p(e).add(x.blend(zero, x.compare(LT, zero)));
    }

    /// Softplus, `log(1 + eˣ)`.
    static float softplus(float x) {
        return log1p(FloatExp.exp(-Math.abs(x))) + (x < 0 ? 0 : x);
    }

    /// `log(1 + e)` for `0 ≤ e ≤ 1`: above `√2 − 1` as `log 2 + log(1 + (e − 1)/2)`.
    private static FloatVector log1p(FloatVector e) {
        var large = e.compare(GT, broadcast(F, SQRT_2_LESS_1));
        FloatVector y = log1pNear0(e.blend(e.sub(broadcast(F, 1)).mul(broadcast(F, 0.5f)), large));
        return y.blend(y.add(broadcast(F, LOG_2_REST)).add(broadcast(F, LOG_2)), large);
    }

    private static float log1p(float e) {
        boolean large = e > SQRT_2_LESS_1;
        float y = log1pNear0(large ? (e - 1) * 0.5f : e);
        return large ? y + LOG_2_REST + LOG_2 : y;
    }

    private static FloatVector log1pNear0(FloatVector f) {
        FloatVector p = f.fma(broadcast(F, L10), broadcast(F, L9)).fma(f, broadcast(F, L8)).fma(f, broadcast(F, L7))
                .fma(f, broadcast(F, L6)).fma(f, broadcast(F, L5));
        return p.fma(f, broadcast(F, L4)).fma(f, broadcast(F, L3)).fma(f, broadcast(F, -0.5f)).fma(f.mul(f), f);
    }

    private static float log1pNear0(float f) {
        float p = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(f, L10, L9), f, L8), f, L7), f, L6), f, L5);
        return Math.fma(Math.fma(Math.fma(Math.fma(p, f, L4), f, L3), f, -0.5f), f * f, f);
    }
}
