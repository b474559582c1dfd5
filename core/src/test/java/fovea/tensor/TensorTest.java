package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

class TensorTest {

    private static void says(String message, Runnable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    @Test
    void tensorsAreMadeFromNumbers() {
        assertEquals("[1. 2.] (2) float32", Tensor.of(1f, 2f).toString());
        assertEquals("[1. 2.] (2) float64", Tensor.of(1.0, 2.0).toString());
        assertEquals("[[1. 2.]\n [3. 4.]] (2, 2) float32",
                Tensor.ofRows(new float[] {1, 2}, new float[] {3, 4}).toString());
        assertEquals("[0. 1. 2.] (3) float32", Tensor.range(3).toString());
        assertEquals("[[1. 0.]\n [0. 1.]] (2, 2) float32", Tensor.eye(2).toString());
        assertEquals("[7. 7.] (2) float64", Tensor.full(Shape.of(2), 7, DType.FLOAT64).toString());
        assertEquals("[1. 1.] (2) float32", Tensor.ones(Shape.of(2)).toString());
        assertEquals("[0. 1. 4.] (3) float64", Tensor.generate(Shape.of(3), DType.FLOAT64, i -> i * i).toString());
        assertEquals(Shape.of(0, 0), Tensor.ofRows().shape());
    }

    @Test
    void whatTheCallerDoesToHisArrayAfterwardsIsHisAffair() {
        float[] mine = {1, 2};
        Tensor x = Tensor.of(mine);
        mine[0] = 9;
        x.toFloats()[1] = 9;
        assertArrayEquals(new float[] {1, 2}, x.toFloats());
    }

    @Test
    void countsMustFitShapes() {
        says("of: the shape holds 6 numbers; 2 were given; got (2, 3)", () -> Tensor.of(Shape.of(2, 3), 1f, 2f));
        says("ofRows: rows must be equally long; row 0 has 2 numbers, row 1 has 1",
                () -> Tensor.ofRows(new float[2], new float[1]));
    }

    @Test
    void numbersAreReadByTheirCoordinates() {
        Tensor x = Tensor.range(6).reshape(2, 3);
        assertEquals(5, x.at(1, 2));
        assertEquals(3, x.at(-1, -3));
        assertEquals(7, Tensor.scalar(7).at());
        assertEquals(7, Tensor.full(Shape.of(1, 1), 7, DType.FLOAT32).item());
        says("at: one index for each of the 2 axes is needed; got [1]; got (2, 3)", () -> x.at(1));
        says("at: index 3 is out of range on axis 1, which has 3 elements; got (2, 3)", () -> x.at(0, 3));
        says("at: index -3 is out of range on axis 0, which has 2 elements; got (2, 3)", () -> x.at(-3, 0));
        says("item: there must be exactly one element; read others with at(…) or toFloats(); got (2, 3)", x::item);
    }

    @Test
    void numbersAreReadInEitherPrecision() {
        assertArrayEquals(new double[] {0.1f}, Tensor.of(0.1f).toDoubles());
        assertArrayEquals(new float[] {0.1f}, Tensor.of(0.1).toFloats());
        assertEquals(DType.FLOAT64, Tensor.of(0.1f).to(DType.FLOAT64).dtype());
        Tensor x = Tensor.of(1f);
        assertSame(x, x.to(DType.FLOAT32));
    }

    @Test
    void randomTensorsHoldTheKeysNumbers() {
        RandomKey key = RandomKey.of(1);
        assertEquals((float) key.normal(5), Tensor.normal(Shape.of(2, 3), key).at(1, 2));
        assertEquals(key.uniform(5), Tensor.uniform(Shape.of(2, 3), key).at(1, 2), 1 / 16e6);
        assertTrue(DoubleStream.of(Tensor.truncatedNormal(Shape.of(1000), 1.5, key).toDoubles())
                .allMatch(x -> Math.abs(x) <= 1.5));
        assertEquals(key.bernoulli(4, 0.5), BoolTensor.bernoulli(Shape.of(5), 0.5, key).at(4));
    }

    @Test
    void evenlySpacedNumbersHaveBothEnds() {
        assertArrayEquals(new float[] {2, 3, 4}, Tensor.range(2, 5).toFloats());
        assertArrayEquals(new float[] {-1, -0.5f, 0, 0.5f, 1}, Tensor.linspace(-1, 1, 5).toFloats());
        assertArrayEquals(new float[] {7}, Tensor.linspace(7, 9, 1).toFloats());
        assertEquals(0, Tensor.linspace(0, 1, 0).shape().volume());
        assertEquals(0, Tensor.range(5, 5).shape().volume());
    }

    /// As in PyTorch and NumPy: NaN, and not a negative variance.
    @Test
    void theVarianceOfTooFewIsNoNumber() {
        assertTrue(Double.isNaN(Tensor.of(3f).var().item()));
        assertTrue(Double.isNaN(Tensor.zeros(Shape.of(0)).var().item()));
        assertTrue(Double.isNaN(Tensor.zeros(Shape.of(0)).std().item()));
        assertEquals(Double.POSITIVE_INFINITY, Tensor.of(1f, 3).var(Axes.of(), 3).item());
    }

    @Test
    void operationsNeverChangeATensor() {
        Tensor x = Tensor.of(3f, 1f, 2f);
        x.add(1).relu().softmax(-1).flip(0).maskedFill(x.gt(1), 0).scatterAdd(0, IntTensor.of(0), Tensor.of(1f));
        assertArrayEquals(new float[] {3, 1, 2}, x.toFloats());
    }

    @Test
    void transposingMovesNothingAndReadsRight() {
        Tensor x = Tensor.range(6).reshape(2, 3);
        assertEquals("[[0. 3.]\n [1. 4.]\n [2. 5.]] (3, 2) float32", x.T().toString());
        assertEquals(x.toString(), x.T().T().toString());
        assertEquals("[[ 5. 14.]\n [14. 50.]] (2, 2) float32", x.matmul(x.T()).toString());
        assertEquals(x.T().toString(), x.T().keep().toString());
    }

    @Test
    void tensorsHaveIdentityAndNoEquality() {
        Tensor x = Tensor.of(1f);
        assertFalse(x.equals(Tensor.of(1f)), "two leaves with the same numbers are two leaves");
        assertTrue(x.eq(Tensor.of(1f)).all());
    }
}
