package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.ConvolutionRule;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import fovea.tensor.Window;
import org.junit.jupiter.api.Test;

class Conv2dTest implements LayerContract {

    @Override
    public Specimen specimen() {
        var rule = ConvolutionRule.PLAIN.withStride(2).withPadding(1).withGroups(2);
        Conv2d layer = Conv2d.create(Shape.of(4, 1, 3, 2), rule, RandomKey.of(1));
        return Specimen.of(layer, layer::apply, Specimen.normal(3, 2, 4, 5));
    }

    @Test
    void anEdgeByHand() {
        var filter = new Parameter(Tensor.of(Shape.of(1, 1, 1, 2), -1, 1f));
        var layer = new Conv2d(filter, Optional.of(new Parameter(Tensor.of(10f))), ConvolutionRule.PLAIN);
        Tensor image = Tensor.of(Shape.of(1, 1, 2, 3), 0, 0, 1, 0, 1, 1f);
        assertArrayEquals(new float[] {10, 11, 11, 10}, layer.apply(image).toFloats());
        assertArrayEquals(new float[] {0, 1, 1, 0}, layer.withoutBias().apply(image).toFloats());
    }

    @Test
    void itStartsAsPyTorchDoes() {
        Conv2d layer = Conv2d.create(3, 16, Window.of(3).withPadding(1), RandomKey.of(1));
        assertEquals(448, layer.parameterCount());
        assertEquals(List.of("weight", "bias"), List.copyOf(layer.parameters().keySet()));
        double largest = layer.weight().value().abs().max().item(), bound = 1 / Math.sqrt(27);
        assertTrue(0.95 * bound < largest && largest <= bound, "got " + largest);
        assertEquals(Shape.of(2, 16, 5, 6), layer.apply(Specimen.normal(2, 3, 5, 6)).shape());
    }
}
