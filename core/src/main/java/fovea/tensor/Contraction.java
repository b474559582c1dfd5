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
                    .reshape(a.shape().dropLast(1).then(n));
        Shape stack = a.shape().dropLast(2).broadcast("matmul", b.shape().dropLast(2));
        return Stacks.product(a.expand(stack.then(m, k)), b.expand(stack.then(k, n)));
    }

    /// A linear map with an offset, `y = x Wᵀ + b`, in one pass.
    ///
    /// Shapes `x (…, k), W (n, k), b (n) → (…, n)`.   Slopes `∂x = g W`, `∂W = gᵀ x`, `∂b = Σ g`.
    ///
    /// `[1 2]` with `W = [[3 4] [5 6]]` and `b = [10 20]` is `[11 + 10, 17 + 20] = [21 37]`.
    ///
    /// @throws ShapeException if W is no matrix of rows as long as x's last axis, or b does not have a number for each
    default Tensor linear(Tensor weight, Tensor bias) {
        Tensor x = self();
        DType.same("linear", x, weight);
        DType.same("linear", x, bias);
        if (x.shape().rank() == 0 || weight.shape().rank() != 2 || weight.size(1) != x.size(-1)
                || !bias.shape().equals(Shape.of(weight.size(0))))
            throw new ShapeException("linear", "x (…, k) wants a weight (n, k) and a bias (n)", x.shape(),
                    weight.shape(), bias.shape());
        Shape rows = x.shape().dropLast(1);
        return Stacks.product(x.reshape(rows.volume(), x.size(-1)), weight.T(), bias)
                .reshape(rows.then(weight.size(0)));
    }

    /// What is positive of a [linear map][#linear], `y = max(0, x Wᵀ + b)`, in the same array.
    ///
    /// Shapes `x (…, k), W (n, k), b (n) → (…, n)`.   Slopes are those of the map, of `g` where y is positive, else 0.
    ///
    /// `[1 −2]` with `W = [[3 4] [5 0]]` and `b = [1 1]` is `[max(0, −5 + 1), max(0, 5 + 1)] = [0 6]`.
    ///
    /// @throws ShapeException if W is no matrix of rows as long as x's last axis, or b does not have a number for each
    default Tensor linearRelu(Tensor weight, Tensor bias) {
        return Stacks.reluOver(linear(weight, bias));
    }

    /// The outer product of two vectors, `yᵢⱼ = aᵢ bⱼ`.   Shapes `(m), (n) → (m, n)`.
    ///
    /// `outer([1 2], [3 4]) = [[3 4] [6 8]]`
    ///
    /// @throws ShapeException unless both are vectors
    default Tensor outer(Tensor b) {
        Tensor a = self();
        if (a.shape().rank() != 1 || b.shape().rank() != 1)
            throw new ShapeException("outer", "both must be vectors", a.shape(), b.shape());
        return a.unsqueeze(1).mul(b);
    }

    /// A sum of products as its indices are written, Einstein's way: operands' axes by letter, then the result's;
    /// letters that the result does not have are summed over.
    ///
    /// ```text
    /// "ij,jk->ik"         a matrix product              "bij,bjk->bik"    a stack of them
    /// "ij->ji"            the transpose                 "ij->"            the sum of all
    /// "ii->i"             the diagonal                  "ii"              its sum: no arrow, repeated letters are gone
    /// "i,j->ij"           the outer product             "…ij,…jk->…ik"    whatever stands before, broadcast
    /// "bthd,bshd->bhts"   attention's scores            "tb,tb->b"        inner products of columns
    /// ```
    ///
    /// Letters are `a`–`z` and `A`–`Z`; spaces do not count; `...` stands for the axes that have no letter, and they
    /// broadcast, as do axes of size 1. Without an arrow the result has the axes under the ellipsis, then every letter
    /// that stands only once, in alphabetical order. Products are taken two at a time, as matrix products, the smallest
    /// first; slopes are those of what it is made of.
    ///
    /// `einsum("i,i->", [1 2], [3 4])` is 11.
    ///
    /// @throws IllegalArgumentException if the equation makes no sense
    /// @throws ShapeException           if a letter has different sizes
    static Tensor einsum(String equation, Tensor... operands) {
        return Einsum.of(equation, operands);
    }

    /// Products summed over pairs of axes, `axes[i]` of this with `thatAxes[i]` of that; the result has this one's
    /// other axes, then that one's.
    ///
    /// Of two matrices, `tensordot(b, new int[] {1}, 0)` is their product; with `{0, 1}` and `0, 1` it is the sum of
    /// all products.
    ///
    /// Of `[[1 2] [3 4]]` and `[[1 0] [0 1]]` the first is `[[1 2] [3 4]]`, the second 5.
    ///
    /// @throws ShapeException if there are not as many axes on either side, or their sizes differ
    default Tensor tensordot(Tensor that, int[] axes, int... thatAxes) {
        return Stacks.overAxes(self(), that, axes, thatAxes);
    }

    /// The Kronecker product: every element of this times all of that.   Shapes `(m, n), (p, q) → (m p, n q)`; of two
    /// vectors `(m), (p) → (m p)`.
    ///
    /// `[1 10]` with `[2 3]` is `[2 3 20 30]`.
    ///
    /// @throws ShapeException unless both have the same number of axes
    default Tensor kron(Tensor that) {
        return Stacks.kronecker(self(), that);
    }
}
