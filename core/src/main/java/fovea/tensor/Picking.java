package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.Block;
import fovea.kernel.Order;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// How numbers are picked along an axis, and gradients given back to those that were.
final class Picking {

    private Picking() {}

    /// The first `k` in order.
    static Picked first(String name, Tensor x, int axis, int k, Order order) {
        Shape shape = x.shape().with(axis, k);
        Block size = Folding.block(x.shape(), axis);
        IntTensor indices = new IntTensor(shape, new int[shape.volume()]);
        Tensor values = step(name, shape, x,
                out -> kernels().first(k, order, x.storage(), out, indices.array(), size),
                to(x, g -> Reading.elementsBack(g, axis, indices, x.shape())));
        return new Picked(values, indices);
    }

    /// One element of each line, and the axis gone.
    static Picked at(Tensor x, int axis, IntTensor where) {
        Shape kept = x.shape().with(axis, 1);
        return new Picked(Reading.elements(x, axis, where.reshape(kept.sizes())).squeeze(axis), where);
    }

    /// Which lines have a NaN.
    static BoolTensor broken(Tensor x, int axis) {
        return x.ne(x).any(Axes.of(axis));
    }

    static IntTensor search(Tensor sorted, Tensor numbers) {
        DType.same("searchSorted", sorted, numbers);
        if (sorted.shape().rank() != 1)
            throw new ShapeException("searchSorted", "what is searched must be a sorted vector", sorted.shape());
        double[] in = sorted.toDoubles(), wanted = numbers.toDoubles();
        return IntTensor.generate(numbers.shape(), i -> lower(in, wanted[i]));
    }

    /// How many are smaller, by halving.
    private static int lower(double[] sorted, double number) {
        int low = 0, high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Double.compare(sorted[middle] + 0.0, number + 0.0) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
