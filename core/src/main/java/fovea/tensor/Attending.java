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
}
