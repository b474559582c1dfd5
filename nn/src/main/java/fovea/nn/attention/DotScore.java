package fovea.nn.attention;

import fovea.shape.ShapeException;
import fovea.tensor.Tensor;

/// The dot product as the score, `score(q, k) = q · k`.   Luong et al. 2015, eq. 8
///
/// Nothing is learnt. By hand: `q = [1 2]` and `k = [3 4]` score 3 + 8 = 11.
public record DotScore() implements Score {

    /// `Q Kᵀ`
    ///
    /// Shapes `(…, T, d), (…, S, d) → (…, T, S)`
    ///
    /// @throws ShapeException if queries and keys differ in width
    @Override
    public Tensor of(Tensor queries, Tensor keys) {
        return product(queries, keys);
    }

    static Tensor product(Tensor Q, Tensor K) {
        if (Q.shape().rank() < 2 || K.shape().rank() < 2 || Q.size(-1) != K.size(-1))
            throw new ShapeException("attention", "queries (…, T, d) and keys (…, S, d) must be equally wide to be "
                    + "multiplied; project one of them, or use an additive score", Q.shape(), K.shape());
        return Q.matmul(K.T());
    }
}
