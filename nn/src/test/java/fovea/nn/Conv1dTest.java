package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.ConvolutionRule;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import fovea.tensor.Window;
import org.junit.jupiter.api.Test;

class Conv1dTest implements LayerContract {

    @Override
    public Specimen specimen() {
        Conv1d layer = Conv1d.create(3, 2, Window.of(1, 3).withPadding(0, 1), RandomKey.of(1));
        return Specimen.of(layer, layer::apply, Specimen.normal(2, 3, 5));
    }

    @Test
    void differencesByHand() {
        var filter = new Parameter(Tensor.of(Shape.of(1, 1, 2), -1, 1f));
        var layer = new Conv1d(filter, Optional.of(new Parameter(Tensor.of(0.5f))), ConvolutionRule.PLAIN);
        Tensor x = Tensor.of(Shape.of(1, 1, 4), 1, 4, 9, 16f);
        assertArrayEquals(new float[] {3.5f, 5.5f, 7.5f}, layer.apply(x).toFloats());
        assertArrayEquals(new float[] {3, 5, 7}, layer.withoutBias().apply(x).toFloats());
    }

    @Test
    void itsParametersAreCounted() {
        assertEquals(100, Conv1d.create(8, 4, Window.of(1, 3), RandomKey.of(1)).parameterCount());
    }
}
