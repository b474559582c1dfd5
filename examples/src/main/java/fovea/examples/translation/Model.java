package fovea.examples.translation;

import fovea.examples.settings.ModelSettings;
import fovea.examples.text.Vocabulary;
import fovea.nn.decoding.Beam;
import fovea.nn.decoding.Decoded;
import fovea.nn.decoding.DecoderState;
import fovea.nn.decoding.Greedy;
import fovea.nn.decoding.Limits;
import fovea.nn.decoding.Scored;
import fovea.nn.decoding.Start;
import fovea.nn.decoding.Strategy;
import fovea.nn.recurrent.RecurrentKind;
import fovea.nn.seq2seq.RecurrentTranslator;
import fovea.nn.seq2seq.TransformerTranslator;
import fovea.nn.seq2seq.Translator;
import fovea.nn.seq2seq.TranslatorConfig;
import fovea.nn.seq2seq.Writing;
import fovea.nn.transformer.TransformerConfig;
import fovea.random.RandomKey;
import fovea.tensor.IntTensor;
import fovea.tensor.Memory;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;
import java.util.List;

/// A [Translator], and what a trainer asks of it: how wrong it is, what it would say, where it looks.
///
/// @param translator the model itself
/// @param attends    whether it looks back at the source
record Model(Translator translator, boolean attends) {

    private static final double LENGTH_PENALTY = 0.6;         // Wu et al. 2016, section 7

    /// A model that has learnt nothing, between vocabularies of these sizes.
    static Model create(ModelSettings settings, int sourceTokens, int targetTokens, RandomKey key) {
        Translator translator = settings.kind().isRecurrent()
                ? RecurrentTranslator.create(recurrent(settings, sourceTokens, targetTokens), key)
                : TransformerTranslator.create(transformer(settings), sourceTokens, targetTokens, key);
        return new Model(translator, settings.attends());
    }

    private static TranslatorConfig recurrent(ModelSettings settings, int sourceTokens, int targetTokens) {
        return TranslatorConfig.of(sourceTokens, targetTokens)
                .withKind(RecurrentKind.valueOf(settings.kind().name()))
                .withLook(TranslatorConfig.Look.valueOf(settings.attention().name()))
                .withWidths(settings.embedding(), settings.hidden())
                .withLayers(settings.layers()).withDropout(settings.dropout());
    }

    private static TransformerConfig transformer(ModelSettings settings) {
        return TransformerConfig.of(settings.hidden(), settings.heads())
                .withLayers(settings.layers(), settings.layers())
                .withFeedForward(ModelSettings.FEED_FORWARD * settings.hidden()).withDropout(settings.dropout());
    }

    /// Mean loss of a target token, the true tokens before it being known; gradients flow from it. Padding goes before
    /// the product with the vocabulary.
    Tensor lossOf(Batch batch) {
        Tensor features = translator.features(batch.sentences(), batch.given());           // (B, T, F)
        Tensor known = features.reshape(-1, features.size(-1)).indexSelect(0, batch.places());
        return translator.output().apply(known).crossEntropy(batch.expected());
    }

    /// The same as a number, outside training.
    double loss(Batch batch) {
        return Recording.off(() -> Memory.step(() -> lossOf(batch).item()));
    }

    /// What it would say, keeping the `beam` best beginnings at each step; for each pair of the batch one text.
    List<Decoded> translate(Batch batch, int beam) {
        Strategy strategy = beam == 1 ? new Greedy() : Beam.of(beam).withLengthPenalty(LENGTH_PENALTY);
        int longest = 3 * batch.sentences().tokens().shape().size(1) + 10;
        return Recording.off(() -> {
            var nothing = new Written(translator.start(batch.sentences()), batch.size());
            return strategy.decode(Start.of(Model::next, nothing, Vocabulary.START),
                    Limits.of(Vocabulary.END, longest));
        });
    }

    private static Scored<Written> next(IntTensor last, Written written) {
        Writing.Step step = written.writing.next(last);
        return new Scored<>(step.logits(), new Written(step.then(), written.size), step.weights());
    }

    /// Where it looks when it writes the true translation: for each pair T rows of S weights.
    ///
    /// @throws java.util.NoSuchElementException if it does not look back
    float[][][] weights(Batch batch) {
        return Recording.off(() -> Memory.step(() ->
                rows(translator.weights(batch.sentences(), batch.given()).orElseThrow())));
    }

    private static float[][][] rows(Tensor weights) {
        int B = weights.size(0);
        var rows = new float[B][][];
        for (int b = 0; b < B; b++)
            rows[b] = matrix(weights.select(0, b));
        return rows;
    }

    /// `(T, S)` as rows.
    static float[][] matrix(Tensor weights) {
        int T = weights.size(0), S = weights.size(1);
        float[] numbers = weights.toFloats();
        var rows = new float[T][S];
        for (int t = 0; t < T; t++)
            System.arraycopy(numbers, t * S, rows[t], 0, S);
        return rows;
    }

    /// Translations under way, as the search for the best one wants them.
    ///
    /// @param writing what the model knows
    /// @param size    how many there are, B
    private record Written(Writing writing, int size) implements DecoderState<Written> {

        @Override
        public Written rows(IntTensor rows) {
            return new Written(writing.rows(rows), rows.shape().size(0));
        }

        @Override
        public Written keep() {
            return new Written(writing.keep(), size);
        }
    }
}
