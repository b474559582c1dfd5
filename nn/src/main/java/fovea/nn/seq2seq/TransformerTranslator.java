package fovea.nn.seq2seq;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import fovea.nn.Dropout;
import fovea.nn.Embedding;
import fovea.nn.Initialiser;
import fovea.nn.Layer;
import fovea.nn.Linear;
import fovea.nn.Thought;
import fovea.nn.Trace;
import fovea.nn.attention.Attention;
import fovea.nn.attention.Mask;
import fovea.nn.attention.SinusoidalPositions;
import fovea.nn.transformer.Decoder;
import fovea.nn.transformer.DecoderCache;
import fovea.nn.transformer.Transformer;
import fovea.nn.transformer.TransformerConfig;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// A transformer that translates: words in, words out.   Vaswani et al. 2017
///
/// ```text
///     x = √D embedding(source) + positions               (B, S, D)         section 3.4
///     y = √D embedding(given) + positions                (B, T, D)
///     logits = V transformer(x, y) + b                   (B, T, N)
/// ```
///
/// Where it looks in the source is told by the decoder's last block, as the mean of its heads.
///
/// @param source      a vector for each word that is read
/// @param target      a vector for each word that is written
/// @param transformer in between
/// @param output      V, to the vocabulary
/// @param dropout     on words
public record TransformerTranslator(Embedding source, Embedding target, Transformer transformer, Linear output,
                                    Dropout dropout) implements Translator {

    /// A translator between vocabularies of these sizes.
    public static TransformerTranslator create(TransformerConfig config, int sourceWords, int targetWords,
                                               RandomKey key) {
        int D = config.width();
        return new TransformerTranslator(
                words(sourceWords, D, key.with("source")),
                words(targetWords, D, key.with("target")),
                Transformer.create(config, key.with("transformer")),
                Linear.create(D, targetWords, Initialiser.XAVIER_UNIFORM, key.with("output")),
                new Dropout(config.dropout()));
    }

    /// Vectors of length 1 on average, so that √D times them are as large as the positions.
    private static Embedding words(int count, int D, RandomKey key) {
        return new Embedding(Initialiser.normal(1 / Math.sqrt(D)).parameter(Shape.of(count, D), key),
                OptionalInt.empty());
    }

    @Override
    public Tensor features(Sentences sentences, IntTensor given) {
        return transformer.apply(read(sentences.tokens()), vectors(target, given, 0), sentences.mask(), Mask.NONE);
    }

    @Override
    public Optional<Tensor> weights(Sentences sentences, IntTensor given) {
        var looked = new ArrayList<Tensor>();
        watched(looked, () -> features(sentences, given));
        return Optional.of(looked.getLast());
    }

    @Override
    public Writing start(Sentences sentences) {
        Tensor memory = transformer.encoder().apply(read(sentences.tokens()), sentences.mask());          // (B, S, D)
        return new InProgress(transformer.decoder().start(memory), sentences.lengths());
    }

    private Tensor read(IntTensor tokens) {
        return vectors(source, tokens, 0);
    }

    /// `√D embedding(tokens) + positions`, the first token standing at position `start`.   `(B, T, D)`
    private Tensor vectors(Embedding words, IntTensor tokens, int start) {
        int D = words.weight().shape().size(1);
        return dropout.apply(new SinusoidalPositions(D).apply(words.apply(tokens).mul(Math.sqrt(D)), start));
    }

    /// Runs `body`, and notes where the decoder's last block looks in the source: the mean over the heads, `(B, T, S)`.
    private <R> R watched(List<Tensor> looked, Supplier<R> body) {
        Layer last = transformer.decoder().blocks().getLast().cross();
        return Trace.watch((layer, thought) -> noted(layer == last, thought, looked), body);
    }

    private static Thought noted(boolean wanted, Thought thought, List<Tensor> looked) {
        if (wanted && thought instanceof Attention attention)
            looked.add(attention.weights().mean(1));                           // (B, h, T, S) → (B, T, S)
        return thought;
    }

    /// A transformer in the middle of writing: the keys and values of all positions so far.
    private final class InProgress implements Writing {

        private final DecoderCache cache;
        private final IntTensor lengths;

        InProgress(DecoderCache cache, IntTensor lengths) {
            this.cache = cache;
            this.lengths = lengths;
        }

        @Override
        public Step next(IntTensor words) {
            var looked = new ArrayList<Tensor>();
            Tensor y = vectors(target, words.reshape(-1, 1), cache.length());                             // (B, 1, D)
            Decoder.Step step = watched(looked, () -> transformer.decoder().step(y, cache, Mask.padding(lengths)));
            return new Step(output.apply(step.output()).squeeze(1), Optional.of(looked.getLast().squeeze(1)),
                    new InProgress(step.cache(), lengths));
        }

        @Override
        public Writing rows(IntTensor rows) {
            return new InProgress(cache.rows(rows), IntTensor.generate(rows.shape(), i -> lengths.at(rows.at(i))));
        }

        @Override
        public Writing keep() {
            return new InProgress(cache.keep(), lengths);
        }
    }
}
