package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.UnaryOperator;

import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// Running sums and products, norms, tiles and triangles by hand.
class ScanningTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final Tensor X = Tensor.range(6).reshape(2, 3);

    private static void value(String expected, Tensor found) {
        assertEquals(expected, found.toString());
    }

    private static void says(String message, Runnable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    private static void slope(UnaryOperator<Tensor> f, double[] x, double... expected) {
        Tensor leaf = Tensor.of(x).leaf();
        assertArrayEquals(expected, f.apply(leaf).sum().gradients().of(leaf).toDoubles(), 1e-15);
        assertArrayEquals(expected, f.apply(leaf).sum().differentiableGradients().of(leaf).toDoubles(), 1e-15);
    }

    @Test
    void scansByHand() {
        value("[1. 3. 6.] (3) float32", Tensor.of(1f, 2, 3).cumsum(0));
        value("[ 2.  6. 24.] (3) float32", Tensor.of(2f, 3, 4).cumprod(0));
        value("[0.     0.6931 1.0986] (3) float32", Tensor.of(0f, 0, 0).logCumSumExp(0));
        value("[1.   1.5  1.75] (3) float32", Tensor.of(1f, 1, 1).recur(0, Tensor.scalar(0.5)));
        value("[3. 5.] (2) float32", Tensor.of(1f, 4, 9).diff(0));
        value("[ -inf    0. 1000.] (3) float64", Tensor.of(-INF, 0.0, 1000).logCumSumExp(0));
        says("recur: the factors must stretch to the tensor's shape; got (2) and (2, 3)",
                () -> X.recur(0, Tensor.range(2)));
        says("diff: axis 0 is empty, there is nothing to choose from; got (0)", () -> Tensor.of(new float[0]).diff(0));
        says("cumprod: a tensor of rank 0 has no axis 0; got ()", () -> Tensor.scalar(1).cumprod(0));
    }

    @Test
    void productsWithZerosHaveAllTheirSlopes() {
        slope(x -> x.cumprod(0), new double[] {2, 0, 4}, 1, 10, 0);                  // 2 + 2b + 2b·4 and so on
        slope(x -> x.cumprod(0), new double[] {0, 0, 4}, 1, 0, 0);
        Tensor x = Tensor.of(0.0, 0, 4).leaf();
        Tensor first = x.prod().differentiableGradients().of(x);                     // bc, ac, ab
        value("[0. 0. 0.] (3) float64", first.detach());
        value("[4. 4. 0.] (3) float64", first.sum().gradients().of(x));              // c + b, c + a, b + a
        value("24. () float32", Tensor.of(2f, 3, 4).prod());
        value("[ 0. 60.] (2) float32", X.prod(1));
        slope(z -> z.prod(), new double[] {}, new double[] {});
    }

    @Test
    void whatNothingWasSummedFromHasNoShare() {
        slope(x -> x.logCumSumExp(0), new double[] {-INF, 0}, 0, 1);
        slope(x -> x.logCumSumExp(0), new double[] {0, 1000}, 1, 1);
    }

    @Test
    void normsByHand() {
        Tensor x = Tensor.of(3.0, -4, 0);
        assertEquals(5, x.norm2().item());
        assertEquals(7, x.norm(1, Axes.of()).item());
        assertEquals(4, x.norm(INF, Axes.of()).item());
        assertEquals(0, x.norm(-INF, Axes.of()).item());
        assertEquals(2, x.norm(0, Axes.of()).item());
        assertEquals(Math.cbrt(91), x.norm(3, Axes.of()).item(), 1e-14);
        slope(y -> y.norm2(), new double[] {3, -4, 0}, 0.6, -0.8, 0);
        slope(y -> y.norm2(), new double[] {0, 0}, 0, 0);
        slope(y -> y.norm(0.5, Axes.of()), new double[] {0, 0}, 0, 0);
        slope(y -> y.norm(3, Axes.of()), new double[] {0, -2}, 0, -1);
        says("norm: p must be a number; got NaN", () -> x.norm(Double.NaN, Axes.of()));
        says("norm2: axis 1 is not among the axes -1 … 0 of a tensor of rank 1; got (3)", () -> x.norm2(1));
    }

    @Test
    void matricesHaveTrianglesAndDiagonals() {
        Tensor m = Tensor.of(Shape.of(2, 2), 1, 2, 3, 4f);
        value("[[1. 0.]\n [3. 4.]] (2, 2) float32", m.tril(0));
        value("[[1. 2.]\n [0. 4.]] (2, 2) float32", m.triu(0));
        value("[[0. 0.]\n [3. 0.]] (2, 2) float32", m.tril(-1));
        assertEquals(m.toString(), m.tril(Integer.MAX_VALUE).toString());
        assertEquals(m.toString(), m.triu(Integer.MIN_VALUE).toString());
        value("[2.] (1) float32", m.diagonal(1));
        assertEquals(Shape.of(0), m.diagonal(5).shape());
        value("[[1. 0.]\n [0. 2.]] (2, 2) float32", Tensor.of(1f, 2).diagEmbed(0));
        value("5. () float32", m.trace());
        says("tril: a matrix has at least two axes; got (3)", () -> Tensor.range(3).tril(0));
        says("diagonal: a matrix has at least two axes; got (3)", () -> Tensor.range(3).diagonal(0));
        says("diagEmbed: a tensor of rank 0 has no axis -1; got ()", () -> Tensor.scalar(1).diagEmbed(0));
    }

    @Test
    void tilesRollsAndBorders() {
        value("[1. 2. 1. 2.] (4) float32", Tensor.of(1f, 2).tile(2));
        value("[1. 1. 2. 2.] (4) float32", Tensor.of(1f, 2).repeatEach(0, 2));
        value("[3. 1. 2.] (3) float32", Tensor.of(1f, 2, 3).roll(0, 1));
        value("[3. 2. 1. 2. 3. 2. 1.] (7) float32", Tensor.of(1f, 2, 3).pad(0, 2, 2, Border.REFLECT));
        value("[2. 1. 1. 2. 3. 3. 2.] (7) float32", Tensor.of(1f, 2, 3).pad(0, 2, 2, Border.SYMMETRIC));
        value("[1. 1. 1. 2. 3. 3. 3.] (7) float32", Tensor.of(1f, 2, 3).pad(0, 2, 2, Border.EDGE));
        value("[2. 3. 1. 2. 3. 1. 2.] (7) float32", Tensor.of(1f, 2, 3).pad(0, 2, 2, Border.WRAP));
        assertEquals(2, Tensor.range(5).chunk(0, 2).size());
        value("[3. 4.] (2) float32", Tensor.range(5).chunk(0, 2).getLast());
        says("tile: one number of times is needed for each axis, none negative; got [2]; got (2, 3)",
                () -> X.tile(2));
        says("repeatEach: the number of times must not be negative; got -1; got (2, 3)", () -> X.repeatEach(0, -1));
        says("pad: amounts must not be negative; got -1 before and 0 after; got (2, 3)",
                () -> X.pad(0, -1, 0, Border.WRAP));
        says("chunk: there must be at least one piece; got 0; got (2, 3)", () -> X.chunk(0, 0));
        says("meshgrid: all must be vectors; got (2, 3)", () -> Tiling.meshgrid(X));
    }

    @Test
    void axesAreMovedFlattenedAndCutAgain() {
        Tensor x = Tensor.zeros(Shape.of(2, 3, 4));
        assertEquals(Shape.of(3, 4, 2), x.moveAxis(0, -1).shape());
        assertEquals(Shape.of(2, 12), x.flatten(1, -1).shape());
        assertEquals(Shape.of(1), Tensor.scalar(1).flatten(0, -1).shape());
        assertEquals(Shape.of(2, 3, 2, 2), x.unflatten(-1, 2, -1).shape());
        says("flatten: axis 0 lies before axis 1; got (2, 3, 4)", () -> x.flatten(1, 0));
        says("reshape: [2, 3] must hold the 4 numbers there are; got (4)", () -> x.unflatten(2, 2, 3));
        value("[[5. 4. 3.]\n [2. 1. 0.]] (2, 3) float32", X.flip());
    }
}
