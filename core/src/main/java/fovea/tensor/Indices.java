package fovea.tensor;

import java.util.Arrays;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Checks that indices point at something.
final class Indices {

    private Indices() {}

    static void check(String operation, IntTensor indices, int size) {
        int[] array = indices.array();
        for (int i = 0; i < array.length; i++)
            if (array[i] < 0 || array[i] >= size)
                throw new IllegalArgumentException(size == 0
                        ? "%s: there is nothing to index, the axis has no elements; got index %d"
                                .formatted(operation, array[i])
                        : "%s: indices must lie in 0 … %d; got %d at position %d of %s".formatted(
                                operation, size - 1, array[i], i, indices.shape()));
    }

    /// A position along an axis counted from 0; negative ones count from the end.
    static int counted(String operation, int position, int axis, Shape shape) {
        int size = shape.size(axis), counted = position < 0 ? position + size : position;
        if (counted < 0 || counted >= size)
            throw new ShapeException(operation, "index %d is out of range on axis %d, which has %d elements".formatted(
                    position, axis, size), shape);
        return counted;
    }

    /// Where an element stands in row-major order, given by a coordinate for each axis; negative ones count from the
    /// end.
    static int rowMajor(Shape shape, int... index) {
        if (index.length != shape.rank())
            throw new ShapeException("at", "one index for each of the %d axes is needed; got %s".formatted(
                    shape.rank(), Arrays.toString(index)), shape);
        int at = 0;
        for (int axis = 0; axis < index.length; axis++)
            at = at * shape.size(axis) + counted("at", index[axis], axis, shape);
        return at;
    }
}
