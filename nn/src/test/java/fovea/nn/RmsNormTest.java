package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import fovea.nn.contract.LayerContract;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class RmsNormTest implements LayerContract {

    @Override
    public Specimen specimen() {
        RmsNorm layer = new RmsNorm(new Parameter(Specimen.normal(4)), 1e-5);
        return Specimen.of(layer, layer::apply, Specimen.normal(2, 3, 4));
    }

    @Test
    void oneAndSevenHaveARootMeanSquareOfFive() {
        assertArrayEquals(new float[] {0.2f, 1.4f}, RmsNorm.create(2).apply(Tensor.of(1f, 7)).toFloats(), 1e-6f);
    }
}
