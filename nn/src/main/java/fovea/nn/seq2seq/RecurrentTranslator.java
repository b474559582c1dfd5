package fovea.nn.seq2seq;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import fovea.nn.Dropout;
import fovea.nn.Embedding;
import fovea.nn.Linear;
import fovea.nn.attention.AdditiveScore;
import fovea.nn.attention.DotScore;
import fovea.nn.attention.ScaledDotScore;
import fovea.nn.attention.Score;
import fovea.nn.recurrent.Cell;
import fovea.nn.recurrent.Recurrence;
import fovea.nn.recurrent.RecurrentConfig;
import fovea.random.RandomKey;
import fovea.tensor.IntTensor;
import fovea.tensor.Rearrangement;
import fovea.tensor.Tensor;

/// An encoder that reads in both directions and a decoder that looks back at what was read.   Bahdanau et al. 2015
///
/// ```text
///     h₁ … h_S = encoder(x₁ … x_S)                       (B, S, 2H)    what was read
///     s₀ = tanh(W [→h_S; ←h₁] + b)                       (B, H)
///
///     for each target position t:
///         α_t = softmax(score(s_{t−1}, h))               (B, S)        where to look: the weights
///         c_t = Σ α_{ts} h_s                             (B, 2H)       what was seen there: the context
///         s_t = cell([y_{t−1}; c_t], s_{t−1})            (B, H)
///         logits_t = V [s_t; c_t; y_{t−1}] + b           (B, N)
/// ```
///
/// Without attention the context is `[→h_S; ←h₁]` in every step, whatever the target position: all of the sentence
/// has to fit into it.   Cho et al. 2014
///
/// @param source  a vector for each word that is read
/// @param target  a vector for each word that is written
/// @param encoder reads, in both directions
/// @param bridges from its ends to the decoder's first states, one a layer
/// @param score   finds where to look, if it looks at all
/// @param decoder writes, one cell a layer
/// @param output  V, to the vocabulary
/// @param dropout on words and between layers
public record RecurrentTranslator(Embedding source, Embedding target, Recurrence encoder, List<Bridge> bridges,
                                  Optional<Score> score, List<Cell> decoder, Linear output, Dropout dropout)
        implements Translator {

    /// A translator with these settings.
    public static RecurrentTranslator create(TranslatorConfig config, RandomKey key) {
        int E = config.embedding(), H = config.hidden();
        var read = RecurrentConfig.of(E, H).withBothDirections().withLayers(config.layers())
                .withDropout(config.dropout());
        return new RecurrentTranslator(
                Embedding.create(config.sourceWords(), E, key.with("source")),
                Embedding.create(config.targetWords(), E, key.with("target")),
                Recurrence.create(config.kind(), read, key.with("encoder")),
                layers(config).mapToObj(i -> Bridge.create(config.kind(), H, key.with("bridge").with(i))).toList(),
                score(config, key.with("score")),
                layers(config).mapToObj(i -> Cell.create(config.kind(), RecurrentConfig.of(i == 0 ? E + 2 * H : H, H),
                        key.with("decoder").with(i))).toList(),
                Linear.create(H + 2 * H + E, config.targetWords(), key.with("output")),
                new Dropout(config.dropout()));
    }

    private static IntStream layers(TranslatorConfig config) {
        return IntStream.range(0, config.layers());
    }

    private static Optional<Score> score(TranslatorConfig config, RandomKey key) {
        int H = config.hidden();
        return switch (config.look()) {
            case ADDITIVE -> Optional.of(AdditiveScore.create(H, 2 * H, H, key));
            case DOT -> Optional.of(ProjectedScore.create(H, 2 * H, new DotScore(), key));
            case SCALED -> Optional.of(ProjectedScore.create(H, 2 * H, new ScaledDotScore(), key));
            case NONE -> Optional.empty();
        };
    }

    @Override
    public Tensor features(Sentences sentences, IntTensor given) {
        Tensor y = words(given);
        var written = RecurrentWriting.start(this, sentences).write(y);
        return Rearrangement.concat(-1, written.states(), written.contexts(), y);          // (B, T, H + 2H + E)
    }

    @Override
    public Optional<Tensor> weights(Sentences sentences, IntTensor given) {
        return RecurrentWriting.start(this, sentences).write(words(given)).weights();
    }

    /// Vectors of given words.   `(B, T) → (B, T, E)`
    private Tensor words(IntTensor given) {
        return dropout.apply(target.apply(given));
    }

    @Override
    public Writing start(Sentences sentences) {
        return RecurrentWriting.start(this, sentences);
    }
}
