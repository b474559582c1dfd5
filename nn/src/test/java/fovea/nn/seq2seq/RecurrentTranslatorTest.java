package fovea.nn.seq2seq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.nn.Trace;
import fovea.nn.contract.LayerContract;
import fovea.nn.recurrent.RecurrentKind;
import fovea.nn.seq2seq.TranslatorConfig.Look;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class RecurrentTranslatorTest implements LayerContract {

    private static final TranslatorConfig SMALL = TranslatorConfig.of(6, 7).withWidths(3, 4);

    @Override
    public Specimen specimen() {
        return Tokens.specimen(RecurrentTranslator.create(SMALL, RandomKey.of(1)));
    }

    @Test
    void everyKindOfCellAndLookWritesTheSameWordByWordAsAllAtOnce() {
        for (RecurrentKind kind : RecurrentKind.values())
            for (Look look : Look.values())
                for (int layers = 1; layers <= 2; layers++)
                    assertSame(RecurrentTranslator.create(
                            SMALL.withKind(kind).withLook(look).withLayers(layers), RandomKey.of(2)));
    }

    @Test
    void aWatcherIsShownWhatIsComputedWithoutOne() {
        var model = RecurrentTranslator.create(SMALL, RandomKey.of(6));
        Sentences source = Tokens.source(Tokens.numbers());
        IntTensor given = Tokens.given(Tokens.numbers());
        Tensor watched = Trace.watch((_, thought) -> thought, () -> model.weights(source, given)).orElseThrow();
        assertArrayEquals(watched.toFloats(), model.weights(source, given).orElseThrow().toFloats(), 1e-6f);
    }

    @Test
    void aRowMayBeChosenTwice() {
        var model = RecurrentTranslator.create(SMALL, RandomKey.of(3));
        Writing second = model.start(Tokens.source(Tokens.numbers())).rows(IntTensor.of(1, 1));
        Tensor logits = second.next(IntTensor.of(1, 1)).logits();
        assertArrayEquals(logits.select(0, 0).toFloats(), logits.select(0, 1).toFloats());
    }

    @Test
    void withoutAttentionItDoesNotLook() {
        var model = RecurrentTranslator.create(SMALL.withLook(Look.NONE), RandomKey.of(4));
        assertTrue(model.weights(Tokens.source(Tokens.numbers()), Tokens.given(Tokens.numbers())).isEmpty());
    }

    @Test
    void weightsOfAPaddedWordAreZero() {
        var model = RecurrentTranslator.create(SMALL, RandomKey.of(5));
        Tensor weights = model.weights(Sentences.of(0, new int[] {4, 5, 2}, new int[] {4, 2}),
                IntTensor.of(Shape.of(2, 1), 1, 1)).orElseThrow();
        assertEquals(0, weights.at(1, 0, 2));
        assertEquals(1, weights.select(0, 1).sum().item(), 1e-6);
    }

    /// Both faces of a translator compute the same numbers.
    static void assertSame(Translator model) {
        Tensor x = Tokens.numbers(), all = model.logits(Tokens.source(x), Tokens.given(x));
        IntTensor given = Tokens.given(x);
        Writing writing = model.start(Tokens.source(x));
        for (int t = 0; t < 2; t++) {
            Writing.Step step = writing.next(IntTensor.of(given.at(t), given.at(2 + t)));
            assertArrayEquals(all.select(1, t).toFloats(), step.logits().toFloats(), 1e-5f);
            writing = step.then();
        }
    }
}
