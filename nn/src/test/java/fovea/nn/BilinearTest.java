package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class BilinearTest implements LayerContract {

    @Override
    public Specimen specimen() {
        Bilinear layer = Bilinear.create(3, 4, 2, RandomKey.of(1));
        return new Specimen(layer, in -> layer.apply(in.get(0), in.get(1)),
                List.of(Specimen.normal(2, 5, 3), Specimen.normal(2, 5, 4)));
    }

    @Test
    void aDotProductAndAConstantByHand() {
        var weight = new Parameter(Tensor.of(Shape.of(1, 2, 2), 1, 0, 0, 1f));
        var layer = new Bilinear(weight, Optional.of(new Parameter(Tensor.of(0.5f))));
        Tensor a = Tensor.of(1f, 2), b = Tensor.of(3f, 4);
        assertArrayEquals(new float[] {11.5f}, layer.apply(a, b).toFloats());
        assertArrayEquals(new float[] {11}, layer.withoutBias().apply(a, b).toFloats());
    }

    @Test
    void itsParametersAreCounted() {
        assertEquals(2 * 3 * 4 + 2, Bilinear.create(3, 4, 2, RandomKey.of(1)).parameterCount());
    }
}
