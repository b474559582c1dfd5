package fovea.tensor;

import java.util.Arrays;
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
public final class BoolTensor {

    private final Shape shape;
    private final boolean[] array;

    BoolTensor(Shape shape, boolean... array) {
        this.shape = shape;
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

    /// The answer of `f` at each row-major index.
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

    /// The sizes of the axes.
    public Shape shape() {
        return shape;
    }

    /// The element at a row-major index.
    public boolean at(int index) {
        return array[index];
    }

    /// All elements in row-major order.
    public boolean[] toBooleans() {
        return array.clone();
    }

    /// Where this is false.
    public BoolTensor not() {
        return generate(shape, i -> !array[i]);
    }

    /// Where both are true; the two broadcast.
    public BoolTensor and(BoolTensor that) {
        Shape met = shape.broadcast("and", that.shape);
        BoolTensor a = expand(met), b = that.expand(met);
        return generate(met, i -> a.array[i] && b.array[i]);
    }

    /// Where either is true; the two broadcast.
    public BoolTensor or(BoolTensor that) {
        Shape met = shape.broadcast("or", that.shape);
        BoolTensor a = expand(met), b = that.expand(met);
        return generate(met, i -> a.array[i] || b.array[i]);
    }

    /// Whether any element is true.
    public boolean any() {
        for (boolean element : array)
            if (element)
                return true;
        return false;
    }

    /// Whether all elements are true; yes, if there are none.
    public boolean all() {
        return !not().any();
    }

    /// How many elements are true.
    public int count() {
        int count = 0;
        for (boolean element : array)
            count += element ? 1 : 0;
        return count;
    }

    /// The same elements in row-major order under another shape.
    ///
    /// @throws ShapeException if that shape holds more or fewer elements
    public BoolTensor reshape(int... sizes) {
        return new BoolTensor(shape.reshaped(sizes), array);
    }

    /// This tensor stretched to a larger shape.
    ///
    /// @throws ShapeException if it does not stretch to it
    public BoolTensor expand(Shape target) {
        if (target.equals(shape))
            return this;
        if (!shape.stretchesTo(target))
            throw new ShapeException("expand", "sizes must be equal or 1 to stretch, counted from the last axis", shape,
                    target);
        boolean[] wide = new boolean[target.volume()];
        View view = Views.stretched(shape, target);
        int n = view.rowLength(), step = view.rowStride();
        if (wide.length > 0)
            view.rows((walked, o) -> {
                for (int i = 0; i < n; i++)
                    wide[o + i] = array[walked + i * step];
            });
        return new BoolTensor(target, wide);
    }

    /// 1 where true, 0 where false, as float32.
    public Tensor toTensor() {
        return toTensor(DType.FLOAT32);
    }

    /// 1 where true, 0 where false.
    public Tensor toTensor(DType dtype) {
        return Tensor.generate(shape, dtype, i -> array[i] ? 1 : 0);
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
