package fovea.tensor;

import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Tensors from Java's arrays of arrays, lists and streams of rows; [Conversion] and this go back.
///
/// ```java
/// Tensor x = JavaArrays.matrix(new double[][] {{1, 2}, {3, 4}});   // [[1. 2.] [3. 4.]] (2, 2) float64
/// double[][] rows = x.toDoubleMatrix();
/// Tensor twice = x.rows().map(row -> row.mul(2)).collect(JavaArrays.stacked());
/// ```
///
/// Numbers are copied, and rows are equally long: ragged ones are an error that names the row. A `float` becomes
/// float32, a `double` or a [Number] float64.
public final class JavaArrays {

    private JavaArrays() {}

    // ---- to tensors

    /// A float64 matrix from its rows: `{{1, 2}, {3, 4}}` is `(2, 2)`. [Tensor#ofRows] does so for floats.
    ///
    /// @throws ShapeException if the rows are not equally long
    public static Tensor matrix(double[]... rows) {
        int width = width("matrix", (Object[]) rows);
        double[] numbers = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++)
            System.arraycopy(rows[i], 0, numbers, i * width, width);
        return Tensor.of(Shape.of(rows.length, width), numbers);
    }

    /// A float64 matrix from lists of any numbers: `List.of(List.of(1, 2.5))` is `[[1. 2.5]]`, `(1, 2)`.
    ///
    /// @throws ShapeException if the rows are not equally long
    public static Tensor matrix(List<? extends List<? extends Number>> rows) {
        return matrix(rows.stream().map(row -> row.stream().mapToDouble(Number::doubleValue).toArray())
                .toArray(double[][]::new));
    }

    /// A float32 tensor of three axes: one matrix of 2 rows of 3 is `(1, 2, 3)`.
    ///
    /// @throws ShapeException if the matrices are not of one shape
    public static Tensor cube(float[][]... matrices) {
        int height = width("cube", (Object[]) matrices);
        float[][] rows = Stream.of(matrices).flatMap(Stream::of).toArray(float[][]::new);
        return Tensor.ofRows(rows).reshape(matrices.length, height, rows.length == 0 ? 0 : rows[0].length);
    }

    /// A float64 tensor of three axes: one matrix of 2 rows of 3 is `(1, 2, 3)`.
    ///
    /// @throws ShapeException if the matrices are not of one shape
    public static Tensor cube(double[][]... matrices) {
        int height = width("cube", (Object[]) matrices);
        double[][] rows = Stream.of(matrices).flatMap(Stream::of).toArray(double[][]::new);
        return matrix(rows).reshape(matrices.length, height, rows.length == 0 ? 0 : rows[0].length);
    }

    /// A matrix of whole numbers from its rows: `{{1, 2, 3}}` is `(1, 3)`. [IntTensor#padded] takes ragged ones.
    ///
    /// @throws ShapeException if the rows are not equally long
    public static IntTensor ints(int[]... rows) {
        int width = width("ints", (Object[]) rows);
        return IntTensor.generate(Shape.of(rows.length, width), i -> rows[i / width][i % width]);
    }

    /// A matrix of yes and no from its rows: `{{true, false}}` is `(1, 2)`.
    ///
    /// @throws ShapeException if the rows are not equally long
    public static BoolTensor bools(boolean[]... rows) {
        int width = width("bools", (Object[]) rows);
        return BoolTensor.generate(Shape.of(rows.length, width), i -> rows[i / width][i % width]);
    }

    /// Stacks a stream of tensors of one shape along a new first axis: three of `(2)` make `(3, 2)`. An empty stream
    /// is an error, because nothing tells the shape.
    ///
    /// @throws ShapeException if shapes differ, or there are none
    public static Collector<Tensor, ?, Tensor> stacked() {
        return Collectors.collectingAndThen(Collectors.toList(), rows -> Rearrangement.stack(0, rows));
    }

    // ---- from tensors

    /// The rows of a matrix of whole numbers: `(1, 3)` becomes `{{1, 2, 3}}`.
    ///
    /// @throws ShapeException unless there are two axes
    public static int[][] rows(IntTensor matrix) {
        int[][] rows = new int[axes("rows", matrix.shape(), 2).size(0)][matrix.shape().size(1)];
        for (int i = 0; i < rows.length; i++)
            System.arraycopy(matrix.array(), i * rows[i].length, rows[i], 0, rows[i].length);
        return rows;
    }

    /// The rows of a matrix of yes and no: `(1, 2)` becomes `{{true, false}}`.
    ///
    /// @throws ShapeException unless there are two axes
    public static boolean[][] rows(BoolTensor matrix) {
        boolean[][] rows = new boolean[axes("rows", matrix.shape(), 2).size(0)][matrix.shape().size(1)];
        for (int i = 0; i < rows.length; i++)
            System.arraycopy(matrix.array(), i * rows[i].length, rows[i], 0, rows[i].length);
        return rows;
    }

    static Shape axes(String operation, Shape shape, int rank) {
        if (shape.rank() != rank)
            throw new ShapeException(operation, "there must be %d axes; reshape(…) first".formatted(rank), shape);
        return shape;
    }

    /// How long all rows are; 0 if there are none.
    private static int width(String operation, Object... rows) {
        int width = rows.length == 0 ? 0 : Array.getLength(rows[0]);
        for (int i = 0; i < rows.length; i++)
            if (Array.getLength(rows[i]) != width)
                throw new ShapeException(operation, "rows must be equally long; row 0 has %d elements, row %d has %d"
                        .formatted(width, i, Array.getLength(rows[i])));
        return width;
    }
}
