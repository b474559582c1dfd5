package fovea.shape;

import java.util.Arrays;
import java.util.stream.Collectors;

/// How many elements lie along each axis, outermost first: `(2, 3)` is two rows of three.
///
/// Axes count from 0, or from the end as −1, −2, …. Rank 0, the shape `()` of a single number, has one element;
/// a size of 0 is allowed and leaves no elements at all. Elements lie in row-major order: the last axis is contiguous.
public final class Shape {

    /// The shape `()` of a single number.
    public static final Shape SCALAR = new Shape(new int[0]);

    private final int[] sizes;
    private final int volume;

    private Shape(int[] sizes) {
        this.sizes = sizes;
        this.volume = volume(sizes);
    }

    /// The shape with these sizes, outermost first.
    ///
    /// @throws ShapeException if a size is negative or there would be 2³¹ elements or more
    public static Shape of(int... sizes) {
        return sizes.length == 0 ? SCALAR : new Shape(sizes.clone());
    }

    private static int volume(int[] sizes) {
        long volume = 1;
        boolean empty = false;
        for (int size : sizes) {
            if (size < 0)
                throw new ShapeException("shape", "sizes must not be negative; got " + written(sizes));
            empty |= size == 0;
            if (!empty && (volume *= size) > Integer.MAX_VALUE)
                throw new ShapeException("shape", "a tensor holds fewer than 2^31 elements; got " + written(sizes));
        }
        return empty ? 0 : (int) volume;
    }

    /// How many axes there are.
    public int rank() {
        return sizes.length;
    }

    /// How many elements there are: the product of all sizes, 1 for `()`.
    public int volume() {
        return volume;
    }

    /// The size along an axis; negative axes count from the end.
    public int size(int axis) {
        return sizes[axis("size", axis)];
    }

    /// All sizes, outermost first.
    public int[] sizes() {
        return sizes.clone();
    }

    /// The axis counted from 0: `axis("softmax", -1)` of `(2, 3)` is 1.
    ///
    /// @throws ShapeException naming `operation` if there is no such axis
    public int axis(String operation, int axis) {
        int rank = sizes.length, counted = axis < 0 ? axis + rank : axis;
        if (counted < 0 || counted >= rank)
            throw new ShapeException(operation, rank == 0
                    ? "a tensor of rank 0 has no axis " + axis
                    : "axis %d is not among the axes %d … %d of a tensor of rank %d".formatted(
                            axis, -rank, rank - 1, rank), this);
        return counted;
    }

    /// How far apart neighbours along each axis lie in row-major order: `(2, 3, 4)` has strides 12, 4, 1.
    public int[] strides() {
        int[] strides = new int[sizes.length];
        for (int axis = sizes.length - 1, step = 1; axis >= 0; step *= sizes[axis--])
            strides[axis] = step;
        return strides;
    }

    /// The product of the sizes of the axes `from` (inclusive) to `to` (exclusive), both counted from 0.
    public int volume(int from, int to) {
        int volume = 1;
        for (int axis = from; axis < to; axis++)
            volume *= sizes[axis];
        return volume;
    }

    /// This shape without its last `count` axes.
    public Shape dropLast(int count) {
        return new Shape(Arrays.copyOf(sizes, sizes.length - count));
    }

    /// This shape followed by more axes.
    public Shape then(int... more) {
        int[] joined = Arrays.copyOf(sizes, sizes.length + more.length);
        System.arraycopy(more, 0, joined, sizes.length, more.length);
        return new Shape(joined);
    }

    /// This shape with another size along one axis.
    public Shape with(int axis, int size) {
        int[] changed = sizes.clone();
        changed[axis("with", axis)] = size;
        return new Shape(changed);
    }

    /// This shape without one axis.
    public Shape without(int axis) {
        int gone = axis("without", axis);
        int[] rest = new int[sizes.length - 1];
        System.arraycopy(sizes, 0, rest, 0, gone);
        System.arraycopy(sizes, gone + 1, rest, gone, rest.length - gone);
        return new Shape(rest);
    }

    /// This shape with a new axis of the given size before axis `axis` (0 … rank).
    public Shape inserted(int axis, int size) {
        int[] wider = new int[sizes.length + 1];
        System.arraycopy(sizes, 0, wider, 0, axis);
        wider[axis] = size;
        System.arraycopy(sizes, axis, wider, axis + 1, sizes.length - axis);
        return new Shape(wider);
    }

    /// The shape of these sizes for the same elements; one size may be −1 and is worked out.
    ///
    /// `(2, 6)` reshaped to `3, -1` is `(3, 4)`.
    ///
    /// @throws ShapeException if that shape holds more or fewer elements
    public Shape reshaped(int... sizes) {
        int[] whole = sizes.clone();
        long known = 1;
        int open = -1;
        for (int i = 0; i < sizes.length; i++)
            if (sizes[i] >= 0)
                known = Math.min(known * sizes[i], Integer.MAX_VALUE);
            else if (sizes[i] == -1 && open < 0)
                open = i;
            else
                throw new ShapeException("reshape", "sizes must not be negative, but one may be -1; got "
                        + Arrays.toString(sizes), this);
        if (open >= 0 && known > 0 && volume % known == 0)
            whole[open] = (int) (volume / known);
        if (open >= 0 ? whole[open] == -1 : known != volume)
            throw new ShapeException("reshape", "%s must hold the %d numbers there are".formatted(
                    Arrays.toString(sizes), volume), this);
        return new Shape(whole);
    }

    /// The shape in which both fit: axes are matched from the last, and a size of 1 stretches to the other's.
    ///
    /// ```text
    /// (4, 1, 3) with (5, 3) broadcasts to (4, 5, 3)
    /// ```
    ///
    /// @throws ShapeException naming `operation` if two sizes differ and neither is 1
    public Shape broadcast(String operation, Shape that) {
        if (equals(that))
            return this;
        int rank = Math.max(rank(), that.rank());
        int[] met = new int[rank];
        for (int back = 1; back <= rank; back++) {
            int a = fromEnd(back), b = that.fromEnd(back);
            if (a != b && a != 1 && b != 1)
                throw new ShapeException(operation, ("shapes must broadcast: counted from the last axis, sizes are "
                        + "equal or one of them is 1, but axis %d has %d and %d").formatted(-back, a, b), this, that);
            met[rank - back] = a == 1 ? b : a;
        }
        return new Shape(met);
    }

    /// Whether a tensor of this shape can be stretched to `target` without losing elements.
    public boolean stretchesTo(Shape target) {
        if (rank() > target.rank())
            return false;
        for (int back = 1; back <= rank(); back++)
            if (fromEnd(back) != target.fromEnd(back) && fromEnd(back) != 1)
                return false;
        return true;
    }

    private int fromEnd(int back) {
        return back > sizes.length ? 1 : sizes[sizes.length - back];
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Shape that && Arrays.equals(sizes, that.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /// As NumPy writes it: `()`, `(3)`, `(2, 3)`.
    @Override
    public String toString() {
        return written(sizes);
    }

    private static String written(int[] sizes) {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
