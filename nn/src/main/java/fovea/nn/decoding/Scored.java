package fovea.nn.decoding;

import java.util.Optional;

import fovea.tensor.Tensor;

/// What a step gives.
///
/// @param scores    `(B, N)`, one for each token of the vocabulary: logits, or logarithms of probabilities, which are
///         the same
///                  to a decoder; −∞ where a token must not follow
/// @param state     what is remembered with the last tokens read
/// @param attention where the model looked, if it tells: `(B, …, S)`
/// @param <S>       the state's type
public record Scored<S extends DecoderState<S>>(Tensor scores, S state, Optional<Tensor> attention) {

    /// Scores and the next state, without attention.
    public static <S extends DecoderState<S>> Scored<S> of(Tensor scores, S state) {
        return new Scored<>(scores, state, Optional.empty());
    }

    /// Scores and the next state, and where the model looked.
    public static <S extends DecoderState<S>> Scored<S> of(Tensor scores, S state, Tensor attention) {
        return new Scored<>(scores, state, Optional.of(attention));
    }
}
