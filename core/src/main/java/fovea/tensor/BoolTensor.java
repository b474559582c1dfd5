package fovea.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

import fovea.kernel.View;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// An immutable array of yes and no: masks, and the answers of comparisons.
///
/// ```java
/// BoolTensor visible = BoolTensor.of(Shape.of(2, 2), true, false, true, true);
/// visible.and(visible.not()).any();                      // false
/// ```
public final class BoolTensor extends Arranged<BoolTensor> {

    private static final int LONG = 1024;                          // a shorter one would be begun again too often

    private final boolean[] array;

    BoolTensor(Shape shape, boolean... array) {
        super(shape);
        this.array = array;
    }

    /// A tensor of this shape, with its elements in row-major order.
    ///
    /// @throws ShapeException if there are more or fewer elements than the shape holds
    public static BoolTensor of(Shape shape, boolean... elements) {
        if (elements.length != shape.volume())
            throw new ShapeException("of", "the shape holds %d elements; %d were given"
                    .formatted(shape.volume(), elements.length), shape);
        return new BoolTensor(shape, elements.clone());
    }

    /// The answer of `f` at each row-major index.   `generate(Shape.of(3), i -> i > 0)` is `[false true true]`.
    public static BoolTensor generate(Shape shape, IntPredicate f) {
        boolean[] array = new boolean[shape.volume()];
        for (int i = 0; i < array.length; i++)
            array[i] = f.test(i);
        return new BoolTensor(shape, array);
    }

    /// True with probability `p`, each element by itself; element i is the key's number i.
    ///
    /// @throws IllegalArgumentException unless `0 ≤ p ≤ 1`
    public static BoolTensor bernoulli(Shape shape, double p, RandomKey key) {
        return generate(shape, i -> key.bernoulli(i, p));
    }

    /// The element at a row-major index.   `at(1)` of `[true false]` is false.
    ///
    /// @throws ShapeException if there is none
    public boolean at(int index) {
        if (index < 0 || index >= array.length)
            throw outside(index);
        return array[index];
    }

    /// The element at an index, one coordinate for each axis; negative ones count from the end.
    ///
    /// `at(1, -1)` of `[[false false] [false true]]` is true.
    ///
    /// @throws ShapeException if the coordinates do not fit the shape
    public boolean at(int... index) {
        return array[Indices.rowMajor(shape, index)];
    }

    /// All elements in row-major order.
    public boolean[] toBooleans() {
        return array.clone();
    }

    /// Where this is false.   Of `[true false]` it is `[false true]`.
    public BoolTensor not() {
        return generate(shape, i -> !array[i]);
    }

    /// Where both are true; the two broadcast.   `[true true] and [true false]` is `[true false]`.
    public BoolTensor and(BoolTensor that) {
        Shape met = shape.broadcast("and", that.shape);
        BoolTensor a = expand(met), b = that.expand(met);
        return generate(met, i -> a.array[i] && b.array[i]);
    }

    /// Where either is true; the two broadcast.   `[true false] or [false false]` is `[true false]`.
    public BoolTensor or(BoolTensor that) {
        Shape met = shape.broadcast("or", that.shape);
        BoolTensor a = expand(met), b = that.expand(met);
        return generate(met, i -> a.array[i] || b.array[i]);
    }

    /// Where exactly one is true; the two broadcast.   `[true true] xor [true false]` is `[false true]`.
    public BoolTensor xor(BoolTensor that) {
        return and(that.not()).or(not().and(that));
    }

    /// A mask that, repeated from end to end, is this one stretched to `target`: a long one that lacks nothing but
    /// leading axes is so as it is.
    BoolTensor repeatedTo(Shape target) {
        int axes = shape.rank();
        while (axes > 0 && shape.size(-axes) == 1)
            axes--;
        int rank = target.rank();
        boolean same = array.length >= LONG && target.volume(rank - axes, rank) == array.length;
        return same ? this : expand(target);
    }

    /// Whether any element is true.   Of `[false true]` it is true.
    public boolean any() {
        for (boolean element : array)
            if (element)
                return true;
        return false;
    }

    /// Whether all elements are true; yes, if there are none.   Of `[false true]` it is false.
    public boolean all() {
        return !not().any();
    }

    /// How many elements are true.   Of `[false true true]` it is 2.
    public int count() {
        int count = 0;
        for (boolean element : array)
            count += element ? 1 : 0;
        return count;
    }

    // ---- along axes

    /// Whether any element along these axes is true; none named means all.
    ///
    /// `any(keep(1))` of `[[true false] [false false]]` is `[[true] [false]]`.
    public BoolTensor any(Axes axes) {
        IntTensor count = count(axes);
        return generate(count.shape(), i -> count.at(i) > 0);
    }

    /// Whether all elements along these axes are true; none named means all. Of no elements, all are.
    ///
    /// `all(Axes.of(1))` of `[[true true] [false true]]` is `[true false]`.
    public BoolTensor all(Axes axes) {
        return not().any(axes).not();
    }

    /// How many elements along these axes are true; none named means all.
    ///
    /// `count(Axes.of(0))` of `[[true true] [false true]]` is `[1 2]`.
    public IntTensor count(Axes axes) {
        int[] counted = axes.in("count", shape);
        BoolTensor rows = rows(counted);
        int[] count = new int[rows.size(0)];
        for (int i = 0; i < rows.array.length; i++)
            count[i / rows.size(1)] += rows.array[i] ? 1 : 0;
        return new IntTensor(axes.after(shape, counted), count);
    }

    /// Where the true elements stand, in row-major order: a row of coordinates for each.   Shapes `(…) → (count,
    /// rank)`.
    ///
    /// Of `[[false true] [true true]]` they are `[[0 1] [1 0] [1 1]]`.
    public IntTensor nonzero() {
        int rank = shape.rank(), next = 0;
        int[] strides = shape.strides(), sizes = shape.sizes(), positions = positions();
        int[] coordinates = new int[Math.multiplyExact(positions.length, rank)];
        for (int position : positions)
            for (int axis = 0; axis < rank; axis++)
                coordinates[next++] = position / strides[axis] % sizes[axis];
        return new IntTensor(Shape.of(positions.length, rank), coordinates);
    }

    /// The row-major indices of the true elements.
    int[] positions() {
        int[] positions = new int[count()];
        for (int i = 0, next = 0; next < positions.length; i++)
            if (array[i])
                positions[next++] = i;
        return positions;
    }

    // ---- joining

    /// Tensors one after the other along an axis; all other sizes are equal.
    ///
    /// @throws ShapeException if sizes differ elsewhere, or there is nothing to join
    public static BoolTensor concat(int axis, BoolTensor... parts) {
        return joined(axis, List.of(parts));
    }

    /// Tensors of one shape side by side along a new axis.
    ///
    /// @throws ShapeException if shapes differ, or there is nothing to stack
    public static BoolTensor stack(int axis, BoolTensor... parts) {
        return stacked(axis, List.of(parts));
    }

    @Override
    BoolTensor viewed(Shape target, View view) {
        boolean[] seen = new boolean[target.volume()];
        if (seen.length > 0)
            view.rows((from, o) -> copy(from, view.rowStride(), seen, o, view.rowLength()));
        return new BoolTensor(target, seen);
    }

    private void copy(int from, int step, boolean[] to, int at, int n) {
        if (step == 1)
            System.arraycopy(array, from, to, at, n);
        else
            for (int i = 0; i < n; i++)
                to[at + i] = array[from + i * step];
    }

    @Override
    BoolTensor taken(Shape shape, int... positions) {
        return generate(shape, i -> array[positions[i]]);
    }

    @Override
    BoolTensor chained(List<BoolTensor> parts) {
        int volume = 0, start = 0;
        for (BoolTensor part : parts)
            volume = Math.addExact(volume, part.array.length);
        boolean[] chain = new boolean[volume];
        for (BoolTensor part : parts) {
            System.arraycopy(part.array, 0, chain, start, part.array.length);
            start += part.array.length;
        }
        return new BoolTensor(Shape.of(volume), chain);
    }

    @Override
    BoolTensor under(Shape shape) {
        return new BoolTensor(shape, array);
    }

    // ---- into others

    /// 1 where true, 0 where false, as float32.   `[true false]` becomes `[1 0]`.
    public Tensor toTensor() {
        return toTensor(DType.FLOAT32);
    }

    /// 1 where true, 0 where false.
    public Tensor toTensor(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> {
                float[] numbers = new float[array.length];
                for (int i = 0; i < numbers.length; i++)
                    numbers[i] = array[i] ? 1 : 0;
                yield Tensor.of(shape, numbers);
            }
            case FLOAT64 -> Tensor.generate(shape, dtype, i -> array[i] ? 1 : 0);
        };
    }

    /// The elements themselves, not a copy. For kernels.
    boolean[] array() {
        return array;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoolTensor that && shape.equals(that.shape) && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(array);
    }

    /// The elements as NumPy prints them, with the shape.
    @Override
    public String toString() {
        return Printing.written(shape, "bool", i -> array[i] ? "true" : "false");
    }
}
