package fovea.nn.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import fovea.nn.Nonlinearity;
import fovea.nn.attention.Mask;
import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Rearrangement;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformerTest implements LayerContract {

    private static final RandomKey KEY = RandomKey.of(1);
    private static final TransformerConfig BASE = TransformerConfig.of(512, 8);
    private static final TransformerConfig SMALL = TransformerConfig.of(8, 2).withLayers(2, 2).withFeedForward(12);

    @Override
    public Specimen specimen() {
        var config = TransformerConfig.of(4, 2).withLayers(1, 1).withFeedForward(6).withNonlinearity(Nonlinearity.GELU);
        Transformer layer = Transformer.create(config, KEY);
        return new Specimen(layer, x -> layer.apply(x.get(0), x.get(1), Mask.NONE, Mask.NONE),
                List.of(Specimen.normal(2, 5, 4), Specimen.normal(2, 3, 4)));
    }

    @Test
    void anEncoderBlockOfTheBaseModelHas3152384Parameters() {
        assertEquals(4 * (512 * 512 + 512) + (512 * 2048 + 2048) + (2048 * 512 + 512) + 2 * (512 + 512), 3_152_384);
        assertEquals(3_152_384, EncoderBlock.create(BASE, KEY).parameterCount());
    }

    @Test
    void aDecoderBlockOfTheBaseModelHas4204032Parameters() {
        assertEquals(4_204_032, DecoderBlock.create(BASE, KEY).parameterCount());
    }

    @Test
    void theBaseModelHas44138496ParametersAnd2048MoreWithFinalNorms() {
        assertEquals(6 * 3_152_384 + 6 * 4_204_032, 44_138_496);
        Transformer model = Transformer.create(BASE.withLayers(1, 1), KEY);
        Transformer plain = Transformer.create(BASE.withLayers(1, 1).withoutFinalNorms(), KEY);
        assertEquals(3_152_384 + 4_204_032, plain.parameterCount());
        assertEquals(plain.parameterCount() + 2 * (512 + 512), model.parameterCount());
    }

    @Test
    void sixAndSixBlocksAreTheDefault() {
        Transformer model = Transformer.create(TransformerConfig.of(8, 2), KEY);
        assertEquals(6, model.encoder().blocks().size());
        assertEquals(6, model.decoder().blocks().size());
        assertEquals(32, model.encoder().blocks().getFirst().feedForward().inner().out());
    }

    @ParameterizedTest
    @EnumSource
    void cachedStepsGiveTheNumbersOfTheFullPass(NormPlace place) {
        Decoder decoder = decoder(place);
        Tensor memory = normal(1, 3, 6, 8), y = normal(2, 3, 5, 8);
        Mask memoryMask = Mask.padding(6, 0, 2);
        Tensor full = decoder.apply(y, memory, Mask.NONE, memoryMask);

        DecoderCache cache = decoder.start(memory);
        for (int t = 0; t < 5; t++) {
            assertEquals(t, cache.length());
            Decoder.Step step = decoder.step(y.slice(1, t, t + 1), cache, memoryMask);
            assertArrayEquals(full.slice(1, t, t + 1).toDoubles(), step.output().toDoubles(), 1e-13);
            cache = step.cache();
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalPositionsInOneStepSeeEachOthersPastOnly(NormPlace place) {
        Decoder decoder = decoder(place);
        Tensor memory = normal(1, 2, 4, 8), y = normal(2, 2, 5, 8);
        Tensor full = decoder.apply(y, memory, Mask.NONE, Mask.NONE);
        Decoder.Step first = decoder.step(y.slice(1, 0, 2), decoder.start(memory), Mask.NONE);
        Decoder.Step rest = decoder.step(y.slice(1, 2, 5), first.cache(), Mask.NONE);
        assertArrayEquals(full.toDoubles(), Rearrangement.concat(1, first.output(), rest.output()).toDoubles(), 1e-13);
    }

    @Test
    void aCacheGoesOnWithTheRowsThatASearchKeeps() {
        Decoder decoder = decoder(NormPlace.POST);
        Tensor memory = normal(1, 3, 4, 8), y = normal(2, 3, 2, 8);
        Decoder.Step first = decoder.step(y.slice(1, 0, 1), decoder.start(memory), Mask.NONE);
        IntTensor kept = IntTensor.of(2, 2, 0);
        Tensor next = y.slice(1, 1, 2).indexSelect(0, kept);
        Tensor output = decoder.step(next, first.cache().rows(kept), Mask.NONE).output();
        Tensor full = decoder.apply(y, memory, Mask.NONE, Mask.NONE).slice(1, 1, 2).indexSelect(0, kept);
        assertArrayEquals(full.toDoubles(), output.toDoubles(), 1e-13);
    }

    @Test
    void aCacheOfAnotherDecoderIsRefused() {
        DecoderCache cache = decoder(NormPlace.POST).start(normal(1, 1, 2, 8));
        Decoder other = Decoder.create(SMALL.withLayers(1, 1), KEY);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> other.step(normal(2, 1, 1, 8), cache, Mask.NONE))
                .getMessage().contains("decoder of 1 blocks; it has 2"));
    }

    @ParameterizedTest
    @EnumSource
    void changingTheFutureDoesNotChangeThePast(NormPlace place) {
        Transformer model = Transformer.create(SMALL.withNorm(place), KEY);
        Tensor source = normal(1, 2, 4, 8).to(DType.FLOAT32), target = normal(2, 2, 5, 8).to(DType.FLOAT32);
        Tensor changed = Rearrangement.concat(1, target.slice(1, 0, 3), target.slice(1, 3, 5).neg());
        Tensor before = model.apply(source, target, Mask.NONE, Mask.NONE);
        Tensor after = model.apply(source, changed, Mask.NONE, Mask.NONE);
        assertArrayEquals(before.slice(1, 0, 3).toFloats(), after.slice(1, 0, 3).toFloats());
        assertTrue(before.slice(1, 3, 5).sub(after.slice(1, 3, 5)).abs().max().item() > 0.01);
    }

    @Test
    void paddingTheSourceChangesNothing() {
        Transformer model = Transformer.create(SMALL, KEY);
        model.convert(DType.FLOAT64);
        Tensor source = normal(1, 1, 4, 8), target = normal(2, 1, 5, 8);
        Tensor alone = model.apply(source, target, Mask.NONE, Mask.NONE);
        Tensor padded = Rearrangement.concat(1, source, normal(3, 1, 2, 8));
        Tensor together = model.apply(padded, target, Mask.padding(4), Mask.NONE);
        assertArrayEquals(alone.toDoubles(), together.toDoubles(), 1e-13);
    }

    @Test
    void withNothingToAddPostNormsTheInputAndPreLeavesIt() {
        Tensor x = Tensor.of(Shape.of(1, 1, 2), 1, 3f);
        var post = TransformerConfig.of(2, 1).withEps(0);
        var pre = post.withNorm(NormPlace.PRE);
        assertArrayEquals(new float[] {-1, 1}, post.residual().apply(x, y -> y.mul(0)).toFloats());
        assertArrayEquals(new float[] {1, 3}, pre.residual().apply(x, y -> y.mul(0)).toFloats());
        assertArrayEquals(new float[] {0, 4}, pre.residual().apply(x, y -> y).toFloats());
    }

    @Test
    void settingsReachTheBlocks() {
        var config = SMALL.withNonlinearity(Nonlinearity.GELU).withDropout(0.3).withEps(0.1);
        EncoderBlock block = EncoderBlock.create(config, KEY);
        assertEquals(Nonlinearity.GELU, block.feedForward().nonlinearity());
        assertEquals(0.3, block.attention().dropout().p());
        assertEquals(0.3, block.feedForward().dropout().p());
        assertEquals(0.3, block.aroundAttention().dropout().p());
        assertEquals(0.1, block.aroundFeedForward().norm().eps());
    }

    private static Decoder decoder(NormPlace place) {
        Decoder decoder = Decoder.create(SMALL.withNorm(place), KEY);
        decoder.convert(DType.FLOAT64);
        return decoder;
    }

    private static Tensor normal(long seed, int... sizes) {
        return Recording.off(() -> Tensor.normal(Shape.of(sizes), RandomKey.of(seed)).to(DType.FLOAT64));
    }
}
