package fovea.tensor;

import java.util.Arrays;

import fovea.kernel.View;
import fovea.kernel.Walk;
import fovea.shape.Shape;

/// Tells kernels, which know no shapes, how to walk the arrays of tensors that do.
final class Views {

    private Views() {}

    /// The whole of a tensor with its axes in another order.
    static View permuted(Shape shape, int... order) {
        int[] sizes = new int[order.length], strides = new int[order.length], own = shape.strides();
        for (int axis = 0; axis < order.length; axis++) {
            sizes[axis] = shape.size(order[axis]);
            strides[axis] = own[order[axis]];
        }
        return merged(0, sizes, strides);
    }

    /// The whole of a tensor with its last two axes swapped.
    static View transposed(Shape shape) {
        int m = shape.size(-2), n = shape.size(-1);
        return new View(0, new int[] {shape.volume(0, shape.rank() - 2), n, m}, new int[] {m * n, 1, n});
    }

    /// The elements `start`, `start + step`, … along one axis, `count` of them.
    static View sliced(Shape shape, int axis, int start, int step, int count) {
        int inner = shape.volume(axis + 1, shape.rank()), outer = shape.volume(0, axis);
        return merged(start * inner, new int[] {outer, count, inner},
                new int[] {shape.size(axis) * inner, step * inner, 1});
    }

    /// The whole of a tensor as it lies.
    static View whole(Shape shape) {
        return new View(0, new int[] {shape.volume()}, new int[] {1});
    }

    /// Along every axis the elements `start`, `start + step`, …, `count` of them; steps may go backwards.
    static View stepped(Shape shape, int[] starts, int[] steps, int... counts) {
        int[] strides = shape.strides();
        int start = 0;
        for (int axis = 0; axis < counts.length; axis++) {
            start += counts[axis] == 0 ? 0 : starts[axis] * strides[axis];
            strides[axis] *= steps[axis];
        }
        return merged(start, counts.clone(), strides);
    }

    /// A tensor stretched to `target`: axes of size 1, and axes it does not have, stand still.
    static View stretched(Shape shape, Shape target) {
        return merged(0, target.sizes(), strides(shape, target));
    }

    /// A walk in as few and long rows as will do: an axis joins the one before it where both are one line in the array.
    private static View merged(int start, int[] sizes, int[] strides) {
        int count = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] == 1)
                continue;
            if (count > 0 && strides[count - 1] == strides[axis] * sizes[axis]) {
                sizes[count - 1] *= sizes[axis];
                strides[count - 1] = strides[axis];
            } else {
                sizes[count] = sizes[axis];
                strides[count++] = strides[axis];
            }
        }
        return new View(start, first(count, sizes), first(count, strides));
    }

    /// Two operands walked together in the order of the result, with as few axes as will do.
    static Walk walk(Shape a, Shape b, Shape out) {
        int[] sizes = out.sizes(), left = strides(a, out), right = strides(b, out);
        int count = 0;                                  // merge each axis into the one before where both strides allow
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] == 1)
                continue;
            if (count > 0 && left[count - 1] == left[axis] * sizes[axis]
                    && right[count - 1] == right[axis] * sizes[axis]) {
                sizes[count - 1] *= sizes[axis];
                left[count - 1] = left[axis];
                right[count - 1] = right[axis];
            } else {
                sizes[count] = sizes[axis];
                left[count] = left[axis];
                right[count++] = right[axis];
            }
        }
        return count == 0 ? SINGLE : new Walk(first(count, sizes), first(count, left), first(count, right));
    }

    private static final Walk SINGLE = new Walk(new int[] {1}, new int[] {1}, new int[] {1});

    private static int[] first(int count, int... numbers) {
        return Arrays.copyOf(numbers, count);
    }

    private static int[] strides(Shape shape, Shape target) {
        int[] strides = new int[target.rank()], own = shape.strides();
        int lead = target.rank() - shape.rank();
        for (int axis = 0; axis < own.length; axis++)
            strides[lead + axis] = shape.size(axis) == 1 ? 0 : own[axis];
        return strides;
    }
}
