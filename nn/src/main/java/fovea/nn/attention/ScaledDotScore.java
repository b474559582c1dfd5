package fovea.nn.attention;

import fovea.shape.ShapeException;
import fovea.tensor.Tensor;

/// The scaled dot product as the score, `score(q, k) = q · k / √d`.   Vaswani et al. 2017, section 3.2.1
///
/// If the components of q and k have variance 1, so has the score, however wide they are; unscaled, its variance is
/// d, and softmax saturates.
///
/// Nothing is learnt. By hand: `q = [1 2 3 4]` and `k = [2 1 0 1]` score 8 / √4 = 4.
public record ScaledDotScore() implements Score {

    /// `Q Kᵀ / √d`
    ///
    /// Shapes `(…, T, d), (…, S, d) → (…, T, S)`
    ///
    /// @throws ShapeException if queries and keys differ in width
    @Override
    public Tensor of(Tensor queries, Tensor keys) {
        return DotScore.product(queries, keys).div(Math.sqrt(queries.size(-1)));
    }
}
