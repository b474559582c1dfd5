package fovea.tensor;

import fovea.kernel.View;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Matrices seen from their diagonals. Diagonal 0 starts in the upper left corner; 1 is the one above it, −1 below.
///
/// All work on the last two axes; axes before them are stacks of matrices.
public sealed interface Diagonals extends Self permits Rearrangement {

    /// The lower triangle, up to diagonal `diagonal`; 0 above.   `yᵢⱼ = xᵢⱼ` where `j − i ≤ diagonal`; slope: the same
    /// of `g`.
    ///
    /// `tril(0)` of `[[1 2] [3 4]]` is `[[1 0] [3 4]]`.
    ///
    /// @throws ShapeException if there are fewer than two axes
    default Tensor tril(int diagonal) {
        return Triangles.band("tril", self(), -Triangles.ALL, diagonal);
    }

    /// The upper triangle, from diagonal `diagonal` on; 0 below.   `yᵢⱼ = xᵢⱼ` where `j − i ≥ diagonal`; slope: the
    /// same of `g`.
    ///
    /// `triu(0)` of `[[1 2] [3 4]]` is `[[1 2] [0 4]]`.
    ///
    /// @throws ShapeException if there are fewer than two axes
    default Tensor triu(int diagonal) {
        return Triangles.band("triu", self(), diagonal, Triangles.ALL);
    }

    /// A diagonal as a vector, `yᵢ = xᵢ,ᵢ₊ₖ`, or `xᵢ₋ₖ,ᵢ` for negative k.   Slope: put back on the diagonal.
    ///
    /// Shapes `(…, m, n) → (…, l)`. `diagonal(1)` of `[[1 2] [3 4]]` is `[2]`; a diagonal outside of the matrix is
    /// empty.
    ///
    /// @throws ShapeException if there are fewer than two axes
    default Tensor diagonal(int k) {
        Tensor x = self();
        View view = Triangles.diagonal("diagonal", x.shape(), k);
        int length = view.rowLength();
        return Parts.viewed("diagonal", x, x.shape().dropLast(2).then(length), view);
    }

    /// Square matrices with the last axis on diagonal k, 0 elsewhere; [#diagonal] undone.   Slope: the diagonal of `g`.
    ///
    /// Shapes `(…, n) → (…, n + |k|, n + |k|)`. `diagEmbed(0)` of `[1 2]` is `[[1 0] [0 2]]`.
    ///
    /// @throws ShapeException if there is no axis
    default Tensor diagEmbed(int k) {
        Tensor x = self();
        int n = x.size(x.shape().axis("diagEmbed", -1)) + Math.abs(k);
        Shape shape = x.shape().dropLast(1).then(n, n);
        return Parts.placed("diagEmbed", x, shape, Triangles.diagonal("diagEmbed", shape, k));
    }

    /// The sum of the diagonal, `y = Σ xᵢᵢ`.   Slope: `g` on the diagonal.   Shapes `(…, m, n) → (…)`.
    ///
    /// `trace()` of `[[1 2] [3 4]]` is 5.
    ///
    /// @throws ShapeException if there are fewer than two axes
    default Tensor trace() {
        Shape shape = self().shape();
        Triangles.diagonal("trace", shape, 0);                 // an error names this one
        return diagonal(0).sum(-1);
    }
}
