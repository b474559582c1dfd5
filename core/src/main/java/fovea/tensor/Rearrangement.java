package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.share;
import static fovea.tensor.Tape.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import fovea.kernel.View;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// The same numbers in other places: reshaping, transposing, slicing, stretching, joining.
///
/// Each one's slope is its way back: a slice's gradient is put where the slice was taken, a stretched axis's is summed.
/// Repeating and moving axes are in [Tiling], triangles and diagonals in [Diagonals], square brackets in [Indexing].
public sealed interface Rearrangement extends Tiling, Diagonals permits Tensor {

    // ---- shapes

    /// The same numbers in row-major order under another shape; one size may be −1 and is worked out.   Slope: reshaped
    /// back.
    ///
    /// `reshape(2, -1)` of `[1 2 3 4 5 6]` is `[[1 2 3] [4 5 6]]`.
    ///
    /// @throws ShapeException if that shape holds more or fewer numbers
    default Tensor reshape(int... sizes) {
        return reshape(self().shape().reshaped(sizes));
    }

    /// The same numbers in row-major order under another shape.   Slope: reshaped back.
    ///
    /// `reshape(Shape.of(2, 3))` of `[1 2 3 4 5 6]` is `[[1 2 3] [4 5 6]]`.
    ///
    /// @throws ShapeException if that shape holds more or fewer numbers
    default Tensor reshape(Shape shape) {
        Tensor x = self();
        if (shape.volume() != x.shape().volume())
            throw new ShapeException("reshape", "%s must hold the %d numbers there are".formatted(
                    shape, x.shape().volume()), x.shape());
        return shape.equals(x.shape()) ? x : share("reshape", shape, x, to(x, g -> g.reshape(x.shape())));
    }

    /// A new axis of size 1 before axis `axis`; −1 puts it last.   Slope: taken away again.
    ///
    /// `unsqueeze(0)` of `(3)` is `(1, 3)`, `unsqueeze(-1)` is `(3, 1)`.
    default Tensor unsqueeze(int axis) {
        Shape shape = self().shape();
        int at = shape.inserted(0, 1).axis("unsqueeze", axis);
        return reshape(shape.inserted(at, 1));
    }

    /// Without the axis, whose size must be 1.   Slope: with it again.
    ///
    /// `squeeze(0)` of `(1, 3)` is `(3)`.
    ///
    /// @throws ShapeException if it has another size
    default Tensor squeeze(int axis) {
        Shape shape = self().shape();
        int along = shape.axis("squeeze", axis);
        if (shape.size(along) != 1)
            throw new ShapeException("squeeze", "axis %d must have size 1, it has %d"
                    .formatted(axis, shape.size(along)), shape);
        return reshape(shape.without(along));
    }

    /// The axes in another order: axis `i` of the result is axis `order[i]` of this.   Slope: the inverse order.
    ///
    /// `permute(1, 0)` of `(2, 3)` is `(3, 2)`.
    ///
    /// @throws ShapeException unless every axis is named once
    default Tensor permute(int... order) {
        Tensor x = self();
        int[] counted = Axes.permutation(x.shape(), order), back = new int[order.length];
        for (int i = 0; i < counted.length; i++)
            back[counted[i]] = i;
        View view = Views.permuted(x.shape(), counted);
        Shape shape = Shape.of(Arrays.stream(counted).map(x.shape()::size).toArray());
        return step("permute", shape, x, out -> kernels().copy(x.storage(), view, out),
                to(x, g -> g.permute(back)));
    }

    /// Two axes swapped.   Slope: swapped back.
    ///
    /// `transpose(0, 2)` of `(2, 3, 4)` is `(4, 3, 2)`. Heads that are put before the positions, `(B, T, h, d)` to
    /// `(B, h, T, d)`, are read by [attention][Attending#attend] where they lie; nothing is moved for that.
    default Tensor transpose(int a, int b) {
        Shape shape = self().shape();
        int rank = shape.rank(), first = shape.axis("transpose", a), second = shape.axis("transpose", b);
        if (rank > 3 && Math.min(first, second) == rank - 3 && Math.max(first, second) == rank - 2)
            return Swap.HEADS.of(self());
        int[] order = new int[rank];
        Arrays.setAll(order, i -> i);
        order[first] = second;
        order[second] = first;
        return permute(order);
    }

    /// The last two axes swapped, `Xᵀ`.   Slope `Gᵀ`. A product reads it where it lies; nothing is moved for that.
    ///
    /// `[[1 2] [3 4]]` becomes `[[1 3] [2 4]]`.
    ///
    /// @throws ShapeException if there are fewer than two axes
    default Tensor T() {
        Tensor x = self();
        if (x.shape().rank() < 2)
            throw new ShapeException("T", "a matrix has at least two axes", x.shape());
        return Swap.ROWS.of(x);
    }

    /// Stretched to a larger shape: axes of size 1, and axes it does not have, are repeated.   Slope: summed over the
    /// stretch.
    ///
    /// `[1 2]` to `(2, 2)` is `[[1 2] [1 2]]`, `[[1] [2]]` is `[[1 1] [2 2]]`.
    ///
    /// @throws ShapeException if it does not stretch to it
    default Tensor expand(Shape target) {
        Tensor x = self();
        if (target.equals(x.shape()))
            return x;
        if (!x.shape().stretchesTo(target))
            throw new ShapeException("expand", "sizes must be equal or 1 to stretch, counted from the last axis",
                    x.shape(), target);
        return step("expand", target, x, out -> kernels().copy(x.storage(), Views.stretched(x.shape(), target), out),
                to(x, g -> g.sumTo(x.shape())));
    }

    // ---- parts

    /// The elements `start`, `start + step`, … before `end` along an axis, counted from 0; negative positions count
    /// from the end.
    ///
    /// `slice(0, 1, 5)` of `[0 1 2 3 4 5]` is `[1 2 3 4]`.   Slope: put back where it was taken, zeros elsewhere.
    ///
    /// @throws ShapeException if the range does not lie within the axis
    default Tensor slice(int axis, int start, int end) {
        return slice(axis, Range.of(start, end));
    }

    /// The elements of a range along an axis; its step may be negative.
    ///
    /// `slice(0, Range.all().by(-2))` of `[0 1 2 3 4]` is `[4 2 0]`.   Slope: put back where it was taken.
    ///
    /// @throws ShapeException if the range does not lie within the axis
    default Tensor slice(int axis, Range range) {
        Tensor x = self();
        int along = x.shape().axis("slice", axis), size = x.size(along);
        int start = range.first(size, x.shape()), count = range.count(size, x.shape());
        if (start == 0 && count == size && range.step() == 1)
            return x;
        View view = Views.sliced(x.shape(), along, start, range.step(), count);
        return Parts.viewed("slice", x, x.shape().with(along, count), view);
    }

    /// One element along an axis, which is then gone: `select(0, 1)` of `[[1 2] [3 4]]` is `[3 4]`.   Slope: put back.
    ///
    /// @throws ShapeException if the index is out of range
    default Tensor select(int axis, int index) {
        Shape shape = self().shape();
        int size = shape.size(shape.axis("select", axis)), at = index < 0 ? index + size : index;
        if (at < 0 || at >= size)
            throw new ShapeException("select", "index %d is out of range on axis %d, which has %d elements".formatted(
                    index, axis, size), shape);
        return slice(axis, at, at + 1).squeeze(axis);
    }

    /// Pieces of the given sizes, one after the other along an axis.   Slope: each piece's is put back.
    ///
    /// `split(0, 1, 2)` of `[1 2 3]` is `[1]` and `[2 3]`.
    ///
    /// @throws ShapeException if the sizes do not add up to the axis
    default List<Tensor> split(int axis, int... sizes) {
        Shape shape = self().shape();
        int along = shape.axis("split", axis);
        if (Arrays.stream(sizes).sum() != shape.size(along) || Arrays.stream(sizes).anyMatch(size -> size < 0))
            throw new ShapeException("split", "the sizes %s must add up to the axis's %d".formatted(
                    Arrays.toString(sizes), shape.size(axis)), shape);
        List<Tensor> pieces = new ArrayList<>();
        int start = 0;
        for (int size : sizes)
            pieces.add(slice(axis, start, start += size));
        return List.copyOf(pieces);
    }

    /// All elements along an axis, which is then gone; [#stack] undone.   Slope: stacked again.
    ///
    /// `unstack(0)` of a matrix is its rows.
    default List<Tensor> unstack(int axis) {
        return Joining.unstack(self(), self().shape().axis("unstack", axis));
    }

    /// `value` before and after along an axis.   Slope: the middle of the gradient.
    ///
    /// `pad(0, 1, 2, 9)` of `[1 2]` is `[9 1 2 9 9]`.
    ///
    /// @throws ShapeException if an amount is negative
    default Tensor pad(int axis, int before, int after, double value) {
        Tensor x = self();
        int along = x.shape().axis("pad", axis), size = x.size(along);
        if (before < 0 || after < 0)
            throw new ShapeException("pad", "amounts must not be negative; got %d before and %d after"
                    .formatted(before, after), x.shape());
        Shape wider = x.shape().with(along, before + size + after);
        View middle = Views.sliced(wider, along, before, 1, size);
        return step("pad", wider, x, out -> {
            kernels().fill(out, value, wider.volume());
            kernels().place(x.storage(), out, middle);
        }, to(x, g -> g.slice(along, before, before + size)));
    }

    /// The elements in reverse order along these axes; none named means all.   Slope: reversed back.
    ///
    /// `flip(0)` of `[1 2 3]` is `[3 2 1]`.
    default Tensor flip(int... axes) {
        Tensor x = self();
        int[] starts = new int[x.shape().rank()], steps = starts.clone(), sizes = x.shape().sizes();
        Arrays.fill(steps, 1);
        for (int axis : Axes.of(axes).in("flip", x.shape())) {
            starts[axis] = Math.max(0, sizes[axis] - 1);
            steps[axis] = -1;
        }
        View view = Views.stepped(x.shape(), starts, steps, sizes);
        return step("flip", x.shape(), x, out -> kernels().copy(x.storage(), view, out), to(x, g -> g.flip(axes)));
    }

    // ---- joining

    /// Tensors one after the other along an axis; all other sizes are equal.   Slope: each gets its piece.
    ///
    /// `[1 2]` and `[3]` along axis 0 are `[1 2 3]`.
    ///
    /// @throws ShapeException if sizes differ elsewhere, or there is nothing to join
    static Tensor concat(int axis, Tensor... parts) {
        return Joining.concat(axis, List.of(parts));
    }

    /// Tensors one after the other along an axis; all other sizes are equal.   Slope: each gets its piece.
    ///
    /// `[1 2]` and `[3]` along axis 0 are `[1 2 3]`.
    ///
    /// @throws ShapeException if sizes differ elsewhere, or there is nothing to join
    static Tensor concat(int axis, List<Tensor> parts) {
        return Joining.concat(axis, parts);
    }

    /// Tensors of one shape side by side along a new axis.   Slope: each gets its slice.
    ///
    /// `[1 2]` and `[3 4]` along axis 0 are `[[1 2] [3 4]]`, along axis 1 `[[1 3] [2 4]]`.
    ///
    /// @throws ShapeException if shapes differ, or there is nothing to stack
    static Tensor stack(int axis, Tensor... parts) {
        return Joining.stack(axis, List.of(parts));
    }

    /// Tensors of one shape side by side along a new axis.   Slope: each gets its slice.
    ///
    /// `[1 2]` and `[3 4]` along axis 0 are `[[1 2] [3 4]]`, along axis 1 `[[1 3] [2 4]]`.
    ///
    /// @throws ShapeException if shapes differ, or there is nothing to stack
    static Tensor stack(int axis, List<Tensor> parts) {
        return Joining.stack(axis, parts);
    }
}
