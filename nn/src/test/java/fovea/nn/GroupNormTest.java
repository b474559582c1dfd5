package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import fovea.nn.contract.LayerContract;
import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class GroupNormTest implements LayerContract {

    @Override
    public Specimen specimen() {
        GroupNorm layer = new GroupNorm(2, new Parameter(Specimen.normal(4)), new Parameter(Specimen.normal(4)), 1e-5);
        return Specimen.of(layer, layer::apply, Specimen.normal(2, 4, 3));
    }

    @Test
    void eachGroupHasItsOwnMoments() {
        Tensor x = Tensor.of(Shape.of(1, 4), 1, 3, 10, 30f);
        assertArrayEquals(new float[] {-1, 1, -1, 1}, GroupNorm.create(2, 4).apply(x).toFloats(), 1e-4f);
    }
}
