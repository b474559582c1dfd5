package fovea.tensor;

import java.util.Arrays;
import java.util.stream.Stream;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// From tensors to Java's own numbers and arrays; [JavaArrays] leads the other way.
public sealed interface Conversion extends Self permits Tensor {

    /// The only number.   Of `[[7]]` it is 7.
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
    /// `at(1, -1)` of `[[1 2] [3 4]]` is 4.
    ///
    /// @throws ShapeException if the coordinates do not fit the shape
    default double at(int... index) {
        Tensor x = self();
        return x.storage().at(Indices.rowMajor(x.shape(), index));
    }

    /// All numbers in row-major order, rounded to float32 if need be.   `[[1 2] [3 4]]` becomes `{1, 2, 3, 4}`.
    default float[] toFloats() {
        Tensor x = self();
        return switch (x.storage()) {
            case F32(float[] array) -> Arrays.copyOf(array, x.shape().volume());
            case F64 _ -> x.to(DType.FLOAT32).toFloats();
        };
    }

    /// All numbers in row-major order, widened to float64 if need be.   `[[1 2] [3 4]]` becomes `{1, 2, 3, 4}`.
    default double[] toDoubles() {
        Tensor x = self();
        return switch (x.storage()) {
            case F64(double[] array) -> Arrays.copyOf(array, x.shape().volume());
            case F32 _ -> x.to(DType.FLOAT64).toDoubles();
        };
    }

    /// The rows of a matrix, rounded to float32 if need be: `[[1. 2.] [3. 4.]]` becomes `{{1, 2}, {3, 4}}`.
    ///
    /// @throws ShapeException unless there are two axes
    default float[][] toFloatMatrix() {
        Shape shape = JavaArrays.axes("toFloatMatrix", self().shape(), 2);
        float[] numbers = toFloats();
        float[][] rows = new float[shape.size(0)][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(numbers, i * shape.size(1), (i + 1) * shape.size(1)));
        return rows;
    }

    /// The rows of a matrix, widened to float64 if need be: `[[1. 2.] [3. 4.]]` becomes `{{1, 2}, {3, 4}}`.
    ///
    /// @throws ShapeException unless there are two axes
    default double[][] toDoubleMatrix() {
        Shape shape = JavaArrays.axes("toDoubleMatrix", self().shape(), 2);
        double[] numbers = toDoubles();
        double[][] rows = new double[shape.size(0)][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(numbers, i * shape.size(1), (i + 1) * shape.size(1)));
        return rows;
    }

    /// The matrices of a tensor of three axes, rounded to float32 if need be: `(1, 2, 3)` becomes one matrix of two
    /// rows of three numbers.
    ///
    /// @throws ShapeException unless there are three axes
    default float[][][] toFloatCube() {
        JavaArrays.axes("toFloatCube", self().shape(), 3);
        return rows().map(Conversion::toFloatMatrix).toArray(float[][][]::new);
    }

    /// The matrices of a tensor of three axes, widened to float64 if need be: `(1, 2, 3)` becomes one matrix of two
    /// rows of three numbers.
    ///
    /// @throws ShapeException unless there are three axes
    default double[][][] toDoubleCube() {
        JavaArrays.axes("toDoubleCube", self().shape(), 3);
        return rows().map(Conversion::toDoubleMatrix).toArray(double[][][]::new);
    }

    /// What lies along the first axis, one after the other: a `(3, 2)` gives three `(2)`, through which gradients flow
    /// back. [JavaArrays#stacked] puts them together again.
    ///
    /// @throws ShapeException if there are no axes
    default Stream<Tensor> rows() {
        return self().unstack(0).stream();
    }

    /// Shape, dtype, range, mean, deviation, and what is no number, in a line: see [Description].
    default Description describe() {
        return Description.of(self());
    }
}
