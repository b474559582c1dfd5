package fovea.kernel;

import static fovea.kernel.FloatExp.expWithin;
import static fovea.kernel.Lanes.F;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.FloatVector;

/// The normal distribution Φ and its relatives: the error function and GELU, each as a vector and as a scalar with the
/// same bits.
///
/// ```text
///     GELU(x) = x Φ(x) = max(0, x) − t h(t),     t = |x|,   h(t) = Φ(−t)        Hendrycks and Gimpel 2016
///     h(t)    = e^(−t²/2) G(t),   G(t) ≈ w (G0 + G1 v + … + G8 v⁸),   w = 1 / (1 + 0.35 t),   v = t w
///     erf(x)  = ± (1 − 2 h(√2 t))                beyond 1;  x (1 + P0 + P1 x² + … + P6 x¹²) within
/// ```
///
/// `G` is smooth and falls like 1/t (Mills 1926), hence `w` times a polynomial in `v`, which is small where t is and
/// stays below 1/0.35. The tail keeps its relative accuracy, which `½ (1 + erf(x/√2))` loses left of −3; the rounding
/// of t² is undone, since the exponential would magnify it. The coefficients minimise the largest relative error.
/// Largest error against float64, sampled: erf 1.2, GELU 5.7 units in the last place until its value is no normal float
/// (about −13), then 0.
final class FloatNormal {

    private static final float G0 = 0x1.fffffep-2f, G1 = -0x1.caa14ap-3f, G2 = 0x1.05e8cap-5f, G3 = 0x1.21e1b8p-8f,
                               G4 = -0x1.063c9cp-10f, G5 = -0x1.ab6e92p-15f, G6 = -0x1.19c91cp-13f,
                               G7 = 0x1.02c452p-14f,
                               G8 = -0x1.d6a6e0p-18f;
    private static final float P0 = 0x1.06eba8p-3f, P1 = -0x1.81273ep-2f, P2 = 0x1.ce2ce6p-4f, P3 = -0x1.b7f71ap-6f,
                               P4 = 0x1.53f224p-8f, P5 = -0x1.a3515ep-11f, P6 = 0x1.4771fep-14f;
    private static final float SQRT_2 = 0x1.6a09e6p0f, DENSITY_AT_0 = 0x1.988454p-2f;      // 1/√(2π)
    private static final float C = 0.35f;
    /// From √(2·86.99) on FloatExp has 0 for the bell; up to √(2·87.3) it may be asked.
    private static final float TAIL_IS_ZERO = 13.2f;
    private static final int SIGN = 0x80000000;

    private FloatNormal() {}

    /// `x Φ(x)`, lane by lane.
    ///
    /// `max(0, x)` is taken of the bits, where a sign makes a number negative as it does among floats: one operation.
    /// It makes 0 of −0, and of a NaN that has a sign, but then `t` is a NaN still.
    static FloatVector gelu(FloatVector x) {
        FloatVector t = magnitude(x), h = bell(t).mul(mills(t));
        return t.neg().fma(h, x.reinterpretAsInts().max(0).reinterpretAsFloats());
    }

    /// `x Φ(x)`
    static float gelu(float x) {
        float t = magnitude(x), positive = Float.intBitsToFloat(Math.max(Float.floatToRawIntBits(x), 0));
        return Math.fma(-t, mills(t) * bell(t), positive);
    }

    /// The slope of GELU, `Φ(x) + x φ(x)`: `s = h − t φ` left of 0, `1 − s` right of it.
    static FloatVector geluSlope(FloatVector x) {
        FloatVector t = magnitude(x), e = bell(t);
        FloatVector s = t.fma(broadcast(F, -DENSITY_AT_0), mills(t)).mul(e);
        return s.blend(broadcast(F, 1).sub(s), x.compare(GT, broadcast(F, 0)));
    }

    /// The slope of GELU.
    static float geluSlope(float x) {
        float t = magnitude(x), s = Math.fma(t, -DENSITY_AT_0, mills(t)) * bell(t);
        return x > 0 ? 1 - s : s;
    }

    /// `erf x` where |x| ≤ 1; elsewhere something finite or not.
    static FloatVector erfNear(FloatVector x) {
        FloatVector s = x.mul(x), p = s.fma(broadcast(F, P6), broadcast(F, P5));
        p = p.fma(s, broadcast(F, P4)).fma(s, broadcast(F, P3)).fma(s, broadcast(F, P2)).fma(s, broadcast(F, P1));
        return p.fma(s, broadcast(F, P0)).fma(x, x);
    }

    /// `erf x = 2/√π ∫₀ˣ e^(−u²) du`, given what [#erfNear] found.
    static FloatVector erf(FloatVector x, FloatVector near) {
        FloatVector t = magnitude(x.mul(broadcast(F, SQRT_2))), one = broadcast(F, 1);
        FloatVector far = mills(t).mul(bell(t)).fma(broadcast(F, -2), one);
        far = far.reinterpretAsInts().lanewise(OR, x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
        return near.blend(far, x.abs().compare(GT, one));
    }

    /// `erf x`
    static float erf(float x) {
        if (Math.abs(x) > 1) {
            float t = magnitude(x * SQRT_2), far = Math.fma(mills(t) * bell(t), -2, 1);
            return Float.intBitsToFloat(Float.floatToRawIntBits(far) | Float.floatToRawIntBits(x) & SIGN);
        }
        float s = x * x, p = Math.fma(Math.fma(Math.fma(s, P6, P5), s, P4), s, P3);
        return Math.fma(Math.fma(Math.fma(Math.fma(p, s, P2), s, P1), s, P0), x, x);
    }

    /// `|x|`, and 13.2 where it is more: there the tail is 0, and ∞ would make NaNs.
    private static FloatVector magnitude(FloatVector x) {
        FloatVector t = x.abs(), limit = broadcast(F, TAIL_IS_ZERO);
        return t.blend(limit, t.compare(GT, limit));
    }

    private static float magnitude(float x) {
        float t = Math.abs(x);
        return t > TAIL_IS_ZERO ? TAIL_IS_ZERO : t;
    }

    /// `e^(−t²/2)`; `−t²/2 = q + rest` exactly, and `e^rest ≈ 1 + rest`.
    private static FloatVector bell(FloatVector t) {
        FloatVector half = t.mul(broadcast(F, -0.5f)), q = half.mul(t), rest = half.fma(t, q.neg()), e = expWithin(q);
        return e.fma(rest, e);
    }

    private static float bell(float t) {
        float half = t * -0.5f, q = half * t, rest = Math.fma(half, t, -q), e = expWithin(q);
        return Math.fma(e, rest, e);
    }

    /// `G(t) = Φ(−t) / e^(−t²/2)`
    private static FloatVector mills(FloatVector t) {
        FloatVector one = broadcast(F, 1), w = one.div(t.fma(broadcast(F, C), one)), v = t.mul(w);
        FloatVector p = v.fma(broadcast(F, G8), broadcast(F, G7)).fma(v, broadcast(F, G6)).fma(v, broadcast(F, G5))
                .fma(v, broadcast(F, G4));
        return p.fma(v, broadcast(F, G3)).fma(v, broadcast(F, G2)).fma(v, broadcast(F, G1)).fma(v, broadcast(F, G0))
                .mul(w);
    }

    private static float mills(float t) {
        float w = 1 / Math.fma(t, C, 1), v = t * w;
        float p = Math.fma(Math.fma(Math.fma(Math.fma(v, G8, G7), v, G6), v, G5), v, G4);
        return Math.fma(Math.fma(Math.fma(Math.fma(p, v, G3), v, G2), v, G1), v, G0) * w;
    }
}
