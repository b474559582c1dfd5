package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

/// Two numbers in, one number out: `out[i] = f(a[i], b[i])`, or `f(x[i], c)`, for `from ≤ i < to`.
///
/// Plain loops: the compiler makes vectors of them. `out` may be one of the operands.
final class FloatPairs {

    private FloatPairs() {}

    /// `a + b`
    static void add(float[] a, float[] b, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = a[i] + b[i];
    }

    /// `a − b`
    static void sub(float[] a, float[] b, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = a[i] - b[i];
    }

    /// `a b`
    static void mul(float[] a, float[] b, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = a[i] * b[i];
    }

    /// `a / b`
    static void div(float[] a, float[] b, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = a[i] / b[i];
    }

    /// The larger; NaN if either is.
    static void max(float[] a, float[] b, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = Math.max(a[i], b[i]);
    }

    /// The smaller; NaN if either is.
    static void min(float[] a, float[] b, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = Math.min(a[i], b[i]);
    }

    /// `x + c`
    static void add(float[] x, float c, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = x[i] + c;
    }

    /// `x − c`
    static void sub(float[] x, float c, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = x[i] - c;
    }

    /// `c − x`
    static void subFrom(float[] x, float c, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = c - x[i];
    }

    /// `c x`
    static void mul(float[] x, float c, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = x[i] * c;
    }

    /// `x / c`
    static void div(float[] x, float c, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = x[i] / c;
    }

    /// `c / x`
    static void divInto(float[] x, float c, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = c / x[i];
    }

    /// The larger of x and c.
    static void max(float[] x, float c, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = Math.max(x[i], c);
    }

    /// The smaller of x and c.
    static void min(float[] x, float c, float[] out, int from, int to) {
        for (int i = from; i < to; i++)
            out[i] = Math.min(x[i], c);
    }

    /// `y[i] ← y[i] + c x[i]`, one rounding.
    static void axpy(float c, float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            fromArray(F, x, i).fma(broadcast(F, c), fromArray(F, y, i)).intoArray(y, i);
        for (; i < to; i++)
            y[i] = Math.fma(x[i], c, y[i]);
    }
}
