package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

/// Two operands along one row of a [Walk], each starting where the walk stands: both move, or one is a number that
/// stands still.
///
/// The compiler makes no vectors of such loops by itself: the arrays might be one, and then it could not tell from `i`,
/// `j` and `o` whether a number is read after it was written.
final class FloatLines {

    /// A row of both operands.
    @FunctionalInterface
    interface Both {
        void run(float[] a, int i, float[] b, int j, float[] out, int o, int n);
    }

    /// A row of one operand, the other being one number.
    @FunctionalInterface
    interface WithNumber {
        void run(float[] x, int i, float c, float[] out, int o, int n);
    }

    private FloatLines() {}

    /// The loop in which both operands move.
    ///
    /// @throws AssertionError if [#knows] not
    static Both both(Binary f) {
        return switch (f) {
            case ADD -> FloatLines::add;
            case SUB -> FloatLines::sub;
            case MUL -> FloatLines::mul;
            case DIV -> FloatLines::div;
            default -> throw new AssertionError(f);
        };
    }

    /// The loop in which the right operand stands still.
    static WithNumber numberRight(Binary f) {
        return switch (f) {
            case ADD -> FloatLines::addNumber;
            case SUB -> FloatLines::subNumber;
            case MUL -> FloatLines::mulNumber;
            case DIV -> FloatLines::divNumber;
            default -> throw new AssertionError(f);
        };
    }

    /// The loop in which the left operand stands still.
    static WithNumber numberLeft(Binary f) {
        return switch (f) {
            case ADD -> FloatLines::addNumber;
            case SUB -> FloatLines::subFromNumber;
            case MUL -> FloatLines::mulNumber;
            case DIV -> FloatLines::divNumberBy;
            default -> throw new AssertionError(f);
        };
    }

    /// Whether there are loops for this function.
    static boolean knows(Binary f) {
        return f == Binary.ADD || f == Binary.SUB || f == Binary.MUL || f == Binary.DIV;
    }

    /// `out ← out + x`
    static void addTo(float[] x, int i, float[] out, int o, int n) {
        add(x, i, out, o, out, o, n);
    }

    private static void add(float[] a, int i, float[] b, int j, float[] out, int o, int n) {
        int x = 0;
        for (; x <= n - L; x += L)
            fromArray(F, a, i + x).add(fromArray(F, b, j + x)).intoArray(out, o + x);
        for (; x < n; x++)
            out[o + x] = a[i + x] + b[j + x];
    }

    private static void sub(float[] a, int i, float[] b, int j, float[] out, int o, int n) {
        int x = 0;
        for (; x <= n - L; x += L)
            fromArray(F, a, i + x).sub(fromArray(F, b, j + x)).intoArray(out, o + x);
        for (; x < n; x++)
            out[o + x] = a[i + x] - b[j + x];
    }

    private static void mul(float[] a, int i, float[] b, int j, float[] out, int o, int n) {
        int x = 0;
        for (; x <= n - L; x += L)
            fromArray(F, a, i + x).mul(fromArray(F, b, j + x)).intoArray(out, o + x);
        for (; x < n; x++)
            out[o + x] = a[i + x] * b[j + x];
    }

    private static void div(float[] a, int i, float[] b, int j, float[] out, int o, int n) {
        int x = 0;
        for (; x <= n - L; x += L)
            fromArray(F, a, i + x).div(fromArray(F, b, j + x)).intoArray(out, o + x);
        for (; x < n; x++)
            out[o + x] = a[i + x] / b[j + x];
    }

    private static void addNumber(float[] x, int i, float c, float[] out, int o, int n) {
        int k = 0;
        for (; k <= n - L; k += L)
            fromArray(F, x, i + k).add(broadcast(F, c)).intoArray(out, o + k);
        for (; k < n; k++)
            out[o + k] = x[i + k] + c;
    }

    private static void subNumber(float[] x, int i, float c, float[] out, int o, int n) {
        int k = 0;
        for (; k <= n - L; k += L)
            fromArray(F, x, i + k).sub(broadcast(F, c)).intoArray(out, o + k);
        for (; k < n; k++)
            out[o + k] = x[i + k] - c;
    }

    private static void subFromNumber(float[] x, int i, float c, float[] out, int o, int n) {
        int k = 0;
        for (; k <= n - L; k += L)
            broadcast(F, c).sub(fromArray(F, x, i + k)).intoArray(out, o + k);
        for (; k < n; k++)
            out[o + k] = c - x[i + k];
    }

    private static void mulNumber(float[] x, int i, float c, float[] out, int o, int n) {
        int k = 0;
        for (; k <= n - L; k += L)
            fromArray(F, x, i + k).mul(broadcast(F, c)).intoArray(out, o + k);
        for (; k < n; k++)
            out[o + k] = x[i + k] * c;
    }

    private static void divNumber(float[] x, int i, float c, float[] out, int o, int n) {
        int k = 0;
        for (; k <= n - L; k += L)
            fromArray(F, x, i + k).div(broadcast(F, c)).intoArray(out, o + k);
        for (; k < n; k++)
            out[o + k] = x[i + k] / c;
    }

    private static void divNumberBy(float[] x, int i, float c, float[] out, int o, int n) {
        int k = 0;
        for (; k <= n - L; k += L)
            broadcast(F, c).div(fromArray(F, x, i + k)).intoArray(out, o + k);
        for (; k < n; k++)
            out[o + k] = c / x[i + k];
    }
}
