package fovea.tensor;

import java.util.Arrays;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// From tensors to Java's own numbers and arrays.
public sealed interface Conversion extends Self permits Tensor {

    /// The only number.
    ///
    /// @throws ShapeException unless there is exactly one element
    default double item() {
        Tensor x = self();
        if (x.shape().volume() != 1)
            throw new ShapeException("item", "there must be exactly one element; read others with at(…) or toFloats()",
                    x.shape());
        return x.storage().at(0);
    }

    /// The number at an index, one coordinate for each axis; negative ones count from the end.
    ///
    /// @throws ShapeException if the coordinates do not fit the shape
    default double at(int... index) {
        Tensor x = self();
        Shape shape = x.shape();
        if (index.length != shape.rank())
            throw new ShapeException("at", "one index for each of the %d axes is needed; got %s".formatted(
                    shape.rank(), Arrays.toString(index)), shape);
        int at = 0;
        for (int axis = 0; axis < index.length; axis++) {
            int size = shape.size(axis), i = index[axis] < 0 ? index[axis] + size : index[axis];
            if (i < 0 || i >= size)
                throw new ShapeException("at", "index %d is out of range on axis %d, which has %d elements".formatted(
                        index[axis], axis, size), shape);
            at = at * size + i;
        }
        return x.storage().at(at);
    }

    /// All numbers in row-major order, rounded to float32 if need be.
    default float[] toFloats() {
        Tensor x = self();
        return switch (x.storage()) {
            case F32(float[] array) -> Arrays.copyOf(array, x.shape().volume());
            case F64 _ -> x.to(DType.FLOAT32).toFloats();
        };
    }

    /// All numbers in row-major order, widened to float64 if need be.
    default double[] toDoubles() {
        Tensor x = self();
        return switch (x.storage()) {
            case F64(double[] array) -> Arrays.copyOf(array, x.shape().volume());
            case F32 _ -> x.to(DType.FLOAT64).toDoubles();
        };
    }
}
