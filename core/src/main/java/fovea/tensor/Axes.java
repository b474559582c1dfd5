package fovea.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Along which axes something is folded, and whether they stay behind with size 1.
///
/// ```java
/// x.sub(x.mean(keep(-1)))            // each row minus its own mean: the kept axis lets it broadcast
/// ```
public final class Axes {

    private final int[] axes;
    private final boolean kept;

    private Axes(int[] axes, boolean kept) {
        this.axes = axes;
        this.kept = kept;
    }

    /// These axes, which disappear; none named means all.
    public static Axes of(int... axes) {
        return new Axes(axes.clone(), false);
    }

    /// These axes, which stay behind with size 1; none named means all.
    public static Axes keep(int... axes) {
        return new Axes(axes.clone(), true);
    }

    boolean kept() {
        return kept;
    }

    /// Which axes of `shape` are meant, counted from 0, ascending.
    ///
    /// @throws ShapeException naming `operation` if there is no such axis, or one is named twice
    int[] in(String operation, Shape shape) {
        if (axes.length == 0)
            return all(shape.rank());
        int[] counted = distinct(operation, shape, axes);
        Arrays.sort(counted);
        return counted;
    }

    /// These axes counted from 0, in their order.
    ///
    /// @throws ShapeException naming `operation` if there is no such axis, or one is named twice
    static int[] distinct(String operation, Shape shape, int... axes) {
        int[] counted = new int[axes.length];
        boolean[] named = new boolean[shape.rank()];
        for (int i = 0; i < axes.length; i++) {
            counted[i] = shape.axis(operation, axes[i]);
            if (named[counted[i]])
                throw new ShapeException(operation, "axis %d is named twice".formatted(counted[i]), shape);
            named[counted[i]] = true;
        }
        return counted;
    }

    /// All other axes.
    static int[] others(Shape shape, int... counted) {
        return IntStream.range(0, shape.rank()).filter(axis -> Arrays.stream(counted).noneMatch(i -> i == axis))
                .toArray();
    }

    /// `shape` with the meant axes of size 1.
    static Shape flattened(Shape shape, int... counted) {
        int[] sizes = shape.sizes();
        for (int axis : counted)
            sizes[axis] = 1;
        return Shape.of(sizes);
    }

    /// `shape` without the meant axes.
    static Shape dropped(Shape shape, int... counted) {
        int[] rest = new int[shape.rank() - counted.length];
        for (int axis = 0, next = 0, i = 0; axis < shape.rank(); axis++)
            if (next < counted.length && counted[next] == axis)
                next++;
            else
                rest[i++] = shape.size(axis);
        return Shape.of(rest);
    }

    Shape after(Shape shape, int... counted) {
        return kept ? flattened(shape, counted) : dropped(shape, counted);
    }

    /// An order of all axes, counted from 0.
    ///
    /// @throws ShapeException unless every axis is named once
    static int[] permutation(Shape shape, int... order) {
        int[] counted = Arrays.stream(order).map(axis -> shape.axis("permute", axis)).toArray();
        if (counted.length != shape.rank() || Arrays.stream(counted).distinct().count() != counted.length)
            throw new ShapeException("permute", "every axis must be named once; got " + Arrays.toString(order), shape);
        return counted;
    }

    private static int[] all(int rank) {
        int[] all = new int[rank];
        for (int axis = 0; axis < rank; axis++)
            all[axis] = axis;
        return all;
    }
}
