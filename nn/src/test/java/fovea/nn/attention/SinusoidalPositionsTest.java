package fovea.nn.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.nn.contract.LayerContract;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.DType;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SinusoidalPositionsTest implements LayerContract {

    private static final SinusoidalPositions FOUR = new SinusoidalPositions(4);

    @Override
    public Specimen specimen() {
        return Specimen.of(FOUR, FOUR::apply, Specimen.normal(2, 3, 4));
    }

    @Test
    void aFastClockAndASlowOne() {
        Tensor vectors = FOUR.vectors(0, 2);
        double[] expected = {0, 1, 0, 1, Math.sin(1), Math.cos(1), Math.sin(0.01), Math.cos(0.01)};
        assertArrayEquals(expected, vectors.toDoubles(), 1e-15);
    }

    @Test
    void aStepOfKPlacesIsTheSameRotationEverywhere() {
        Tensor at = new SinusoidalPositions(2).vectors(0, 50);
        double cos = Math.cos(7), sin = Math.sin(7);
        for (int t = 0; t < 40; t++) {
            assertEquals(at.at(t, 0) * cos + at.at(t, 1) * sin, at.at(t + 7, 0), 1e-12);
            assertEquals(at.at(t, 1) * cos - at.at(t, 0) * sin, at.at(t + 7, 1), 1e-12);
        }
    }

    @Test
    void aTailIsTheEndOfTheWhole() {
        Tensor x = Tensor.zeros(Shape.of(2, 3, 4), DType.FLOAT64);
        Tensor last = FOUR.vectors(0, 500).slice(0, 497, 500);
        assertArrayEquals(last.toDoubles(), FOUR.apply(x, 497).select(0, 1).toDoubles());
    }

    @Test
    void anOddWidthEndsWithASine() {
        assertEquals(Math.sin(1 / Math.pow(10000, 2.0 / 3)), new SinusoidalPositions(3).vectors(1, 1).at(0, 2), 1e-15);
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThrows(IllegalArgumentException.class, () -> FOUR.vectors(-1, 2));
        assertTrue(assertThrows(ShapeException.class, () -> FOUR.apply(Tensor.zeros(Shape.of(2, 5))))
                .getMessage().contains("as wide as the vectors"));
    }
}
