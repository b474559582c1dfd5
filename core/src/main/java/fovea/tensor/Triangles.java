package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.Band;
import fovea.kernel.View;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Bands about the diagonal, and the diagonals themselves.
final class Triangles {

    /// Further than any diagonal lies, and nowhere near an overflow.
    static final int ALL = 1 << 30;

    private Triangles() {}

    static Tensor band(String name, Tensor x, int low, int high) {
        Band band = matrices(name, x.shape(), low, high);
        return step(name, x.shape(), x, out -> kernels().band(x.storage(), out, band),
                to(x, g -> band(name, g, low, high)));
    }

    private static Band matrices(String name, Shape shape, int low, int high) {
        needMatrix(name, shape);
        return new Band(shape.volume(0, shape.rank() - 2), shape.size(-2), shape.size(-1),
                Math.max(low, -ALL), Math.min(high, ALL));
    }

    /// A walk along a diagonal of each matrix: from one element to the next is a row and a column.
    static View diagonal(String name, Shape shape, int k) {
        needMatrix(name, shape);
        int m = shape.size(-2), n = shape.size(-1);
        int row = Math.clamp(-(long) k, 0, m), column = Math.clamp(k, 0, n);
        int length = Math.min(m - row, n - column);
        return new View(length == 0 ? 0 : row * n + column, new int[] {shape.volume(0, shape.rank() - 2), length},
                new int[] {m * n, n + 1});
    }

    private static void needMatrix(String name, Shape shape) {
        if (shape.rank() < 2)
            throw new ShapeException(name, "a matrix has at least two axes", shape);
    }
}
