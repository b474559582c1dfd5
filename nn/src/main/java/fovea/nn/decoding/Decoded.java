package fovea.nn.decoding;

import java.util.Optional;

import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// A text that was written.
///
/// @param tokens         what was written, without the end   `(T)`
/// @param logProbability its natural logarithm of probability under the model, the end included
/// @param score          what the strategy ranks by: the same, or divided by a length penalty
/// @param ended          whether it came to its end; if not, it was cut
/// @param attention      where the model looked as it wrote each token, if it tells   `(T, …, S)`
public record Decoded(IntTensor tokens, double logProbability, double score, boolean ended,
        Optional<Tensor> attention) {}
