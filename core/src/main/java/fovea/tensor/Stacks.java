package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import java.util.Arrays;
import java.util.stream.IntStream;

import fovea.kernel.MatmulSize;
import fovea.kernel.Storage;
import fovea.kernel.Unary;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

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

    /// `(m, k) · (k, n) + (n) → (m, n)`: the sums of products start from the offset.
    static Tensor product(Tensor a, Tensor b, Tensor offset) {
        Shape shape = Shape.of(a.size(0), b.size(1));
        return step("linear", shape, a,
                out -> kernels().linear(a.source().storage(), b.source().storage(), offset.storage(), out, size(a, b)),
                toLeft(a, b), toRight(a, b), to(offset, g -> g.sum(0)));
    }

    /// What is positive of a product that nobody else has seen: it is written over it. An onlooker has.
    static Tensor reluOver(Tensor product) {
        if (Run.current().isWatched())
            return product.relu();
        kernels().map(Unary.RELU, product.storage(), product.storage(), product.shape().volume());
        return Tape.share("relu", product.shape(), product, to(product, (g, y) -> Slopes.relu(g, y)));
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

    static Tensor overAxes(Tensor a, Tensor b, int[] axesA, int... axesB) {
        Shape left = a.shape(), right = b.shape();
        if (axesA.length != axesB.length)
            throw new ShapeException("tensordot", "axes come in pairs; got %s and %s".formatted(
                    Arrays.toString(axesA), Arrays.toString(axesB)), left, right);
        int[] summedA = Axes.distinct("tensordot", left, axesA), summedB = Axes.distinct("tensordot", right, axesB);
        for (int i = 0; i < summedA.length; i++)
            if (left.size(summedA[i]) != right.size(summedB[i]))
                throw new ShapeException("tensordot", "axis %d (%d) must be as long as axis %d (%d)".formatted(
                        axesA[i], left.size(summedA[i]), axesB[i], right.size(summedB[i])), left, right);
        int[] freeA = Axes.others(left, summedA), freeB = Axes.others(right, summedB);
        int k = Folding.count(left, summedA);
        Tensor rows = a.permute(joined(freeA, summedA)).reshape(Folding.count(left, freeA), k);
        Tensor columns = b.permute(joined(summedB, freeB)).reshape(k, Folding.count(right, freeB));
        return rows.matmul(columns).reshape(joined(sizes(left, freeA), sizes(right, freeB)));
    }

    private static int[] sizes(Shape shape, int... axes) {
        return IntStream.of(axes).map(shape::size).toArray();
    }

    private static int[] joined(int[] first, int... second) {
        return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
    }

    static Tensor kronecker(Tensor a, Tensor b) {
        int rank = a.shape().rank();
        if (rank != b.shape().rank())
            throw new ShapeException("kron", "both must have the same number of axes", a.shape(), b.shape());
        int[] left = new int[2 * rank], right = new int[2 * rank], whole = new int[rank];
        Arrays.fill(left, 1);
        Arrays.fill(right, 1);
        for (int axis = 0; axis < rank; axis++) {
            left[2 * axis] = a.size(axis);
            right[2 * axis + 1] = b.size(axis);
            whole[axis] = Math.multiplyExact(a.size(axis), b.size(axis));
        }
        return a.reshape(left).mul(b.reshape(right)).reshape(whole);
    }
}
