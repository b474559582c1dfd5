package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// Values and slopes where derivatives are a matter of convention: at kinks, ties, poles and infinities.
class KinksTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    private static void slope(UnaryOperator<Tensor> f, double[] x, double... expected) {
        Tensor leaf = Tensor.of(x).leaf();
        assertArrayEquals(expected, f.apply(leaf).sum().gradients().of(leaf).toDoubles(), 1e-15);
        assertArrayEquals(expected, f.apply(leaf).sum().differentiableGradients().of(leaf).toDoubles(), 1e-15);
    }

    private static void value(String expected, Tensor found) {
        assertEquals(expected, found.toString());
    }

    @Test
    void equalsShareTheSlopeOfAMaximum() {
        slope(x -> x.max(), new double[] {1, 3, 3, 2}, 0, 0.5, 0.5, 0);
        slope(x -> x.min(), new double[] {1, 1, 1, 1}, 0.25, 0.25, 0.25, 0.25);
        slope(x -> x.maximum(Tensor.of(1.0, 1, 1)), new double[] {0, 1, 2}, 0, 0.5, 1);
        slope(x -> x.minimum(Tensor.of(1.0, 1, 1)), new double[] {0, 1, 2}, 1, 0.5, 0);
        slope(x -> x.maximum(1), new double[] {0, 1, 2}, 0, 0.5, 1);
        slope(x -> x.minimum(1), new double[] {0, 1, 2}, 1, 0.5, 0);
        slope(x -> x.maximum(x), new double[] {5}, 1);
    }

    @Test
    void theFirstAmongEqualsIsTheArgmax() {
        assertEquals(IntTensor.of(1), Tensor.of(1f, 3, 3).reshape(1, 3).argmax(1));
        assertEquals(IntTensor.of(0), Tensor.of(1f, 3, 1).reshape(1, 3).argmin(1));
        assertEquals(0, Tensor.of(0f, -0f).argmax(0).item(), "0 and -0 are equal");
        assertEquals(0, Tensor.of(-0f, 0f).argmax(0).item());
        assertEquals(1, Tensor.of(1f, Float.NaN, 3).argmax(0).item(), "NaN does not go unnoticed");
    }

    @Test
    void atTheirKinksFunctionsHaveTheSlopeOnTheLeftOrNone() {
        slope(x -> x.relu(), new double[] {-1, 0, 1}, 0, 0, 1);
        slope(x -> x.leakyRelu(0.1), new double[] {-1, 0, 1}, 0.1, 0.1, 1);
        slope(x -> x.elu(2), new double[] {0, 1}, 2, 1);
        slope(x -> x.abs(), new double[] {-2, 0, 2}, -1, 0, 1);
        slope(x -> x.sign(), new double[] {-2, 0, 2}, 0, 0, 0);
        slope(x -> x.clamp(0, 1), new double[] {-1, 0, 0.5, 1, 2}, 0, 1, 1, 1, 0);
    }

    @Test
    void powersAtZeroHaveTheSlopeOfTheirPolynomial() {
        slope(x -> x.pow(2), new double[] {0}, 0);
        slope(x -> x.pow(1), new double[] {0}, 1);
        slope(x -> x.pow(0), new double[] {0}, 0);
        slope(x -> x.pow(0.5), new double[] {0}, INF);
        slope(x -> x.pow(Tensor.of(2.0, 1, 0)), new double[] {0, 0, 0}, 0, 1, 0);
        slope(x -> Tensor.of(0.0, 0, 0, 2).pow(x), new double[] {2, 0, -1, 1}, 0, 0, 0, 2 * Math.log(2));
        Tensor x = Tensor.of(0.0).leaf();
        Tensor first = x.pow(3).add(x.pow(2)).sum().differentiableGradients().of(x);     // 3x² + 2x
        assertEquals(2, first.sum().gradients().of(x).item());                           // 6x + 2
    }

    @Test
    void productsHaveSlopesWhereFactorsAreZero() {
        slope(x -> x.prod(0), new double[] {2, 3, 4}, 12, 8, 6);
        slope(x -> x.prod(0), new double[] {2, 0, 4}, 0, 8, 0);
        slope(x -> x.prod(0), new double[] {0, 0, 4}, 0, 0, 0);
        slope(x -> x.prod(0), new double[] {5}, 1);
    }

    @Test
    void equalNumbersDeviateByZeroWithoutASlope() {
        slope(x -> x.std(), new double[] {3, 3, 3}, 0, 0, 0);
        slope(x -> x.std(), new double[] {1, 3}, -Math.sqrt(0.5), Math.sqrt(0.5));       // |a − b| / √2
        slope(x -> x.standardize(1e-5), new double[] {3, 3, 3}, 0, 0, 0);
    }

    @Test
    void whatMayNotBeSeenHasNoWeightAndNoSlope() {
        value("[0.2689 0.7311 0.    ] (3) float64", Tensor.of(0, 1, -INF).softmax(-1));
        value("[0. 0.] (2) float64", Tensor.of(-INF, -INF).softmax(-1));
        slope(x -> x.softmax(-1).mul(Tensor.of(1.0, 2)), new double[] {-INF, -INF}, 0, 0);
        slope(x -> x.softmax(-1).mul(Tensor.of(1.0, 2)), new double[] {0, -INF}, 0, 0);
        value("-inf () float64", Tensor.of(-INF, -INF).logSumExp());
        slope(x -> x.logSumExp(), new double[] {0, -INF}, 1, 0);
        slope(x -> x.logSumExp(), new double[] {-INF, -INF}, 0, 0);
    }

    @Test
    void largeScoresDoNotOverflow() {
        value("[0. 1.] (2) float32", Tensor.of(0f, 1000f).softmax(-1));
        value("[-1000.     0.] (2) float32", Tensor.of(0f, 1000f).logSoftmax(-1));
        value("1000.6931 () float64", Tensor.of(1000.0, 1000.0).logSumExp());
        value("[   0. 1000.] (2) float32", Tensor.of(-1000f, 1000f).softplus());
        value("[0. 1.] (2) float32", Tensor.of(-1000f, 1000f).sigmoid());
        value("[   0. 1000.] (2) float32", Tensor.of(-1000f, 1000f).silu().abs());
        slope(x -> x.softplus(), new double[] {-1000, 0, 1000}, 0, 0.5, 1);
        slope(x -> Tensor.of(1.0).div(x), new double[] {1e-180}, Double.NEGATIVE_INFINITY);
        slope(x -> Tensor.of(1e-300).div(x), new double[] {1e-160}, -1e20);              // x² would be 0
    }

    @Test
    void tailsAreExact() {
        // Abramowitz and Stegun, table 7.1.
        assertEquals(2.209e-5, Tensor.of(3.0).erfc().item(), 1e-8);
        assertEquals(2.0884875837625446e-45, Tensor.of(10.0).erfc().item(), 1e-58);
        assertEquals(-10 * 7.61985302416e-24, Tensor.of(-10.0).gelu().item(), 1e-33);    // −10 Φ(−10)
        assertEquals(1e-20, Tensor.of(1e-20).expm1().item());
        assertEquals(1e-20, Tensor.of(1e-20).log1p().item());
    }

    @Test
    void lossesOfWhatIsIgnoredAreZero() {
        var ignoring = CrossEntropy.DEFAULT.withIgnoredIndex(0);
        assertEquals(Math.log(2), Tensor.of(Shape.of(1, 2), 0.0, 0).crossEntropy(IntTensor.of(1)).item(), 1e-15);
        slope(x -> x.reshape(1, 2).crossEntropy(IntTensor.of(0), ignoring), new double[] {1, 2}, 0, 0);
        assertEquals(0, Tensor.of(Shape.of(1, 2), 0.0, 0).crossEntropy(IntTensor.of(0), ignoring).item());
        slope(x -> x.reshape(2, 2).crossEntropy(IntTensor.of(0, 1), ignoring), new double[] {9, 9, 0, 0}, 0, 0, 0.5,
                -0.5);
    }

    @Test
    void nothingSumsToZeroAndMultipliesToOne() {
        Tensor none = Tensor.zeros(Shape.of(2, 0));
        value("[0. 0.] (2) float32", none.sum(1));
        value("[1. 1.] (2) float32", none.prod(1));
        value("[nan nan] (2) float32", none.mean(1));
        value("[-inf -inf] (2) float32", none.logSumExp(1));
        value("[[0. 0. 0.]\n [0. 0. 0.]] (2, 3) float32", none.matmul(Tensor.zeros(Shape.of(0, 3))));
        value("[] (2, 0) float32", none.softmax(-1));
    }

    @Test
    void droppedElementsAreZeroAndTheMeanStays() {
        Tensor y = Tensor.ones(Shape.of(10_000)).dropout(0.25, RandomKey.of(3));
        assertEquals(1, y.mean().item(), 0.03);
        assertTrue(y.eq(0).or(y.eq(4 / 3f)).all());
        value(y.toString(), Tensor.ones(Shape.of(10_000)).dropout(0.25, RandomKey.of(3)));
        slope(x -> x.dropout(0.5, RandomKey.of(1)), new double[] {1, 1, 1, 1},
                Tensor.ones(Shape.of(4), DType.FLOAT64).dropout(0.5, RandomKey.of(1)).toDoubles());
    }

    @Test
    void indicesThatComeAgainAddUp() {
        value("[6. 3. 0.] (3) float32", Tensor.zeros(Shape.of(3))
                .scatterAdd(0, IntTensor.of(0, 1, 0), Tensor.of(2f, 3, 4)));
        slope(x -> x.indexSelect(0, IntTensor.of(2, 0, 2)), new double[] {1, 2, 3}, 1, 0, 2);
        Tensor table = Tensor.ofRows(new float[] {1, 2}, new float[] {3, 4}).leaf();
        value("[[3. 4.]\n [3. 4.]] (2, 2) float32", table.embedding(IntTensor.of(1, 1)));
        value("[[0. 0.]\n [2. 2.]] (2, 2) float32", table.embedding(IntTensor.of(1, 1)).sum().gradients().of(table));
    }
}
