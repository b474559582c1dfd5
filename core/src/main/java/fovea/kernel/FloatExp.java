package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.all;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.FloatVector;

/// `eˣ` and what is made of it: tanh, the logistic function σ, SiLU; each as a vector and as a scalar **with the same bits**.
///
/// The processor's and the JDK's exponentials differ from machine to machine, and interpreted from compiled, so these are our own:
/// the same multiplications and additions, in the same order, in both forms. Argument reduction as in Cody and Waite 1980:
///
/// ```text
///     x = n log 2 + r,   |r| ≤ log 2 / 2,       eˣ = 2ⁿ eʳ,       eʳ ≈ 1 + r + E2 r² + … + E6 r⁶
/// ```
///
/// `n` is found by adding 1.5 · 2²³, which leaves no room for a fraction; its last bits, moved to the exponent's place, are the 2ⁿ.
/// The coefficients minimise the largest relative error (Remez 1934), each one rounded to float before the next was fitted.
///
/// Largest error, against float64 (over every float for exp; sampled for the others):
///
/// | function | error, units in the last place | outside |
/// |---|---|---|
/// | exp | 0.9 | 0 where the true value is below 2⁻¹²⁶ (no denormals), ∞ where it is above the largest float |
/// | tanh | 2.4 | ±1 |
/// | σ | 2.3 | denormals stay; 0 below −88.73 |
/// | SiLU | 3.0 | −0 below −88.73 |
final class FloatExp {

    private static final float LOG2_E = 0x1.715476p0f;                    // log₂ e
    private static final float LOG_2 = 0x1.62e430p-1f, LOG_2_REST = -0x1.05c610p-29f;   // log 2 in two pieces
    private static final float ROUNDER = 0x1.8p23f;
    private static final float HIGHEST = 0x1.62e42ep6f, LOWEST = -0x1.5d589ep6f;        // where eˣ is a normal float
    private static final float E2 = 0x1.fffffcp-2f, E3 = 0x1.555494p-3f, E4 = 0x1.555890p-5f,
                               E5 = 0x1.123a2ap-7f, E6 = 0x1.6aaaacp-10f;
    private static final float M2 = 0x1.000000p-1f, M3 = 0x1.555554p-3f, M4 = 0x1.5554f6p-5f,
                               M5 = 0x1.1112fep-7f, M6 = 0x1.6d3c66p-10f, M7 = 0x1.9e1fa0p-13f;
    private static final float TANH_IS_ONE = 9.02f;                       // from there on, tanh rounds to 1
    private static final float SILU_IS_ZERO = -100, FAR = 88;             // e^±88 is finite
    private static final int ONE = 0x3f800000, SIGN = 0x80000000;         // bits of 1f and of −0f

    private FloatExp() {}

    /// `eˣ`, lane by lane.
    static FloatVector exp(FloatVector x) {
        FloatVector z = x.fma(all(LOG2_E), all(ROUNDER)), n = z.sub(ROUNDER);
        FloatVector r = n.fma(all(-LOG_2_REST), n.fma(all(-LOG_2), x));
        FloatVector p = r.fma(all(E6), all(E5)).fma(r, all(E4)).fma(r, all(E3)).fma(r, all(E2)).fma(r, all(1)).fma(r, all(1));
        FloatVector y = p.reinterpretAsInts().add(z.reinterpretAsInts().lanewise(LSHL, 23)).reinterpretAsFloats();
        return y.blend(0f, x.compare(LT, LOWEST))
                .blend(x.mul(Float.POSITIVE_INFINITY), x.compare(LE, HIGHEST).not());      // not ≤: too large, or NaN
    }

    /// `eˣ`
    static float exp(float x) {
        if (!(x <= HIGHEST))
            return x * Float.POSITIVE_INFINITY;
        if (x < LOWEST)
            return 0;
        float z = Math.fma(x, LOG2_E, ROUNDER), n = z - ROUNDER;
        float r = Math.fma(n, -LOG_2_REST, Math.fma(n, -LOG_2, x));
        float p = Math.fma(Math.fma(Math.fma(r, E6, E5), r, E4), r, E3);
        p = Math.fma(Math.fma(Math.fma(p, r, E2), r, 1), r, 1);
        return Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(z) << 23));
    }

    /// `tanh |x| = E / (E + 2)` with `E = e^(2|x|) − 1`, which loses nothing near 0; then the sign of x.
    ///
    /// ```text
    ///     E = 2ⁿ (eʳ − 1) + (2ⁿ − 1),       eʳ − 1 ≈ r + M2 r² + … + M7 r⁷
    /// ```
    static FloatVector tanh(FloatVector x) {
        FloatVector t = x.abs();
        FloatVector u = t.blend(TANH_IS_ONE, t.compare(GT, TANH_IS_ONE)).mul(2);
        FloatVector z = u.fma(all(LOG2_E), all(ROUNDER)), n = z.sub(ROUNDER);
        FloatVector r = n.fma(all(-LOG_2_REST), n.fma(all(-LOG_2), u));
        FloatVector p = r.fma(all(M7), all(M6)).fma(r, all(M5)).fma(r, all(M4)).fma(r, all(M3)).fma(r, all(M2));
        FloatVector q = p.fma(r.mul(r), r);
        FloatVector s = z.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
        FloatVector e = s.fma(q, s.sub(1));
        return e.div(e.add(2)).reinterpretAsInts().lanewise(OR, x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
    }

    /// `tanh x`
    static float tanh(float x) {
        float t = Math.abs(x), u = (t > TANH_IS_ONE ? TANH_IS_ONE : t) * 2;
        float z = Math.fma(u, LOG2_E, ROUNDER), n = z - ROUNDER;
        float r = Math.fma(n, -LOG_2_REST, Math.fma(n, -LOG_2, u));
        float p = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(r, M7, M6), r, M5), r, M4), r, M3), r, M2);
        float q = Math.fma(p, r * r, r);
        float s = Float.intBitsToFloat((Float.floatToRawIntBits(z) << 23) + ONE);
        float e = Math.fma(s, q, s - 1);
        return Float.intBitsToFloat(Float.floatToRawIntBits(e / (e + 2)) | Float.floatToRawIntBits(x) & SIGN);
    }

    /// `σ(x) = 1 / (1 + e⁻ˣ)`
    static FloatVector sigmoid(FloatVector x) {
        return all(1).div(exp(x.neg()).add(1));
    }

    /// `σ(x)`
    static float sigmoid(float x) {
        return 1 / (exp(-x) + 1);
    }

    /// `x σ(x) = x / (1 + e⁻ˣ)`     SiLU; Elfwing et al. 2017, also called swish
    static FloatVector silu(FloatVector x) {
        FloatVector t = x.blend(SILU_IS_ZERO, x.compare(LT, SILU_IS_ZERO));           // −∞ / ∞ would be NaN
        return t.div(exp(t.neg()).add(1));
    }

    /// `x σ(x)`
    static float silu(float x) {
        float t = x < SILU_IS_ZERO ? SILU_IS_ZERO : x;
        return t / (exp(-t) + 1);
    }

    /// The slope of SiLU, `σ (1 + x (1 − σ))`, with `1 − σ = e⁻ˣ σ`, which does not cancel.
    static FloatVector siluSlope(FloatVector x) {
        FloatVector t = x.blend(-FAR, x.compare(LT, -FAR)).blend(FAR, x.compare(GT, FAR));
        FloatVector e = exp(t.neg()), s = all(1).div(e.add(1));
        return t.fma(e.mul(s), all(1)).mul(s);
    }

    /// The slope of SiLU.
    static float siluSlope(float x) {
        float t = x < -FAR ? -FAR : x > FAR ? FAR : x, e = exp(-t), s = 1 / (e + 1);
        return Math.fma(t, e * s, 1) * s;
    }
}
