package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LinearTest implements LayerContract {

    @Override
    public Specimen specimen() {
        Linear layer = Linear.create(3, 2, RandomKey.of(1));
        return Specimen.of(layer, layer::apply, Specimen.normal(4, 5, 3));
    }

    @Test
    void mapsByHand() {
        var weight = new Parameter(Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6f));
        var bias = new Parameter(Tensor.of(10f, 20f));
        Tensor x = Tensor.of(1f, 0f, -1f);
        assertArrayEquals(new float[] {8, 18}, new Linear(weight, Optional.of(bias)).apply(x).toFloats());
        assertArrayEquals(new float[] {-2, -2}, new Linear(weight, Optional.empty()).apply(x).toFloats());
    }

    @Test
    void bendsByHand() {
        var weight = new Parameter(Tensor.of(Shape.of(2, 2), 3, 4, 5, 0f));
        var bias = new Parameter(Tensor.of(1f, 1f));
        Tensor x = Tensor.of(1f, -2f);
        for (var linear : List.of(new Linear(weight, Optional.of(bias)), new Linear(weight, Optional.empty())))
            for (Nonlinearity f : Nonlinearity.values())
                assertArrayEquals(f.apply(linear.apply(x)).toFloats(), linear.apply(x, f).toFloats());
        assertArrayEquals(new float[] {0, 6},
                new Linear(weight, Optional.of(bias)).apply(x, Nonlinearity.RELU).toFloats());
    }

    @Test
    void itsParametersAreWeightAndBias() {
        Linear layer = Linear.create(7, 5, RandomKey.of(1));
        assertEquals(List.of("weight", "bias"), List.copyOf(layer.parameters().keySet()));
        assertEquals(7 * 5 + 5, layer.parameterCount());
        assertEquals(7 * 5, Linear.withoutBias(7, 5, RandomKey.of(1)).parameterCount());
    }

    @Test
    void bothStartWithinOneByTheRootOfTheInputs() {
        Linear layer = Linear.create(4, 1000, RandomKey.of(1));
        layer.parameters().values().forEach(parameter -> {
            double largest = parameter.value().abs().max().item();
            assertTrue(0.49 < largest && largest <= 0.5, "got " + largest);
        });
    }

    @Test
    void anotherWidthIsRefused() {
        assertThrows(ShapeException.class, () -> Linear.create(3, 2, RandomKey.of(1)).apply(Tensor.of(1f, 2f)));
    }
}
