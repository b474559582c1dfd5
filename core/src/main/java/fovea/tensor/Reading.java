package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.Block;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Reading at indices and adding back: two pairs of operations, each the other's slope.
final class Reading {

    private Reading() {}

    /// Whole lines along an axis.
    static Tensor lines(String name, Tensor x, int axis, IntTensor indices) {
        Block size = Folding.block(x.shape(), axis);
        return step(name, x.shape().with(axis, indices.shape().volume()), x,
                out -> kernels().take(x.storage(), indices.array(), out, size),
                to(x, g -> linesBack(g, axis, indices, x.shape())));
    }

    /// Whole lines added back to where they were read, in zeros of `shape`.
    static Tensor linesBack(Tensor x, int axis, IntTensor indices, Shape shape) {
        return step("linesBack", shape, x,
                out -> kernels().takeBack(x.storage(), indices.array(), out, Folding.block(shape, axis)),
                to(x, g -> lines("indexSelect", g, axis, indices)));
    }

    /// One element for every index.
    static Tensor elements(Tensor x, int axis, IntTensor indices) {
        int m = indices.shape().size(axis);
        return step("gather", indices.shape(), x,
                out -> kernels().gather(x.storage(), indices.array(), out, Folding.block(x.shape(), axis), m),
                to(x, g -> elementsBack(g, axis, indices, x.shape())));
    }

    static Tensor elementsBack(Tensor x, int axis, IntTensor indices, Shape shape) {
        int m = indices.shape().size(axis);
        return step("gatherBack", shape, x,
                out -> kernels().gatherBack(x.storage(), indices.array(), out, Folding.block(shape, axis), m),
                to(x, g -> elements(g, axis, indices)));
    }

    /// x cut to the size of the indices along all axes but one.
    static Tensor narrowed(String operation, Tensor x, int axis, Shape indices) {
        if (indices.rank() != x.shape().rank())
            throw new ShapeException(operation, "indices must have the tensor's rank", x.shape(), indices);
        Tensor narrow = x;
        for (int other = 0; other < indices.rank(); other++) {
            if (other == axis)
                continue;
            if (indices.size(other) > x.size(other))
                throw new ShapeException(operation,
                        "indices must not be larger than the tensor on axis %d".formatted(other), x.shape(), indices);
            narrow = narrow.slice(other, 0, indices.size(other));
        }
        return narrow;
    }
}
