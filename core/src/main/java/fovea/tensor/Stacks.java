package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.MatmulSize;
import fovea.kernel.Storage;
import fovea.shape.Shape;

/// The matrix product itself, once the shapes fit.
final class Stacks {

    private Stacks() {}

    /// `(…, m, k) · (…, k, n) → (…, m, n)`, the leading axes being equal. An operand that is a transpose is read where
    /// it lies.
    static Tensor product(Tensor a, Tensor b) {
        Shape stack = a.shape().dropLast(2);
        return step("matmul", stack.then(a.size(-2), b.size(-1)), a,
                out -> kernels().matmul(a.source().storage(), b.source().storage(), out, size(a, b)),
                toLeft(a, b), toRight(a, b));
    }

    /// `∂L/∂A = G Bᵀ`; where A is the transpose of a tensor, that one's is `B Gᵀ`, and nothing is moved.
    private static Edge toLeft(Tensor a, Tensor b) {
        Tensor source = a.source();
        return source == a
                ? to(a, g -> product(g, b.T()), (g, total) -> add(g, b.T(), total))
                : to(source, g -> product(b, g.T()), (g, total) -> add(b, g.T(), total));
    }

    /// `∂L/∂B = Aᵀ G`; where B is the transpose of a tensor, that one's is `Gᵀ A`, and nothing is moved.
    private static Edge toRight(Tensor a, Tensor b) {
        Tensor source = b.source();
        return source == b
                ? to(b, g -> product(a.T(), g), (g, total) -> add(a.T(), g, total))
                : to(source, g -> product(g.T(), a), (g, total) -> add(g.T(), a, total));
    }

    /// Adds a product of gradients to what other paths have brought.
    static void add(Tensor a, Tensor b, Storage total) {
        if (a.shape().volume() > 0 && b.shape().volume() > 0)
            kernels().addMatmul(a.source().storage(), b.source().storage(), total, size(a, b));
    }

    private static MatmulSize size(Tensor a, Tensor b) {
        int m = a.size(-2), k = a.size(-1), n = b.size(-1), stacks = a.shape().volume(0, a.shape().rank() - 2);
        return new MatmulSize(stacks, m, k, n, a.source() != a, b.source() != b, m * k, k * n);
    }
}
