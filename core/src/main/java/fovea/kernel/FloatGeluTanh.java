package fovea.kernel;

import static fovea.kernel.FloatExp.sigmoid;
import static fovea.kernel.Lanes.F;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/// GELU's approximation by tanh, as GPT-2 has it; as a vector and as a scalar with the same bits.
///
/// ```text
///     ½ x (1 + tanh u) = x σ(2u),       u = √(2/π) (x + 0.044715 x³)          Hendrycks and Gimpel 2016
///     slope                             s + 2 u' x s (1 − s),   s = σ(2u)
/// ```
///
/// Written with σ, it needs no tanh, and nothing cancels on the left: the error is 4 · 10⁻⁶ of the value at −4, where
/// 2u = −10.9 is rounded before the exponential, and less nearer to 0.
final class FloatGeluTanh {

    private static final float A = 1.5957691f, B = 0.07135481f;           // 2u = A x + B x³
    private static final float FAR = 14;                                  // σ(±2u) is 0 or 1 there

    private FloatGeluTanh() {}

    /// `x σ(2u)`, lane by lane.
    static FloatVector value(FloatVector x) {
        FloatVector left = broadcast(F, -FAR), t = x.blend(left, x.compare(LT, left));
        return t.mul(sigmoid(t.mul(t).fma(broadcast(F, B), broadcast(F, A)).mul(t)));
    }

    /// `x σ(2u)`
    static float value(float x) {
        float t = x < -FAR ? -FAR : x;
        return t * sigmoid(Math.fma(t * t, B, A) * t);
    }

    /// Its slope.
    static FloatVector slope(FloatVector x) {
        FloatVector left = broadcast(F, -FAR), right = broadcast(F, FAR), one = broadcast(F, 1);
        FloatVector t = x.blend(left, x.compare(LT, left)).blend(right, x.compare(GT, right)), q = t.mul(t);
        FloatVector s = sigmoid(q.fma(broadcast(F, B), broadcast(F, A)).mul(t));
        FloatVector inner = q.fma(broadcast(F, 3 * B), broadcast(F, A)).mul(t);
        return inner.fma(one.sub(s), one).mul(s);
    }

    /// Its slope.
    static float slope(float x) {
        float t = x < -FAR ? -FAR : x > FAR ? FAR : x, q = t * t;
        float s = sigmoid(Math.fma(q, B, A) * t), inner = Math.fma(q, 3 * B, A) * t;
        return Math.fma(inner, 1 - s, 1) * s;
    }
}
