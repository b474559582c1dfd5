package fovea.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

import fovea.kernel.View;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// An immutable array of whole numbers: indices, tokens, classes, lengths.
///
/// ```java
/// IntTensor tokens = IntTensor.of(Shape.of(2, 2), 5, 0, 3, 3);
/// tokens.eq(0);                                          // [[false true] [false false]]
/// ```
public final class IntTensor extends Arranged<IntTensor> implements IntArithmetic, IntFolding {

    private final int[] array;

    IntTensor(Shape shape, int... array) {
        super(shape);
        this.array = array;
    }

    /// A vector of whole numbers.
    public static IntTensor of(int... numbers) {
        return new IntTensor(Shape.of(numbers.length), numbers.clone());
    }

    /// A tensor of this shape, with its numbers in row-major order.
    ///
    /// @throws ShapeException if there are more or fewer numbers than the shape holds
    public static IntTensor of(Shape shape, int... numbers) {
        if (numbers.length != shape.volume())
            throw new ShapeException("of", "the shape holds %d numbers; %d were given"
                    .formatted(shape.volume(), numbers.length), shape);
        return new IntTensor(shape, numbers.clone());
    }

    /// The number `f(i)` at each row-major index `i`.   `generate(Shape.of(3), i -> i * i)` is `[0 1 4]`.
    public static IntTensor generate(Shape shape, IntUnaryOperator f) {
        int[] array = new int[shape.volume()];
        Arrays.setAll(array, f);
        return new IntTensor(shape, array);
    }

    /// A matrix of lists that are filled up to the longest with `padding`.
    ///
    /// ```text
    /// padded(0, [7, 8], [9])  →  [[7 8] [9 0]]
    /// ```
    public static IntTensor padded(int padding, int[]... rows) {
        int width = Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
        int[] array = new int[rows.length * width];
        Arrays.fill(array, padding);
        for (int i = 0; i < rows.length; i++)
            System.arraycopy(rows[i], 0, array, i * width, rows[i].length);
        return new IntTensor(Shape.of(rows.length, width), array);
    }

    /// The number at a row-major index.   `at(1)` of `[7 8]` is 8.
    ///
    /// @throws ShapeException if there is none
    public int at(int index) {
        if (index < 0 || index >= array.length)
            throw outside(index);
        return array[index];
    }

    /// The number at an index, one coordinate for each axis; negative ones count from the end.
    ///
    /// `at(1, -1)` of `[[1 2] [3 4]]` is 4.
    ///
    /// @throws ShapeException if the coordinates do not fit the shape
    public int at(int... index) {
        return array[Indices.rowMajor(shape, index)];
    }

    /// The only number.   Of `[[7]]` it is 7.
    ///
    /// @throws ShapeException unless there is exactly one element
    public int item() {
        if (array.length != 1)
            throw new ShapeException("item", "there must be exactly one element; read others with at(index)", shape);
        return array[0];
    }

    /// All numbers in row-major order.
    public int[] toInts() {
        return array.clone();
    }

    // ---- joining

    /// Tensors one after the other along an axis; all other sizes are equal.
    ///
    /// @throws ShapeException if sizes differ elsewhere, or there is nothing to join
    public static IntTensor concat(int axis, IntTensor... parts) {
        return joined(axis, List.of(parts));
    }

    /// Tensors of one shape side by side along a new axis.
    ///
    /// @throws ShapeException if shapes differ, or there is nothing to stack
    public static IntTensor stack(int axis, IntTensor... parts) {
        return stacked(axis, List.of(parts));
    }

    @Override
    IntTensor viewed(Shape target, View view) {
        int[] seen = new int[target.volume()];
        if (seen.length > 0)
            view.rows((from, o) -> copy(from, view.rowStride(), seen, o, view.rowLength()));
        return new IntTensor(target, seen);
    }

    private void copy(int from, int step, int[] to, int at, int n) {
        if (step == 1)
            System.arraycopy(array, from, to, at, n);
        else
            for (int i = 0; i < n; i++)
                to[at + i] = array[from + i * step];
    }

    @Override
    IntTensor taken(Shape shape, int... positions) {
        int[] taken = new int[positions.length];
        for (int i = 0; i < taken.length; i++)
            taken[i] = array[positions[i]];
        return new IntTensor(shape, taken);
    }

    @Override
    IntTensor chained(List<IntTensor> parts) {
        int[] chain = parts.stream().flatMapToInt(part -> Arrays.stream(part.array)).toArray();
        return new IntTensor(Shape.of(chain.length), chain);
    }

    @Override
    IntTensor under(Shape shape) {
        return new IntTensor(shape, array);
    }

    // ---- into others

    /// A new last axis that is 1 at the number and 0 elsewhere: `[2]` with 3 classes is `[[0 0 1]]`.
    ///
    /// @throws IllegalArgumentException if a number is not among 0 … classes − 1
    public IntTensor oneHot(int classes) {
        Indices.check("oneHot", this, classes);
        int[] hot = new int[Math.multiplyExact(array.length, classes)];
        for (int i = 0; i < array.length; i++)
            hot[i * classes + array[i]] = 1;
        return new IntTensor(shape.then(classes), hot);
    }

    /// The numbers as float32, exact up to 2²⁴.
    public Tensor toTensor() {
        return toTensor(DType.FLOAT32);
    }

    /// The numbers in floating point.
    public Tensor toTensor(DType dtype) {
        if (dtype == DType.FLOAT64)
            return Tensor.generate(shape, dtype, i -> array[i]);
        float[] numbers = new float[array.length];
        for (int i = 0; i < numbers.length; i++)
            numbers[i] = array[i];
        return Tensor.of(shape, numbers);
    }

    /// The numbers themselves, not a copy. For kernels.
    int[] array() {
        return array;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntTensor that && shape.equals(that.shape) && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(array);
    }

    /// The numbers as NumPy prints them, with the shape.
    @Override
    public String toString() {
        return Printing.written(shape, "int32", i -> Integer.toString(array[i]));
    }
}
