package fovea.nn.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.nn.Nonlinearity;
import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class FeedForwardTest implements LayerContract {

    @Override
    public Specimen specimen() {
        var config = TransformerConfig.of(4, 2).withFeedForward(6).withNonlinearity(Nonlinearity.GELU);
        FeedForward layer = FeedForward.create(config, RandomKey.of(1));
        return Specimen.of(layer, layer::apply, Specimen.normal(2, 3, 4));
    }

    @Test
    void onesPassAndNegativesAreCut() {
        FeedForward layer = FeedForward.create(TransformerConfig.of(1, 1).withFeedForward(2), RandomKey.of(1));
        layer.inner().weight().set(Tensor.of(Shape.of(2, 1), 1, -1f));
        layer.outer().weight().set(Tensor.of(Shape.of(1, 2), 10, 100f));
        layer.inner().bias().get().set(Tensor.of(0f, 0f));
        layer.outer().bias().get().set(Tensor.of(5f));
        assertArrayEquals(new float[] {35, 205}, layer.apply(Tensor.of(Shape.of(2, 1), 3, -2f)).toFloats());
    }

    @Test
    void theBaseModelsHas2099712Parameters() {
        assertEquals(2_099_712, FeedForward.create(TransformerConfig.of(512, 8), RandomKey.of(1)).parameterCount());
    }
}
