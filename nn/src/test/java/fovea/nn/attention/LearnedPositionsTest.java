package fovea.nn.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LearnedPositionsTest implements LayerContract {

    @Override
    public Specimen specimen() {
        LearnedPositions layer = LearnedPositions.create(3, 4, RandomKey.of(1));
        return Specimen.of(layer, layer::apply, Specimen.normal(2, 3, 4));
    }

    @Test
    void aRowIsAddedForEachPosition() {
        var layer = new LearnedPositions(new Parameter(Tensor.of(Shape.of(3, 1), 10, 20, 30f)));
        assertArrayEquals(new float[] {11, 22}, layer.apply(Tensor.of(Shape.of(2, 1), 1, 2f)).toFloats());
        assertArrayEquals(new float[] {21, 32}, layer.apply(Tensor.of(Shape.of(2, 1), 1, 2f), 1).toFloats());
    }

    @Test
    void thereIsNoPositionBeyondTheTable() {
        var layer = LearnedPositions.create(3, 4, RandomKey.of(1));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> layer.vectors(2, 2))
                .getMessage().contains("the positions 0 to 2; got 2 positions from 2"));
    }
}
