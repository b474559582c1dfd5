package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.nn.contract.LayerContract;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LayerNormTest implements LayerContract {

    @Override
    public Specimen specimen() {
        LayerNorm layer = new LayerNorm(new Parameter(Specimen.normal(4)), new Parameter(Specimen.normal(4)), 1e-5);
        return Specimen.of(layer, layer::apply, Specimen.normal(2, 3, 4));
    }

    @Test
    void oneAndThreeAreOneDeviationFromTheirMean() {
        LayerNorm layer = new LayerNorm(new Parameter(Tensor.of(1f, 10f)), new Parameter(Tensor.of(0f, 5f)), 0);
        assertArrayEquals(new float[] {-1, 15}, layer.apply(Tensor.of(1f, 3f)).toFloats());
    }

    @Test
    void epsKeepsEqualNumbersFromDividingByZero() {
        assertArrayEquals(new float[] {0, 0}, LayerNorm.create(2).apply(Tensor.of(4f, 4f)).toFloats());
    }

    @Test
    void severalLastAxesAreNormalisedTogether() {
        LayerNorm square = LayerNorm.create(2, 2), flat = LayerNorm.create(4);
        Tensor x = Specimen.normal(3, 2, 2);
        assertArrayEquals(flat.apply(x.reshape(3, 4)).toFloats(), square.apply(x).toFloats());
        assertEquals(8, square.parameterCount());
        assertTrue(assertThrows(ShapeException.class, () -> square.apply(x.reshape(4, 3))).getMessage()
                .contains("got (4, 3) and (2, 2)"));
        assertEquals(Shape.of(5, 2, 2), square.apply(Tensor.zeros(Shape.of(5, 2, 2))).shape());
    }
}
