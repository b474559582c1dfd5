package fovea.nn.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import fovea.nn.Training;
import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Rearrangement;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class MultiHeadAttentionTest implements LayerContract {

    private static final RandomKey KEY = RandomKey.of(1);

    @Override
    public Specimen specimen() {
        var layer = MultiHeadConfig.of(6, 2).withMemory(3, 5).create(KEY);
        return new Specimen(layer, x -> layer.apply(x.get(0), x.get(1), x.get(2), Mask.causal(1)),
                List.of(Specimen.normal(2, 3, 6), Specimen.normal(2, 4, 3), Specimen.normal(2, 4, 5)));
    }

    @Test
    void howManyParametersDoesNotDependOnTheHeads() {
        assertEquals(4 * (512 * 512 + 512), 1_050_624);
        assertEquals(1_050_624, MultiHeadAttention.create(512, 8, KEY).parameterCount());
        assertEquals(1_050_624, MultiHeadAttention.create(512, 1, KEY).parameterCount());
        assertEquals(4 * 512 * 512, MultiHeadConfig.of(512, 8).withoutBias().create(KEY).parameterCount());
        var layer = MultiHeadAttention.create(2, 1, KEY);
        assertEquals(List.of("query.weight", "query.bias", "key.weight", "key.bias", "value.weight", "value.bias",
                "output.weight", "output.bias"), List.copyOf(layer.parameters().keySet()));
    }

    @Test
    void aHeadIsAnAttentionInItsOwnColumns() {
        var layer = MultiHeadAttention.create(6, 3, KEY);
        Tensor x = Specimen.normal(2, 4, 6);
        Attention heads = layer.attend(x, layer.source(x, x), Mask.CAUSAL);
        assertEquals(Shape.of(2, 3, 4, 4), heads.weights().shape());
        for (int h = 0; h < 3; h++) {
            Tensor q = layer.query().apply(x).slice(-1, 2 * h, 2 * h + 2);
            Tensor k = layer.key().apply(x).slice(-1, 2 * h, 2 * h + 2);
            Tensor alone = Attention.of(q, k, k, Mask.CAUSAL).weights();
            assertArrayEquals(alone.toFloats(), heads.weights().select(1, h).toFloats(), 1e-6f);
        }
    }

    @Test
    void identityProjectionsLeaveAttentionItself() {
        var layer = MultiHeadConfig.of(4, 1).withoutBias().create(KEY);
        layer.parameters().values().forEach(weight -> weight.set(Tensor.eye(4)));
        Tensor x = Specimen.normal(2, 3, 4);
        Tensor context = Attention.of(x, x, x, Mask.NONE).context();
        assertArrayEquals(context.toFloats(), layer.apply(x, x, Mask.NONE).toFloats(), 1e-6f);
    }

    @Test
    void aSequenceWithoutABatchWorksToo() {
        var layer = MultiHeadAttention.create(4, 2, KEY);
        Tensor x = Specimen.normal(3, 4);
        Tensor batched = layer.apply(x.unsqueeze(0), x.unsqueeze(0), Mask.NONE);
        assertArrayEquals(batched.toFloats(), layer.apply(x, x, Mask.NONE).toFloats(), 1e-6f);
    }

    @Test
    void aSourceThatGrowsIsTheSourceOfAll() {
        var layer = MultiHeadAttention.create(4, 2, KEY);
        Tensor x = Specimen.normal(2, 5, 4), before = x.slice(1, 0, 3), after = x.slice(1, 3, 5);
        Source grown = layer.source(before, before).then(layer.source(after, after)), whole = layer.source(x, x);
        assertEquals(5, grown.size());
        assertArrayEquals(whole.keys().toFloats(), grown.keys().toFloats(), 1e-6f);
        assertArrayEquals(whole.values().toFloats(), grown.values().toFloats(), 1e-6f);
    }

    @Test
    void paddingTheMemoryChangesNothing() {
        var layer = MultiHeadAttention.create(4, 2, KEY);
        Tensor x = Specimen.normal(1, 3, 4), memory = Specimen.normal(1, 2, 4);
        Tensor padded = Rearrangement.concat(1, memory, Tensor.full(Shape.of(1, 6, 4), 99, memory.dtype()));
        assertArrayEquals(layer.apply(x, memory, Mask.NONE).toFloats(),
                layer.apply(x, padded, Mask.padding(2)).toFloats(), 1e-6f);
    }

    @Test
    void weightsStartXavierUniformAndBiasesAsZeros() {
        var layer = MultiHeadAttention.create(96, 4, KEY);
        assertEquals(0, layer.query().bias().get().value().abs().max().item());
        assertWithin(Math.sqrt(6.0 / (96 + 3 * 96)), layer.key().weight());
        assertWithin(Math.sqrt(6.0 / (96 + 96)), layer.output().weight());
    }

    @Test
    void dropoutForgetsWeightsWhileTrainingOnly() {
        var layer = MultiHeadConfig.of(4, 2).withDropout(0.5).create(KEY);
        Tensor x = Specimen.normal(2, 8, 4);
        float[] inference = layer.apply(x, x, Mask.NONE).toFloats();
        Tensor training = Training.run(KEY, () -> layer.apply(x, x, Mask.NONE));
        Tensor again = Training.run(KEY, () -> layer.apply(x, x, Mask.NONE));
        assertArrayEquals(training.toFloats(), again.toFloats());
        assertTrue(training.sub(Tensor.of(training.shape(), inference)).abs().max().item() > 0.01);
    }

    @Test
    void headsMustDivideTheWidth() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> MultiHeadAttention.create(10, 4, KEY))
                .getMessage().contains("4 heads cannot share a width of 10"));
    }

    private static void assertWithin(double bound, Parameter weight) {
        double largest = weight.value().abs().max().item();
        assertTrue(0.99 * bound < largest && largest <= bound, "%f should be near %f".formatted(largest, bound));
    }
}
