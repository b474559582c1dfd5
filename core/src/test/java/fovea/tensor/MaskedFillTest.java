package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// Masks that stretch to a larger tensor: long ones begin again for each leading index, others are written out.
class MaskedFillTest {

    private static final Shape SHAPE = Shape.of(2, 3, 40, 41);

    @Test
    void aMaskFillsWhatItsStretchedSelfWouldFill() {
        agree(Shape.of(40, 41));
        agree(Shape.of(1, 1, 40, 41));
        agree(Shape.of(3, 40, 41));
        agree(Shape.of(2, 1, 40, 41));                         // not the same from end to end
        agree(Shape.of(40, 1));
        agree(Shape.of(41));
        agree(SHAPE);
    }

    @Test
    void aCausalMaskHidesAsManyOfEachHead() {
        BoolTensor later = BoolTensor.generate(Shape.of(40, 41), i -> i % 41 > i / 41);
        float[] filled = Tensor.zeros(SHAPE, DType.FLOAT32).maskedFill(later, 1).sum(2, 3).toFloats();
        assertArrayEquals(new float[] {820, 820, 820, 820, 820, 820}, filled);         // 40 + 39 + … + 1 for each head
    }

    private static void agree(Shape shape) {
        BoolTensor mask = BoolTensor.generate(shape, i -> i * 7 % 5 < 2), wide = mask.expand(SHAPE);
        Tensor x = Tensor.generate(SHAPE, DType.FLOAT32, i -> i + 0.5).leaf();
        Tensor y = x.maskedFill(mask, -1), g = Tensor.generate(SHAPE, DType.FLOAT32, i -> i % 9 + 1);
        float[] slope = y.gradients(g).of(x).toFloats(), found = y.toFloats();
        for (int i = 0; i < found.length; i++) {
            boolean hidden = wide.array()[i];
            assertEquals(hidden ? -1 : i + 0.5f, found[i]);
            assertEquals(hidden ? 0 : i % 9 + 1, slope[i]);
        }
    }
}
