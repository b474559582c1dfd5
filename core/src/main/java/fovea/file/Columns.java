package fovea.file;

import java.util.stream.IntStream;

import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// Arrays whose first index runs fastest, as Fortran keeps them, brought into our order.
///
/// ```text
///     (2, 3) in the file: a₀₀ a₁₀ a₀₁ a₁₁ a₀₂ a₁₂      in memory: a₀₀ a₀₁ a₀₂ a₁₀ a₁₁ a₁₂
/// ```
final class Columns {

    /// Element `to` of the result is element `from` of the file.
    @FunctionalInterface
    private interface Mover {
        void move(int to, int from);
    }

    private Columns() {}

    /// The sizes in the order in which they run in the file.
    static Shape reversed(Shape shape) {
        int last = shape.rank() - 1;
        return Shape.of(IntStream.rangeClosed(0, last).map(axis -> shape.size(last - axis)).toArray());
    }

    /// What was read under the reversed shape, as the array it is.
    static Content ordered(Content read, Shape shape) {
        int n = shape.volume();
        return switch (read) {
            case Content.Floating(var x) when x.dtype() == DType.FLOAT32 -> {
                float[] from = x.toFloats(), to = new float[n];
                walk(shape, (t, f) -> to[t] = from[f]);
                yield new Content.Floating(Tensor.of(shape, to));
            }
            case Content.Floating(var x) -> {
                double[] from = x.toDoubles(), to = new double[n];
                walk(shape, (t, f) -> to[t] = from[f]);
                yield new Content.Floating(Tensor.of(shape, to));
            }
            case Content.Whole(var x) -> {
                int[] to = new int[n];
                walk(shape, (t, f) -> to[t] = x.at(f));
                yield new Content.Whole(IntTensor.of(shape, to));
            }
            case Content.Flags(var x) -> {
                boolean[] to = new boolean[n];
                walk(shape, (t, f) -> to[t] = x.at(f));
                yield new Content.Flags(BoolTensor.of(shape, to));
            }
        };
    }

    /// Counts through all indices in our order, like an odometer, and keeps track of the place in the file.
    private static void walk(Shape shape, Mover mover) {
        int rank = shape.rank(), from = 0;
        int[] index = new int[rank], stride = new int[rank];
        for (int axis = 0, step = 1; axis < rank; step *= shape.size(axis++))
            stride[axis] = step;
        for (int to = 0; to < shape.volume(); to++) {
            mover.move(to, from);
            for (int axis = rank - 1; axis >= 0; axis--) {
                from += stride[axis];
                if (++index[axis] < shape.size(axis))
                    break;
                from -= index[axis] * stride[axis];
                index[axis] = 0;
            }
        }
    }
}
