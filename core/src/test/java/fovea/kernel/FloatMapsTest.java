package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Loops over arrays: every element of the range, nothing outside it, over awkward sizes.
class FloatMapsTest {

    private interface Map {
        void run(float[] x, float[] out, int from, int to);
    }

    private interface Pair {
        void run(float[] a, float[] b, float[] out, int from, int to);
    }

    private interface Number {
        void run(float[] x, float c, float[] out, int from, int to);
    }
    @Test
    void functionsOfOneNumber() {
        map(FloatMaps::neg, Unary.NEG);
        map(FloatMaps::abs, Unary.ABS);
        map(FloatMaps::square, Unary.SQUARE);
        map(FloatMaps::relu, Unary.RELU);
        map(FloatMaps::exp, Unary.EXP);
        map(FloatMaps::tanh, Unary.TANH);
        map(FloatMaps::sigmoid, Unary.SIGMOID);
        map(FloatMaps::silu, Unary.SILU);
        map(FloatMaps::softplus, Unary.SOFTPLUS);
        map(FloatMaps::erf, Unary.ERF);
        map(FloatMaps::gelu, Unary.GELU);
        map(FloatMaps::geluTanh, Unary.GELU_TANH);
        map(FloatMaps::reciprocal, Unary.RECIPROCAL);
        map((x, out, from, to) -> FloatMaps.log(positive(x), out, from, to), x -> Math.log(Math.abs(x) + 0.1f));
        map((x, out, from, to) -> FloatMaps.sqrt(positive(x), out, from, to), x -> Math.sqrt(Math.abs(x) + 0.1f));
        map((x, out, from, to) -> FloatMaps.rsqrt(positive(x), out, from, to), x -> 1 / Math.sqrt(Math.abs(x) + 0.1f));
    }

    @Test
    void functionsOfTwoNumbers() {
        pair(FloatPairs::add, Binary.ADD);
        pair(FloatPairs::sub, Binary.SUB);
        pair(FloatPairs::mul, Binary.MUL);
        pair(FloatPairs::div, Binary.DIV);
        pair(FloatPairs::max, Binary.MAX);
        pair(FloatPairs::min, Binary.MIN);
    }

    @Test
    void slopes() {
        pair(FloatSlopes::tanh, Binary.TANH_SLOPE);
        pair(FloatSlopes::sigmoid, Binary.SIGMOID_SLOPE);
        pair(FloatSlopes::relu, Binary.RELU_SLOPE);
        pair(FloatSlopes::gelu, Binary.GELU_SLOPE);
        pair(FloatSlopes::geluTanh, Binary.GELU_TANH_SLOPE);
        pair(FloatSlopes::silu, (g, x) -> g * Smooth.sigmoid(x) * (1 + x * Smooth.sigmoid(-x)));
        pair(FloatSlopes::softplus, (g, x) -> g * Smooth.sigmoid(x));
    }

    @Test
    void functionsOfAnArrayAndANumber() {
        number(FloatPairs::add, (x, c) -> x + c);
        number(FloatPairs::sub, (x, c) -> x - c);
        number(FloatPairs::subFrom, (x, c) -> c - x);
        number(FloatPairs::mul, (x, c) -> x * c);
        number(FloatPairs::div, (x, c) -> x / c);
        number(FloatPairs::divInto, (x, c) -> c / x);
        number(FloatPairs::max, Math::max);
        number(FloatPairs::min, Math::min);
    }

    @Test
    void rowsAndColumns() {
        broadcast(Binary.ADD, (x, b) -> x + b);
        broadcast(Binary.SUB, (x, b) -> x - b);
        broadcast(Binary.MUL, (x, b) -> x * b);
        broadcast(Binary.DIV, (x, b) -> x / b);
    }

    @Test
    void axpyAddsAMultiple() {
        float[] y = {1, 2, 3};
        FloatPairs.axpy(2, new float[] {10, 20, 30}, y, 1, 3);
        assertEquals(1, y[0]);
        assertEquals(42, y[1]);
        assertEquals(63, y[2]);
    }

    private static void map(Map map, Unary f) {
        map(map, f::of);
    }

    private static void map(Map map, DoubleUnaryOperator f) {
        for (int n : Numbers.SIZES)
            around(n, (x, _, out, from, to) -> map.run(x, out, from, to), (x, _) -> f.applyAsDouble(x));
    }

    private static void pair(Pair pair, Binary f) {
        pair(pair, f::of);
    }

    private static void pair(Pair pair, DoubleBinaryOperator f) {
        for (int n : Numbers.SIZES)
            around(n, pair, f);
    }

    private static void number(Number number, DoubleBinaryOperator f) {
        for (int n : Numbers.SIZES)
            around(n, (x, _, out, from, to) -> number.run(x, 1.5f, out, from, to), (x, _) -> f.applyAsDouble(x, 1.5));
    }

    /// Runs over all but the first two and the last number, which must stay as they were.
    private static void around(int n, Pair pair, DoubleBinaryOperator f) {
        float[] a = Numbers.fill(n + 3, 0), b = Numbers.fill(n + 3, 1), out = Numbers.fill(n + 3, 2),
                before = out.clone();
        pair.run(a, b, out, 2, n + 2);
        for (int i = 0; i < n + 3; i++) {
            double expected = i < 2 || i == n + 2 ? before[i] : f.applyAsDouble(a[i], b[i]);
            assertEquals(expected, out[i], 1e-6 * Math.abs(expected) + 1e-7, "element " + i + " of " + n);
        }
    }

    private static void broadcast(Binary kind, DoubleBinaryOperator f) {
        int rows = 5;
        for (int n : Numbers.SIZES) {
            float[] x = Numbers.fill(rows * n, 0), b = Numbers.fill(Math.max(n, rows), 1), byRow = new float[rows * n],
                    byColumn = byRow.clone();
            float[] swapped = byRow.clone();
            for (int r = 1; r < rows; r++) {
                FloatLines.both(kind).run(x, r * n, b, 0, byRow, r * n, n);
                FloatLines.numberRight(kind).run(x, r * n, b[r], byColumn, r * n, n);
                FloatLines.numberLeft(kind).run(x, r * n, b[r], swapped, r * n, n);
            }
            for (int i = 0; i < rows * n; i++) {
                assertEquals(i < n ? 0 : f.applyAsDouble(x[i], b[i % n]), byRow[i], 1e-6 * Math.abs(byRow[i]));
                assertEquals(i < n ? 0 : f.applyAsDouble(x[i], b[i / n]), byColumn[i], 1e-6 * Math.abs(byColumn[i]));
                assertEquals(i < n ? 0 : f.applyAsDouble(b[i / n], x[i]), swapped[i], 1e-6 * Math.abs(swapped[i]));
            }
        }
    }

    private static float[] positive(float[] x) {
        float[] y = x.clone();
        for (int i = 0; i < y.length; i++)
            y[i] = Math.abs(y[i]) + 0.1f;
        return y;
    }
}
