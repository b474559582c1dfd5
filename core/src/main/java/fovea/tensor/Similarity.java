package fovea.tensor;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// How well two things match.
public sealed interface Similarity extends Self permits Tensor {

    /// A bilinear form for each k, `y_k = aᵀ W_k b`.
    ///
    /// Shapes `a (…, i), b (…, j), W (k, i, j) → (…, k)`; leading axes of a and b broadcast.   Slopes `Σ_k g_k W_k b`
    /// of a, `Σ_k g_k W_kᵀ a` of b, `g_k a bᵀ` of W. A bias is added to it.
    ///
    /// `bilinear([1 2], [[[1 0] [0 1]]])` of `[3 4]` is `3 · 1 + 4 · 2 = [11]`.
    ///
    /// @throws ShapeException if the last axes do not fit the weight
    default Tensor bilinear(Tensor b, Tensor weight) {
        Tensor a = self();
        DType.same("bilinear", a, b);
        if (a.shape().rank() == 0 || b.shape().rank() == 0 || weight.shape().rank() != 3
                || weight.size(1) != a.size(-1) || weight.size(2) != b.size(-1))
            throw new ShapeException("bilinear", "the weight must be (k, i, j) for vectors of i and j numbers",
                    a.shape(), b.shape(), weight.shape());
        int k = weight.size(0), i = weight.size(1), j = weight.size(2);
        Shape many = a.shape().dropLast(1);
        return a.matmul(weight.permute(1, 0, 2).reshape(i, k * j))                   // (…, k · j)
                .reshape(many.then(k, j))
                .matmul(b.unsqueeze(-1)).squeeze(-1);
    }

    /// The cosine of the angle between vectors along the last axis, `y = a · b / (‖a‖ ‖b‖)`.
    ///
    /// Shapes `a (…, n), b (…, n) → (…)`, and broadcasting. Norms count as at least 1e-8, so that a vector of zeros is
    /// similar to nothing.   Slope of a `(b/‖b‖ − y a/‖a‖) g / ‖a‖`, of b likewise.
    ///
    /// `cosineSimilarity([1 0], [1 1]) = 1/√2 = 0.7071`
    ///
    /// @throws ShapeException if the shapes do not broadcast, or there is no last axis
    default Tensor cosineSimilarity(Tensor b) {
        Tensor a = self();
        DType.same("cosineSimilarity", a, b);
        a.shape().axis("cosineSimilarity", -1);
        a.shape().broadcast("cosineSimilarity", b.shape());
        return a.mul(b).sum(-1).div(norm(a).mul(norm(b)));
    }

    /// `‖x‖`, at least 1e-8: cut off before the root, which is steep at 0.
    private static Tensor norm(Tensor x) {
        return x.square().sum(-1).clamp(1e-16, Double.POSITIVE_INFINITY).sqrt();
    }
}
