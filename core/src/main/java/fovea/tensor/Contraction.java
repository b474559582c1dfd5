package fovea.tensor;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Products that sum over an axis.
public sealed interface Contraction extends Self permits Tensor {

    /// Matrix product over the last two axes, `C = A B`; leading axes are stacks of matrices, and broadcast.
    ///
    /// Shapes `(…, m, k) · (…, k, n) → (…, m, n)`.   Slopes `∂L/∂A = G Bᵀ`, `∂L/∂B = Aᵀ G`.
    ///
    /// A vector on the left counts as one row, on the right as one column, and its axis is gone from the result: `(k) ·
    /// (k) → ()`.
    ///
    /// ```text
    /// [1 2] · [5 6]  =  [19 22]
    /// [3 4]   [7 8]     [43 50]
    /// ```
    ///
    /// @throws ShapeException if the summed axes differ, the stacks do not broadcast, or a tensor has rank 0
    default Tensor matmul(Tensor that) {
        Tensor a = self(), b = that;
        DType.same("matmul", a, b);
        if (a.shape().rank() == 0 || b.shape().rank() == 0)
            throw new ShapeException("matmul", "a single number is no matrix; use mul", a.shape(), b.shape());
        if (a.shape().rank() == 1)
            return a.unsqueeze(0).matmul(b).squeeze(b.shape().rank() == 1 ? 0 : -2);
        if (b.shape().rank() == 1)
            return a.matmul(b.unsqueeze(1)).squeeze(-1);
        int m = a.size(-2), k = a.size(-1), n = b.size(-1);
        if (b.size(-2) != k)
            throw new ShapeException("matmul", "the left's last axis (%d) must equal the right's second-to-last (%d)"
                    .formatted(k, b.size(-2)), a.shape(), b.shape());
        if (b.shape().rank() == 2 && a.shape().rank() > 2)     // one B for all: a single, taller product
            return a.reshape(a.shape().volume(0, a.shape().rank() - 1), k).matmul(b)
                    .reshape(a.shape().dropLast(1).then(n).sizes());
        Shape stack = a.shape().dropLast(2).broadcast("matmul", b.shape().dropLast(2));
        return Stacks.product(a.expand(stack.then(m, k)), b.expand(stack.then(k, n)));
    }

    /// The outer product of two vectors, `yᵢⱼ = aᵢ bⱼ`.   Shapes `(m), (n) → (m, n)`.
    ///
    /// @throws ShapeException unless both are vectors
    default Tensor outer(Tensor b) {
        Tensor a = self();
        if (a.shape().rank() != 1 || b.shape().rank() != 1)
            throw new ShapeException("outer", "both must be vectors", a.shape(), b.shape());
        return a.unsqueeze(1).mul(b);
    }
}
