package fovea.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import fovea.kernel.View;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// What tensors of whole numbers and of yes and no have in common: their elements in other places.
///
/// Each method is that of [Rearrangement], [Indexing] or [Lookup] of the same name; there are no gradients. All of them
/// come down to one: elements taken from row-major positions.
///
/// @param <X> the kind of tensor itself
public abstract sealed class Arranged<X extends Arranged<X>> permits IntTensor, BoolTensor {

    final Shape shape;

    Arranged(Shape shape) {
        this.shape = shape;
    }

    /// The elements at row-major positions.
    abstract X taken(Shape shape, int... positions);

    /// The elements along a view.
    abstract X viewed(Shape target, View view);

    /// All elements of all parts, one part after the other.
    abstract X chained(List<X> parts);

    /// The same elements under another shape, which holds as many.
    abstract X under(Shape shape);

    /// The sizes of the axes.
    public final Shape shape() {
        return shape;
    }

    /// The size along an axis; negative axes count from the end.
    public final int size(int axis) {
        return shape.size(axis);
    }

    // ---- shapes

    /// The same elements in row-major order under another shape; one size may be −1 and is worked out.
    ///
    /// `reshape(2, -1)` of `[1 2 3 4]` is `[[1 2] [3 4]]`.
    ///
    /// @throws ShapeException if that shape holds more or fewer elements
    public final X reshape(int... sizes) {
        return under(shape.reshaped(sizes));
    }

    /// A new axis of size 1 before axis `axis`; −1 puts it last.   `unsqueeze(0)` of `[1 2]` is `[[1 2]]`.
    public final X unsqueeze(int axis) {
        return under(shape.inserted(shape.inserted(0, 1).axis("unsqueeze", axis), 1));
    }

    /// Without the axis, whose size must be 1.   `squeeze(0)` of `[[1 2]]` is `[1 2]`.
    ///
    /// @throws ShapeException if it has another size
    public final X squeeze(int axis) {
        int along = shape.axis("squeeze", axis);
        if (shape.size(along) != 1)
            throw new ShapeException("squeeze", "axis %d must have size 1, it has %d".formatted(axis,
                    shape.size(along)), shape);
        return under(shape.without(along));
    }

    /// The axes in another order: axis `i` of the result is axis `order[i]` of this.
    ///
    /// `permute(1, 0)` of `[[1 2] [3 4]]` is `[[1 3] [2 4]]`.
    ///
    /// @throws ShapeException unless every axis is named once
    public final X permute(int... order) {
        int[] counted = Axes.permutation(shape, order);
        Shape permuted = Shape.of(IntStream.of(counted).map(shape::size).toArray());
        return viewed(permuted, Views.permuted(shape, counted));
    }

    /// The last two axes swapped.   `[[1 2] [3 4]]` becomes `[[1 3] [2 4]]`.
    ///
    /// @throws ShapeException if there are fewer than two axes
    public final X T() {
        if (shape.rank() < 2)
            throw new ShapeException("T", "a matrix has at least two axes", shape);
        return viewed(shape.dropLast(2).then(shape.size(-1), shape.size(-2)), Views.transposed(shape));
    }

    /// Stretched to a larger shape: axes of size 1, and axes it does not have, are repeated.
    ///
    /// `[1 2]` to `(2, 2)` is `[[1 2] [1 2]]`.
    ///
    /// @throws ShapeException if it does not stretch to it
    public final X expand(Shape target) {
        if (target.equals(shape))
            return under(shape);
        if (!shape.stretchesTo(target))
            throw new ShapeException("expand", "sizes must be equal or 1 to stretch, counted from the last axis", shape,
                    target);
        return viewed(target, Views.stretched(shape, target));
    }

    // ---- parts

    /// The part that the indices take; see [Index] for all there is.
    ///
    /// `get(Index.at(-1))` of `[[1 2] [3 4]]` is `[3 4]`.
    ///
    /// @throws ShapeException if they do not fit
    public final X get(Index... indices) {
        IntTensor positions = new Selection(shape, indices).positions();
        return taken(positions.shape, positions.array());
    }

    /// The elements of a range along an axis.   `slice(0, Range.from(1))` of `[1 2 3]` is `[2 3]`.
    ///
    /// @throws ShapeException if the range does not lie within the axis
    public final X slice(int axis, Range range) {
        int along = shape.axis("slice", axis), size = shape.size(along);
        int start = range.first(size, shape), count = range.count(size, shape);
        return viewed(shape.with(along, count), Views.sliced(shape, along, start, range.step(), count));
    }

    /// One element along an axis, which is then gone.   `select(0, -1)` of `[[1 2] [3 4]]` is `[3 4]`.
    ///
    /// @throws ShapeException if the index is out of range
    public final X select(int axis, int index) {
        int along = shape.axis("select", axis), at = Indices.counted("select", index, along, shape);
        return viewed(shape.without(along), Views.sliced(shape, along, at, 1, 1));
    }

    /// The elements along an axis in reverse order.   `flip(0)` of `[1 2 3]` is `[3 2 1]`.
    public final X flip(int axis) {
        return slice(axis, Range.all().by(-1));
    }

    /// Whole slices at the indices along an axis, in their order.   `indexSelect(0, [1 1])` of `[7 8]` is `[8 8]`.
    ///
    /// @throws ShapeException           if the indices are no vector
    /// @throws IllegalArgumentException if an index is out of range
    public final X indexSelect(int axis, IntTensor indices) {
        int along = shape.axis("indexSelect", axis), count = indices.shape.volume();
        if (indices.shape.rank() != 1)
            throw new ShapeException("indexSelect", "indices must be a vector", indices.shape);
        Indices.check("indexSelect", indices, shape.size(along));
        int inner = shape.volume(along + 1, shape.rank()), n = shape.size(along);
        Shape read = shape.with(along, count);
        int[] positions = new int[read.volume()], index = indices.array();
        for (int e = 0; e < positions.length; e++)
            positions[e] = (e / inner / count * n + index[e / inner % count]) * inner + e % inner;
        return taken(read, positions);
    }

    // ---- joining

    /// The parts one after the other along an axis: their positions in the chain of all parts.
    static <X extends Arranged<X>> X joined(int axis, List<X> parts) {
        if (parts.isEmpty())
            throw new ShapeException("concat", "there must be at least one tensor");
        Shape first = parts.getFirst().shape;
        int along = first.axis("concat", axis), outer = first.volume(0, along), start = 0, filled = 0;
        for (X part : parts)
            if (part.shape.rank() != first.rank() || !part.shape.with(along, 0).equals(first.with(along, 0)))
                throw new ShapeException("concat", "all sizes but that of axis %d must be equal".formatted(axis), first,
                        part.shape);
        int size = parts.stream().mapToInt(part -> part.shape.size(along)).reduce(0, Math::addExact);
        int inner = first.volume(along + 1, first.rank());
        int[] positions = new int[first.with(along, size).volume()];
        for (X part : parts) {
            int line = part.shape.size(along) * inner;
            for (int o = 0; o < outer; o++)
                for (int i = 0; i < line; i++)
                    positions[o * size * inner + filled + i] = start + o * line + i;
            start += part.shape.volume();
            filled += line;
        }
        return parts.getFirst().chained(parts).taken(first.with(along, size), positions);
    }

    static <X extends Arranged<X>> X stacked(int axis, List<X> parts) {
        for (X part : parts)
            if (!part.shape.equals(parts.getFirst().shape))
                throw new ShapeException("stack", "all shapes must be equal", parts.getFirst().shape, part.shape);
        return joined(axis, new ArrayList<>(parts.stream().map(part -> part.unsqueeze(axis)).toList()));
    }

    /// What is said when there is no element at a row-major index.
    final ShapeException outside(int index) {
        return new ShapeException("at", "row-major index %d is out of range, there are %d elements".formatted(index,
                shape.volume()), shape);
    }

    /// The meant axes last, as the rows of a matrix.
    final X rows(int... counted) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, shape.rank()).boxed().toList());
        List<Integer> meant = IntStream.of(counted).boxed().toList();
        order.removeAll(meant);
        order.addAll(meant);
        int length = Folding.count(shape, counted), count = Axes.dropped(shape, counted).volume();
        return permute(order.stream().mapToInt(axis -> axis).toArray()).reshape(count, length);
    }
}
