package fovea.tensor;

import java.util.Arrays;
import java.util.function.LongBinaryOperator;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Many whole numbers into few: sums, extremes, counts, and what there is without its repetitions.
public sealed interface IntFolding permits IntTensor {

    /// Sums along some axes, which disappear; none named means all.
    ///
    /// `sum(1)` of `[[1 2] [3 4]]` is `[3 7]`.
    ///
    /// @throws IllegalArgumentException if a sum does not fit into 32 bits
    default IntTensor sum(int... axes) {
        return fold("sum", 0, Long::sum, axes);
    }

    /// The largest along some axes, which disappear; none named means all.   `max(1)` of `[[1 5] [7 3]]` is `[5 7]`.
    ///
    /// @throws ShapeException if there is nothing to choose from
    default IntTensor max(int... axes) {
        return fold("max", Integer.MIN_VALUE, Math::max, needed("max", axes));
    }

    /// The smallest along some axes, which disappear; none named means all.   `min(1)` of `[[1 5] [7 3]]` is `[1 3]`.
    ///
    /// @throws ShapeException if there is nothing to choose from
    default IntTensor min(int... axes) {
        return fold("min", Integer.MAX_VALUE, Math::min, needed("min", axes));
    }

    /// In ascending order along an axis: `sort(0)` of `[3 1 2]` is `[1 2 3]`.
    default IntTensor sort(int axis) {
        IntTensor x = (IntTensor) this;
        int along = x.shape().axis("sort", axis), last = x.shape().rank() - 1, n = x.size(along);
        int[] swap = new int[last + 1];
        Arrays.setAll(swap, i -> i == along ? last : i == last ? along : i);
        IntTensor lines = x.permute(swap);
        int[] array = lines.toInts();
        for (int start = 0; start < array.length; start += n)
            Arrays.sort(array, start, start + n);
        return new IntTensor(lines.shape(), array).permute(swap);
    }

    /// Each number that occurs, once, in ascending order: of `[3 1 3]` it is `[1 3]`.
    default IntTensor unique() {
        return IntTensor.of(Arrays.stream(((IntTensor) this).array()).sorted().distinct().toArray());
    }

    /// How often 0, 1, … `size` − 1 occur: `binCount(4)` of `[1 3 3]` is `[0 1 0 2]`.
    ///
    /// @throws IllegalArgumentException if a number is not among them
    default IntTensor binCount(int size) {
        IntTensor x = (IntTensor) this;
        Indices.check("binCount", x, size);
        int[] counts = new int[size];
        for (int each : x.array())
            counts[each]++;
        return new IntTensor(Shape.of(size), counts);
    }

    private IntTensor fold(String operation, int empty, LongBinaryOperator f, int... axes) {
        IntTensor x = (IntTensor) this;
        int[] counted = Axes.of(axes).in(operation, x.shape());
        IntTensor rows = x.rows(counted);
        long[] folded = new long[rows.size(0)];
        Arrays.fill(folded, empty);
        int[] array = rows.array();
        for (int i = 0; i < array.length; i++)
            folded[i / rows.size(1)] = f.applyAsLong(folded[i / rows.size(1)], array[i]);
        for (long each : folded)
            if (each != (int) each)
                throw new IllegalArgumentException("%s: %d does not fit into 32 bits".formatted(operation, each));
        return new IntTensor(Axes.dropped(x.shape(), counted), Arrays.stream(folded).mapToInt(each -> (int) each)
                .toArray());
    }

    private int[] needed(String operation, int... axes) {
        Shape shape = ((IntTensor) this).shape();
        for (int axis : Axes.of(axes).in(operation, shape))
            Folding.something(operation, shape, axis);
        return axes;
    }
}
