package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.FloatVector;

/// `eˣ` and what is made of it: tanh, the logistic function σ, SiLU; each as a vector and as a scalar **with the same
/// bits**.
///
/// The processor's and the JDK's exponentials differ from machine to machine, and interpreted from compiled, so these
/// are our own: the same multiplications and additions, in the same order, in both forms. Argument reduction as in Cody
/// and Waite 1980:
///
/// ```text
///     x = n log 2 + r,   |r| ≤ log 2 / 2,       eˣ = 2ⁿ⁻¹ · 2 eʳ,       2 eʳ ≈ 2 + 2 r + E2 r² + … + E6 r⁶
/// ```
///
/// `n` is found by adding 1.5 · 2²³, which leaves no room for a fraction; its last bits, moved to the exponent's place,
/// make 2ⁿ⁻¹ (a normal float even for the largest n, hence the 2 in the polynomial). The coefficients minimise the
/// largest relative error (Remez 1934), each one rounded to float before the next was fitted.
///
/// Largest error against float64, sampled over all exponents:
///
/// | function | error, units in the last place | outside |
/// |---|---|---|
/// | exp | 0.9 | 0 below −86.99 (where eˣ is 2^−125.5; no denormals), ∞ above 88.722839 (the largest float) |
/// | tanh | 2.6 | ±1 |
/// | σ | 2.3 | denormals stay; 0 below −88.73 |
/// | SiLU | 3.0 | −0 below −88.73 |
///
/// The compiler stops inlining methods of ours, and so puts vectors on the heap, once a compiled method holds a few
/// dozen vector operations; those of the JDK are exempt. So constants are written as `broadcast(F, …)` and not by a
/// helper, a loop holds one or two of these functions, and it calls them first.
final class FloatExp {

    private static final float LOG2_E = 0x1.715476p0f;                    // log₂ e
    private static final float LOG_2 = 0x1.62e430p-1f, LOG_2_REST = -0x1.05c610p-29f;   // log 2 in two pieces
    private static final float ROUNDER = 0x1.8p23f;
    private static final float HIGHEST = 89, LOWEST = -87.3f;             // beyond: as there, ∞ and 0
    private static final float E2 = 0x1.fffffcp-1f, E3 = 0x1.555494p-2f, E4 = 0x1.555890p-4f,
                               E5 = 0x1.123a2ap-6f, E6 = 0x1.6aaaacp-9f;
    private static final float M2 = 0x1.fffffcp-2f, M3 = 0x1.5554aep-3f, M4 = 0x1.5555f8p-5f, M5 = 0x1.1209dep-7f,
                               M6 = 0x1.6b4302p-10f;
    private static final float TANH_IS_ONE = 9.02f;                       // from there on, tanh rounds to 1
    private static final float SILU_IS_ZERO = -100, FAR = 88;             // e^±88 is finite
    private static final int HALF = 0x3f000000, ONE = 0x3f800000, SIGN = 0x80000000;    // bits of ½, 1 and −0

    private FloatExp() {}

    /// `eˣ`, lane by lane.
    static FloatVector exp(FloatVector x) {
        FloatVector low = broadcast(F, LOWEST), high = broadcast(F, HIGHEST), t = x.blend(low, x.compare(LT, low));
        return expWithin(t.blend(high, t.compare(GT, high)));
    }

    /// `eᵗ` where t is between −87.3 and 89, or no number.
    static FloatVector expWithin(FloatVector t) {
        FloatVector two = broadcast(F, 2), rounder = broadcast(F, ROUNDER);
        FloatVector z = t.fma(broadcast(F, LOG2_E), rounder), n = z.sub(rounder);
        FloatVector r = n.fma(broadcast(F, -LOG_2_REST), n.fma(broadcast(F, -LOG_2), t));
        FloatVector p = r.fma(broadcast(F, E6), broadcast(F, E5)).fma(r, broadcast(F, E4)).fma(r, broadcast(F, E3))
                .fma(r, broadcast(F, E2)).fma(r, two).fma(r, two);
        return p.mul(z.reinterpretAsInts().lanewise(LSHL, 23).add(HALF).reinterpretAsFloats());
    }

    /// `eˣ`
    static float exp(float x) {
        return expWithin(x < LOWEST ? LOWEST : x > HIGHEST ? HIGHEST : x);
    }

    /// `eᵗ` where t is between −87.3 and 89, or no number.
    static float expWithin(float t) {
        float z = Math.fma(t, LOG2_E, ROUNDER), n = z - ROUNDER;
        float r = Math.fma(n, -LOG_2_REST, Math.fma(n, -LOG_2, t));
        float p = Math.fma(Math.fma(Math.fma(r, E6, E5), r, E4), r, E3);
        p = Math.fma(Math.fma(Math.fma(p, r, E2), r, 2), r, 2);
        return p * Float.intBitsToFloat((Float.floatToRawIntBits(z) << 23) + HALF);
    }

    /// `out[i] = e^(scale · x[i] − shift)` for `n` numbers from `at` on, and their sum, added in sixteen lanes.
    ///
    /// The heart of softmax, with [#exp(FloatVector)] written out once more: called as a method, it would end on the
    /// heap in whatever larger method the compiler fits this loop into. No exponent here is above 0, so nothing
    /// overflows. Where sixteen lanes are one register the sum stays in it; elsewhere its lanes live in the scratch
    /// array `s`: the processor forwards a store to the next load faster than it computes an exponential.
    static float exponentials(float[] x, float[] out, int at, int n, float scale, float shift, float[] s) {
        FloatVector zero = broadcast(F, 0), low = broadcast(F, LOWEST), two = broadcast(F, 2),
                rounder = broadcast(F, ROUNDER);
        FloatVector factor = broadcast(F, scale), less = broadcast(F, -shift), sum = zero;
        for (int j = 0; j < VIRTUAL; j += L)
            zero.intoArray(s, j);
        int i = 0, mask = VIRTUAL - 1;
        for (; i <= n - L; i += L) {
            FloatVector t = fromArray(F, x, at + i).fma(factor, less);
            t = t.blend(low, t.compare(LT, low));
            FloatVector z = t.fma(broadcast(F, LOG2_E), rounder), k = z.sub(rounder);
            FloatVector r = k.fma(broadcast(F, -LOG_2_REST), k.fma(broadcast(F, -LOG_2), t));
            FloatVector p = r.fma(broadcast(F, E6), broadcast(F, E5)).fma(r, broadcast(F, E4)).fma(r, broadcast(F, E3));
            p = p.fma(r, broadcast(F, E2)).fma(r, two).fma(r, two);
            FloatVector e = p.mul(z.reinterpretAsInts().lanewise(LSHL, 23).add(HALF).reinterpretAsFloats());
            e.intoArray(out, at + i);
            if (L == VIRTUAL)
                sum = sum.add(e);
            else
                fromArray(F, s, i & mask).add(e).intoArray(s, i & mask);
        }
        if (L == VIRTUAL)
            sum.intoArray(s, 0);
        for (; i < n; i++)
            s[i & mask] += out[at + i] = exp(Math.fma(x[at + i], scale, -shift));
        return Lanes.tree(s);
    }

    /// `tanh |x| = E / (E + 2)` with `E = e^(2|x|) − 1`, which loses nothing near 0; then the sign of x.
    ///
    /// ```text
    ///     2|x| = n log 2 + r,       E = 2ⁿ (eʳ − 1) + (2ⁿ − 1),       eʳ − 1 ≈ r + M2 r² + … + M6 r⁶
    /// ```
    ///
    /// What is reckoned with is `h = r/2`, hence the powers of two among the coefficients; and log 2 needs no second
    /// piece, for a large n has a tanh near 1. The polynomial goes by pairs (Estrin 1960): a chain of multiplications
    /// half as long.
    static FloatVector tanh(FloatVector x) {
        FloatVector t = x.abs(), one = broadcast(F, 1), rounder = broadcast(F, ROUNDER);
        FloatVector z = t.fma(broadcast(F, 2 * LOG2_E), rounder), n = z.sub(rounder);
        FloatVector h = n.fma(broadcast(F, -LOG_2 / 2), t), h2 = h.mul(h);
        FloatVector high = h2.fma(broadcast(F, 64 * M6), h.fma(broadcast(F, 32 * M5), broadcast(F, 16 * M4)));
        FloatVector q = high.fma(h2, h.fma(broadcast(F, 8 * M3), broadcast(F, 4 * M2))).fma(h2, h.add(h));
        FloatVector s = z.reinterpretAsInts().lanewise(LSHL, 23).add(ONE).reinterpretAsFloats();
        FloatVector e = s.fma(q, s.sub(one)), y = e.div(e.add(broadcast(F, 2)));
        y = y.blend(one, t.compare(GT, broadcast(F, TANH_IS_ONE)));
        return y.reinterpretAsInts().lanewise(OR, x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
    }

    /// `tanh x`
    static float tanh(float x) {
        float t = Math.abs(x), z = Math.fma(t, 2 * LOG2_E, ROUNDER), n = z - ROUNDER;
        float h = Math.fma(n, -LOG_2 / 2, t), h2 = h * h;
        float high = Math.fma(h2, 64 * M6, Math.fma(h, 32 * M5, 16 * M4));
        float q = Math.fma(Math.fma(high, h2, Math.fma(h, 8 * M3, 4 * M2)), h2, h + h);
        float s = Float.intBitsToFloat((Float.floatToRawIntBits(z) << 23) + ONE);
        float e = Math.fma(s, q, s - 1), y = t > TANH_IS_ONE ? 1 : e / (e + 2);
        return Float.intBitsToFloat(Float.floatToRawIntBits(y) | Float.floatToRawIntBits(x) & SIGN);
    }

    /// `σ(x) = 1 / (1 + e⁻ˣ)`
    static FloatVector sigmoid(FloatVector x) {
        FloatVector one = broadcast(F, 1);
        return one.div(exp(x.neg()).add(one));
    }

    /// `σ(x)`
    static float sigmoid(float x) {
        return 1 / (exp(-x) + 1);
    }

    /// `x σ(x) = x / (1 + e⁻ˣ)`     SiLU; Elfwing et al. 2017, also called swish
    static FloatVector silu(FloatVector x) {
        // −∞ / ∞ would be NaN.
        FloatVector least = broadcast(F, SILU_IS_ZERO), t = x.blend(least, x.compare(LT, least));
        return t.div(exp(t.neg()).add(broadcast(F, 1)));
    }

    /// `x σ(x)`
    static float silu(float x) {
        float t = x < SILU_IS_ZERO ? SILU_IS_ZERO : x;
        return t / (exp(-t) + 1);
    }

    /// The slope of SiLU, `σ (1 + x (1 − σ))`, with `1 − σ = e⁻ˣ σ`, which does not cancel.
    static FloatVector siluSlope(FloatVector x) {
        FloatVector left = broadcast(F, -FAR), right = broadcast(F, FAR), one = broadcast(F, 1);
        FloatVector t = x.blend(left, x.compare(LT, left)).blend(right, x.compare(GT, right));
        FloatVector e = exp(t.neg()), s = one.div(e.add(one));
        return t.fma(e.mul(s), one).mul(s);
    }

    /// The slope of SiLU.
    static float siluSlope(float x) {
        float t = x < -FAR ? -FAR : x > FAR ? FAR : x, e = exp(-t), s = 1 / (e + 1);
        return Math.fma(t, e * s, 1) * s;
    }
}
