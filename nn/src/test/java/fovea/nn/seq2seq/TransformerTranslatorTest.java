package fovea.nn.seq2seq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import fovea.nn.Nonlinearity;
import fovea.nn.contract.LayerContract;
import fovea.nn.transformer.TransformerConfig;
import fovea.random.RandomKey;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TransformerTranslatorTest implements LayerContract {

    private static TransformerTranslator create(int seed) {
        var config = TransformerConfig.of(4, 2).withLayers(1, 1).withFeedForward(6).withDropout(0)
                .withNonlinearity(Nonlinearity.GELU);
        return TransformerTranslator.create(config, 6, 7, RandomKey.of(seed));
    }

    @Override
    public Specimen specimen() {
        return Tokens.specimen(create(1));
    }

    @Test
    void itWritesTheSameWordByWordAsAllAtOnce() {
        RecurrentTranslatorTest.assertSame(create(2));
    }

    @Test
    void rowsOfWeightsSumToOne() {
        Tensor x = Tokens.numbers();
        Tensor weights = create(3).weights(Tokens.source(x), Tokens.given(x)).orElseThrow();     // (B, T, S)
        assertArrayEquals(new float[] {1, 1, 1, 1}, weights.sum(-1).toFloats(), 1e-6f);
    }
}
