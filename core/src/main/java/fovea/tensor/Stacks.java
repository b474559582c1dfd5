package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.MatmulSize;
import fovea.shape.Shape;

/// The matrix product itself, once the shapes fit.
final class Stacks {

    private Stacks() {}

    /// `(…, m, k) · (…, k, n) → (…, m, n)`, the leading axes being equal. An operand that is a transpose is read where
    /// it lies.
    static Tensor product(Tensor a, Tensor b) {
        Shape stack = a.shape().dropLast(2);
        int m = a.size(-2), k = a.size(-1), n = b.size(-1);
        Tensor left = a.source(), right = b.source();
        var size = new MatmulSize(stack.volume(), m, k, n, left != a, right != b, m * k, k * n);
        return step("matmul", stack.then(m, n), a,
                out -> kernels().matmul(left.storage(), right.storage(), out, size),
                to(a, g -> product(g, b.T())),
                to(b, g -> product(a.T(), g)));
    }
}
