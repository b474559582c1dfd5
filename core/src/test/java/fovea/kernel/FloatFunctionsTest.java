package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

/// Every function against float64, over floats of all exponents, and its vector against its scalar, bit by bit.
class FloatFunctionsTest {

    /// A prime, so that all bit patterns of the last places come up.
    private static final int STEP = 8191;

    private interface Vector {
        FloatVector of(FloatVector x);
    }

    private interface Scalar {
        float of(float x);
    }

    @Test
    void exp() {
        check(FloatExp::exp, FloatExp::exp, StrictMath::exp, new Where(-86.99, 88.7228, 0.9));
        special(FloatExp::exp, 1, 1, Float.POSITIVE_INFINITY, 0);
        assertEquals(0, FloatExp.exp(-87.1f));
        assertEquals(Float.POSITIVE_INFINITY, FloatExp.exp(88.7229f));
        assertEquals((float) Math.E, FloatExp.exp(1));
    }

    @Test
    void tanh() {
        check(FloatExp::tanh, FloatExp::tanh, StrictMath::tanh, new Where(-1e9, 1e9, 2.7));
        special(FloatExp::tanh, 0, -0f, 1, -1);
        assertEquals(0.7615942f, FloatExp.tanh(1));
    }

    @Test
    void sigmoid() {
        check(FloatExp::sigmoid, FloatExp::sigmoid, Smooth::sigmoid, new Where(-87, 1e9, 2.3));
        special(FloatExp::sigmoid, 0.5f, 0.5f, 1, 0);
    }

    @Test
    void silu() {
        check(FloatExp::silu, FloatExp::silu, x -> x * Smooth.sigmoid(x), new Where(-87, 1e9, 3));
        special(FloatExp::silu, 0, -0f, Float.POSITIVE_INFINITY, -0f);
        check(FloatExp::siluSlope, FloatExp::siluSlope, x -> Smooth.sigmoid(x) * (1 + x * Smooth.sigmoid(-x)),
                new Where(-1, 1e9, 4));
    }

    @Test
    void log() {
        check(FloatLog::log, FloatLog::log, StrictMath::log, new Where(1e-45, 3.5e38, 1));
        special(FloatLog::log, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, Float.NaN);
        assertEquals(-103.27893f, FloatLog.log(Float.MIN_VALUE));
    }

    @Test
    void softplus() {
        check(FloatLog::softplus, FloatLog::softplus, Smooth::softplus, new Where(-86.98, 1e9, 1.8));
        special(FloatLog::softplus, 0.6931472f, 0.6931472f, Float.POSITIVE_INFINITY, 0);
    }

    @Test
    void erf() {
        check(x -> FloatNormal.erf(x, FloatNormal.erfNear(x)), FloatNormal::erf, Erf::of, new Where(-1e9, 1e9, 1.3));
        special(FloatNormal::erf, 0, -0f, 1, -1);
        assertEquals(0.5204999f, FloatNormal.erf(0.5f));
    }

    @Test
    void gelu() {
        check(FloatNormal::gelu, FloatNormal::gelu, x -> x * Smooth.normal(x), new Where(-12, 1e9, 6));
        special(FloatNormal::gelu, 0, 0, Float.POSITIVE_INFINITY, 0);
        check(FloatNormal::geluSlope, FloatNormal::geluSlope, x -> Smooth.normal(x) + x * Smooth.normalSlope(x),
                new Where(-0.5, 1e9, 6));
        special(FloatNormal::geluSlope, 0.5f, 0.5f, 1, 0);
    }

    @Test
    void geluTanh() {
        check(FloatGeluTanh::value, FloatGeluTanh::value, Smooth::geluTanh, new Where(-4, 1e9, 32));
        special(FloatGeluTanh::value, 0, -0f, Float.POSITIVE_INFINITY, -0f);
        check(FloatGeluTanh::slope, FloatGeluTanh::slope, Smooth::geluTanhSlope, new Where(-0.5, 1e9, 20));
        special(FloatGeluTanh::slope, 0.5f, 0.5f, 1, 0);
    }

    /// @param from  the range of x in which the error counts
    /// @param to    its end
    /// @param error the largest one allowed, in units in the last place
    private record Where(double from, double to, double error) {}

    private static void special(Scalar f, float at0, float atMinus0, float atInfinity, float atMinusInfinity) {
        assertEquals(at0, f.of(0f), 1e-7f * Math.abs(at0));
        assertEquals(atMinus0, f.of(-0f), 1e-7f * Math.abs(atMinus0));
        assertEquals(atInfinity, f.of(Float.POSITIVE_INFINITY));
        assertEquals(atMinusInfinity, f.of(Float.NEGATIVE_INFINITY), 0f);
        assertTrue(Float.isNaN(f.of(Float.NaN)));
        assertTrue(Float.isNaN(f.of(Float.intBitsToFloat(0x7fc12345))), "NaN with something in its last bits");
        assertTrue(Float.isNaN(f.of(Float.intBitsToFloat(0xffc12345))), "NaN with a sign");
    }

    private static void check(Vector vector, Scalar scalar, DoubleUnaryOperator truth, Where where) {
        float[] x = new float[16], y = new float[16];
        for (long bits = 0; bits < 1L << 32; ) {
            for (int i = 0; i < 16; i++, bits += STEP)
                x[i] = Float.intBitsToFloat((int) Math.min(bits, 0xFFFFFFFFL));
            for (int i = 0; i < 16; i += L)
                vector.of(FloatVector.fromArray(F, x, i)).intoArray(y, i);
            for (int i = 0; i < 16; i++)
                check(x[i], y[i], scalar.of(x[i]), truth, where);
        }
    }

    private static void check(float x, float vector, float scalar, DoubleUnaryOperator truth, Where where) {
        if (Float.floatToIntBits(vector) != Float.floatToIntBits(scalar))
            throw new AssertionError("f(%s) is %s as a vector and %s as a scalar".formatted(x, vector, scalar));
        if (!(x >= where.from && x <= where.to))
            return;
        double y = truth.applyAsDouble(x), error = Math.abs(scalar - y) / Math.ulp((float) y);
        if (Math.abs(y) > Float.MIN_NORMAL && scalar != y && !(error <= where.error))
            throw new AssertionError("f(%s) is %s, should be %s: %.2f units off".formatted(x, scalar, y, error));
    }
}
