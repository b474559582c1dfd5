package fovea.nn.attention;

import fovea.shape.Shape;
import fovea.tensor.Tensor;

/// No preference, `score(q, k) = 0`: every key that may be seen counts the same, and the context is the mean of the
/// values.
///
/// A decoder with this score is an encoder-decoder without attention: one fixed context, whatever is asked.   Cho
/// et al. 2014
///
/// Nothing is learnt. By hand: the weights over 4 visible keys are 1/4 each.
public record EvenScore() implements Score {

    /// Zeros.
    ///
    /// Shapes `(…, T, ·), (…, S, ·) → (…, T, S)`
    @Override
    public Tensor of(Tensor queries, Tensor keys) {
        Shape leading = queries.shape().dropLast(2).broadcast("attention", keys.shape().dropLast(2));
        return Tensor.zeros(leading.then(queries.size(-2), keys.size(-2)), queries.dtype());
    }
}
