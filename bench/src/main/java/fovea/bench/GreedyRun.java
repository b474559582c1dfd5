package fovea.bench;

import java.util.Arrays;

import fovea.nn.Embedding;
import fovea.nn.attention.Mask;
import fovea.nn.attention.SinusoidalPositions;
import fovea.nn.seq2seq.TransformerTranslator;
import fovea.nn.transformer.Decoder;
import fovea.nn.transformer.DecoderCache;
import fovea.tensor.IntTensor;
import fovea.tensor.Memory;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;

/// Greedy writing by a transformer: one sentence is read, and 32 words are written, each the likeliest.
///
/// @param model  which reads and writes
/// @param source the sentence, `(1, S)`
record GreedyRun(TransformerTranslator model, IntTensor source) {

    static final int WORDS = 32;

    /// Each word anew from all that are written.
    double again() {
        return Recording.off(() -> {
            Tensor memory = read();
            int[] written = new int[WORDS + 1];
            for (int t = 1; t <= WORDS; t++) {
                IntTensor given = IntTensor.of(Arrays.copyOf(written, t)).reshape(1, t);
                written[t] = Memory.step(() -> next(given, memory));      // nothing else of a word is needed later
            }
            return (double) written[WORDS];
        });
    }

    private int next(IntTensor given, Tensor memory) {
        int t = given.size(1);
        Tensor states = model.transformer().decoder().apply(vectors(model.target(), given, 0), memory, Mask.NONE,
                Mask.NONE);
        return likeliest(states.slice(1, t - 1, t));
    }

    /// Each word from the one before it and the keys and values of all.
    double remembering() {
        return Recording.off(() -> {
            DecoderCache cache = model.transformer().decoder().start(read());
            int word = 0;
            for (int t = 0; t < WORDS; t++) {
                Tensor y = vectors(model.target(), IntTensor.of(word).reshape(1, 1), t);
                Decoder.Step step = model.transformer().decoder().step(y, cache, Mask.NONE);
                cache = step.cache();
                word = likeliest(step.output());
            }
            return (double) word;
        });
    }

    private Tensor read() {
        return model.transformer().encoder().apply(vectors(model.source(), source, 0), Mask.NONE);
    }

    private Tensor vectors(Embedding words, IntTensor tokens, int start) {
        int D = words.weight().shape().size(1);
        return new SinusoidalPositions(D).apply(words.apply(tokens).mul(Math.sqrt(D)), start);
    }

    private int likeliest(Tensor state) {
        return model.output().apply(state).argmax(-1).item();
    }
}
