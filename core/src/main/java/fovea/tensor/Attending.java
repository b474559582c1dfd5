package fovea.tensor;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// What attention does, each in one pass that never stores what it only needs in between.
///
/// Second derivatives are those of the same formulas written with other operations.
public sealed interface Attending extends Self permits Tensor {

    /// The scores of queries with keys in additive attention, `yₜₛ = Σₐ vₐ tanh(qₜₐ + kₛₐ)`; this is q.
    /// Bahdanau et al. 2015, appendix A.1.2
    ///
    /// Shapes `q (…, T, A), k (…, S, A), v (A) → (…, T, S)`; leading axes broadcast.   Slopes, with `h = tanh(q + k)`:
    /// `∂q = Σₛ g v (1 − h²)`, `∂k = Σₜ g v (1 − h²)`, `∂v = Σ g h`. The hidden units h, `(…, T, S, A)`, are computed
    /// again on the way back.
    ///
    /// `q = [1]`, `k = [−1 0]`, `v = [2]`: `2 tanh 0 = 0` and `2 tanh 1 = 1.5232`
    ///
    /// @throws ShapeException if the widths A differ, or leading axes do not broadcast
    default Tensor additiveScores(Tensor k, Tensor v) {
        Tensor q = self();
        DType.same("additiveScores", q, k);
        DType.same("additiveScores", q, v);
        if (q.shape().rank() < 2 || k.shape().rank() < 2 || v.shape().rank() != 1
                || q.size(-1) != v.size(0) || k.size(-1) != v.size(0))
            throw new ShapeException("additiveScores",
                    "queries (…, T, A), keys (…, S, A) and weights (A) must have one "
                    + "width A", q.shape(), k.shape(), v.shape());
        Shape stack = q.shape().dropLast(2).broadcast("additiveScores", k.shape().dropLast(2));
        Tensor[] inputs = {q.expand(stack.then(q.size(-2), q.size(-1))), k.expand(stack.then(k.size(-2), k.size(-1))),
                v};
        return FusedAdditive.scores(inputs);
    }

    /// Scaled dot-product attention, `Y = dropout(softmax(Q Kᵀ / √d)) V`; this is Q.   Vaswani et al. 2017, eq. 1
    ///
    /// Shapes `Q (…, T, d), K (…, S, d), V (…, S, d) → (…, T, d)`; leading axes broadcast, the last of them are the
    /// heads. A query that may see nothing gives zeros. The weights A, `(…, T, S)`, are never stored, and computed
    /// again on the way back.   Slopes, with `Z = A (G Vᵀ − rows(G · Y)) / √d`: `∂Q = Z K`, `∂K = Zᵀ Q`, `∂V = Aᵀ G`.
    /// Dao et al. 2022, section 3.1
    ///
    /// A query `[1]` with the keys `[0]` and `[1]` reads the values `[10]` and `[20]` as
    /// `(10 + 20 e) / (1 + e) = 17.311`.
    ///
    /// @throws ShapeException if widths differ, there is not one value for each key, leading axes do not broadcast,
    ///                        or the rule's bits do not stretch to `(…, T, S)`
    default Tensor attend(Tensor K, Tensor V, AttentionRule rule) {
        Tensor Q = self();
        DType.same("attend", Q, K);
        DType.same("attend", Q, V);
        if (Q.shape().rank() < 2 || K.shape().rank() < 2 || V.shape().rank() < 2 || K.size(-2) != V.size(-2)
                || K.size(-1) != Q.size(-1) || V.size(-1) != Q.size(-1))
            throw new ShapeException("attend", "queries (…, T, d), keys (…, S, d) and values (…, S, d) must have one "
                    + "width d, and keys and values one number S", Q.shape(), K.shape(), V.shape());
        int T = Q.size(-2), S = K.size(-2), d = Q.size(-1);
        Shape stack = Q.shape().dropLast(2).broadcast("attend", K.shape().dropLast(2))
                .broadcast("attend", V.shape().dropLast(2));
        rule.visible().ifPresent(bits -> {
            if (!bits.shape().stretchesTo(stack.then(T, S)))
                throw new ShapeException("attend", "the visible bits must stretch to the weights (…, T, S)",
                        bits.shape(), stack.then(T, S));
        });
        return FusedAttention.context(rule, Q.expand(stack.then(T, d)), K.expand(stack.then(S, d)),
                V.expand(stack.then(S, d)));
    }
}
