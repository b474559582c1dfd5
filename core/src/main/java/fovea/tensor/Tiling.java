package fovea.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// The same elements again: repeated, rolled around, continued beyond the border, cut into equal pieces.
public sealed interface Tiling extends Self permits Rearrangement {

    /// The whole tensor again and again, `times[i]` times along axis i; axes it does not have come in front.   Slope:
    /// the sum over the copies.
    ///
    /// `tile(2)` of `[1 2]` is `[1 2 1 2]`; `tile(2, 1)` of it is `[[1 2] [1 2]]`. PyTorch calls it `repeat`.
    ///
    /// @throws ShapeException if a number of times is negative, or there are fewer of them than axes
    default Tensor tile(int... times) {
        Tensor x = self();
        int lead = times.length - x.shape().rank();
        if (lead < 0 || Arrays.stream(times).anyMatch(count -> count < 0))
            throw new ShapeException("tile", "one number of times is needed for each axis, none negative; got "
                    + Arrays.toString(times), x.shape());
        int[] apart = new int[2 * times.length], wide = new int[apart.length], whole = new int[times.length];
        for (int axis = 0; axis < times.length; axis++) {
            int size = axis < lead ? 1 : x.size(axis - lead);
            apart[2 * axis] = 1;
            wide[2 * axis] = times[axis];
            apart[2 * axis + 1] = wide[2 * axis + 1] = size;
            whole[axis] = Math.multiplyExact(times[axis], size);
        }
        return x.reshape(apart).expand(Shape.of(wide)).reshape(whole);
    }

    /// Every element `times` times in a row along an axis.   Slope: the sum over the copies.
    ///
    /// `repeatEach(0, 2)` of `[1 2]` is `[1 1 2 2]`. NumPy calls it `repeat`, PyTorch `repeat_interleave`.
    ///
    /// @throws ShapeException if the number of times is negative
    default Tensor repeatEach(int axis, int times) {
        Tensor x = self();
        int along = x.shape().axis("repeatEach", axis);
        if (times < 0)
            throw new ShapeException("repeatEach", "the number of times must not be negative; got " + times, x.shape());
        Shape wide = x.shape().inserted(along + 1, times);
        return x.unsqueeze(along + 1).expand(wide)
                .reshape(x.shape().with(along, Math.multiplyExact(x.size(along), times)));
    }

    /// Moved on by `shift` along an axis; what leaves at one end comes in at the other.   Slope: rolled back.
    ///
    /// `roll(0, 1)` of `[1 2 3]` is `[3 1 2]`; `roll(0, -1)` is `[2 3 1]`.
    default Tensor roll(int axis, int shift) {
        Tensor x = self();
        int along = x.shape().axis("roll", axis), n = x.size(along);
        int start = n == 0 ? 0 : Math.floorMod(-shift, n);
        return start == 0 ? x : Rearrangement.concat(along, x.slice(along, start, n), x.slice(along, 0, start));
    }

    /// Continued beyond both ends of an axis.   Slope: added back to what was repeated.
    ///
    /// `pad(0, 1, 1, REFLECT)` of `[1 2 3]` is `[2 1 2 3 2]`; see [Border] for the others.
    ///
    /// @throws ShapeException if an amount is negative, or the axis is empty
    default Tensor pad(int axis, int before, int after, Border border) {
        Tensor x = self();
        int along = x.shape().axis("pad", axis), n = x.size(along);
        if (before < 0 || after < 0)
            throw new ShapeException("pad", "amounts must not be negative; got %d before and %d after"
                    .formatted(before, after), x.shape());
        Folding.something("pad", x.shape(), along);
        return x.indexSelect(along,
                IntTensor.generate(Shape.of(before + n + after), i -> border.inside(i - before, n)));
    }

    /// At most `count` pieces of one size along an axis, the last one smaller if need be.   Slope: each gets its piece.
    ///
    /// `chunk(0, 2)` of `[1 2 3 4 5]` is `[1 2 3]` and `[4 5]`, as in PyTorch.
    ///
    /// @throws ShapeException if `count` is not positive
    default List<Tensor> chunk(int axis, int count) {
        Tensor x = self();
        int along = x.shape().axis("chunk", axis), n = x.size(along);
        if (count < 1)
            throw new ShapeException("chunk", "there must be at least one piece; got " + count, x.shape());
        int size = Math.max(1, Math.ceilDiv(n, count));
        List<Tensor> pieces = new ArrayList<>();
        for (int start = 0; start < Math.max(1, n); start += size)
            pieces.add(x.slice(along, start, Math.min(n, start + size)));
        return List.copyOf(pieces);
    }

    /// An axis taken out and put in before position `to` of the others; both may count from the end.   Slope: moved
    /// back.
    ///
    /// Axis 0 of `(2, 3, 4)` moved to −1 gives `(3, 4, 2)`.
    default Tensor moveAxis(int from, int to) {
        Shape shape = self().shape();
        int taken = shape.axis("moveAxis", from), put = shape.axis("moveAxis", to);
        List<Integer> order = new ArrayList<>(IntStream.range(0, shape.rank()).boxed().toList());
        order.add(put, order.remove(taken));
        return self().permute(order.stream().mapToInt(axis -> axis).toArray());
    }

    /// The axes `first` to `last`, both included, as one; a single number becomes a vector.   Slope: reshaped back.
    ///
    /// `flatten(1, -1)` of `(2, 3, 4)` is `(2, 12)`.
    ///
    /// @throws ShapeException if the last lies before the first
    default Tensor flatten(int first, int last) {
        Shape shape = self().shape();
        if (shape.rank() == 0)
            return self().reshape(1);
        int from = shape.axis("flatten", first), to = shape.axis("flatten", last);
        if (to < from)
            throw new ShapeException("flatten", "axis %d lies before axis %d".formatted(last, first), shape);
        Shape lead = shape.dropLast(shape.rank() - from).then(shape.volume(from, to + 1));
        return self().reshape(lead.then(Arrays.copyOfRange(shape.sizes(), to + 1, shape.rank())).sizes());
    }

    /// One axis as several; one size may be −1 and is worked out.   Slope: flattened again.
    ///
    /// `unflatten(1, 3, -1)` of `(2, 12)` is `(2, 3, 4)`.
    ///
    /// @throws ShapeException if the sizes do not multiply to the axis's
    default Tensor unflatten(int axis, int... sizes) {
        Shape shape = self().shape();
        int along = shape.axis("unflatten", axis);
        Shape apart = Shape.of(shape.size(along)).reshaped(sizes);
        Shape whole = shape.dropLast(shape.rank() - along).then(apart.sizes())
                .then(Arrays.copyOfRange(shape.sizes(), along + 1, shape.rank()));
        return self().reshape(whole);
    }

    /// The coordinates of a grid: of vectors of sizes m, n, … as many tensors `(m, n, …)`, the i-th of which changes
    /// along axis i only.   Slope: summed along the others.
    ///
    /// Of `[1 2]` and `[3 4]` they are `[[1 1] [2 2]]` and `[[3 4] [3 4]]`, NumPy's `indexing="ij"`.
    ///
    /// @throws ShapeException unless all are vectors
    static List<Tensor> meshgrid(Tensor... vectors) {
        Shape grid = Shape.SCALAR;
        for (Tensor each : vectors) {
            if (each.shape().rank() != 1)
                throw new ShapeException("meshgrid", "all must be vectors", each.shape());
            grid = grid.then(each.size(0));
        }
        List<Tensor> coordinates = new ArrayList<>();
        for (int axis = 0; axis < vectors.length; axis++) {
            int[] standing = Shape.of(vectors[axis].size(0)).then(new int[vectors.length - 1 - axis]).sizes();
            Arrays.fill(standing, 1, standing.length, 1);
            coordinates.add(vectors[axis].reshape(standing).expand(grid));
        }
        return List.copyOf(coordinates);
    }
}
