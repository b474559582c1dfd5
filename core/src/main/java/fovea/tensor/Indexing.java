package fovea.tensor;

import fovea.shape.ShapeException;

/// Parts of a tensor, and copies in which a part is another: square brackets in Java.
///
/// ```java
/// x.get(Index.all(), Range.of(1, 5).by(2), Index.of(0, 2));       // x[:, 1:5:2, [0, 2]]
/// x.with(0, Index.where(x.lt(0)));                               // a copy in which x[x < 0] is 0
/// ```
///
/// What may stand in the brackets is told by [Index]. Nothing is changed in place.
public sealed interface Indexing extends Self permits Lookup {

    /// The part that the indices take, `x[…]`; see [Index] for all there is.
    ///
    /// `get(Index.at(1), Range.from(1))` of `[[1 2 3] [4 5 6]]` is `[5 6]`.   Slope: added back to where it was taken,
    /// zeros elsewhere.
    ///
    /// @throws ShapeException if there are more indices than axes, one is out of range, lists do not broadcast, or a
    /// mask                        has other sizes than its axes
    default Tensor get(Index... indices) {
        return new Selection(self().shape(), indices).of(self());
    }

    /// A copy in which the part that the indices take is `part`, which stretches to it: what `x[…] = part` would make
    /// of x.
    ///
    /// `with(Tensor.scalar(9), Index.at(0))` of `[1 2 3]` is `[9 2 3]`. An element that is named twice gets the last
    /// number.   Slopes: for x `g` where nothing was replaced, for the part `g` where it was used.
    ///
    /// @throws ShapeException if the part does not stretch to what the indices take, or they do not fit
    default Tensor with(Tensor part, Index... indices) {
        return Replacing.with(self(), part, new Selection(self().shape(), indices));
    }

    /// A copy in which the part that the indices take is a number everywhere.   Slope: `g` where nothing was replaced.
    ///
    /// `with(0, Range.from(1))` of `[1 2 3]` is `[1 0 0]`.
    default Tensor with(double number, Index... indices) {
        return with(Broadcast.number(number, self()), indices);
    }

    /// A copy in which `part`, which stretches to it, is added to the part that the indices take; to an element that is
    /// named twice, twice.   Slopes `g`, and `g` at the indices.
    ///
    /// `withAdded(Tensor.of(1, 1f), Index.of(0, 0))` of `[1 2 3]` is `[3 2 3]`.
    ///
    /// @throws ShapeException if the part does not stretch to what the indices take, or they do not fit
    default Tensor withAdded(Tensor part, Index... indices) {
        return Replacing.added(self(), part, new Selection(self().shape(), indices));
    }

    /// The elements where the mask is true, as a vector in row-major order; the mask stretches to x.   Slope: put back
    /// where they stood.
    ///
    /// `maskedSelect(x.gt(1))` of `[1 2 3]` is `[2 3]`.
    ///
    /// @throws ShapeException if the mask does not stretch to x
    default Tensor maskedSelect(BoolTensor mask) {
        if (!mask.shape().stretchesTo(self().shape()))
            throw new ShapeException("maskedSelect", "the mask must stretch to the tensor's shape", mask.shape(),
                    self().shape());
        return get(Index.where(mask.expand(self().shape())));
    }

    /// x with `source` put at the indices: `y[index[i, j], j] = source[i, j]` for axis 0, likewise for others; the last
    /// one counts where several meet.   Slopes: for x `g` where nothing was put, for the source `g` where it was used.
    ///
    /// `scatter(0, [2 0], [8 9])` of `[1 2 3]` is `[9 2 8]`. NumPy calls it `put_along_axis`.
    ///
    /// @throws ShapeException           if the shapes of indices and source differ, or do not fit x
    /// @throws IllegalArgumentException if an index is out of range
    default Tensor scatter(int axis, IntTensor indices, Tensor source) {
        Tensor x = self();
        int along = x.shape().axis("scatter", axis);
        return Replacing.scattered(x, along, indices, source);
    }

    /// x with whole slices of `source` added at the indices along an axis: `y[index[i], j] += source[i, j]` for axis 0.
    ///
    /// `indexAdd(0, [1 1], [5 6])` of `[1 2 3]` is `[1 13 3]`.   Slopes `g`, and `g` read at the indices.
    ///
    /// @throws ShapeException           if the indices are no vector, or the source has another shape than they read
    /// @throws IllegalArgumentException if an index is out of range
    default Tensor indexAdd(int axis, IntTensor indices, Tensor source) {
        Tensor x = self();
        int along = x.shape().axis("indexAdd", axis);
        DType.same("indexAdd", x, source);
        if (indices.shape().rank() != 1)
            throw new ShapeException("indexAdd", "indices must be a vector", indices.shape());
        if (!source.shape().equals(x.shape().with(along, indices.shape().volume())))
            throw new ShapeException("indexAdd", "the source must have one slice for each index and x's other sizes",
                    x.shape(), source.shape());
        Indices.check("indexAdd", indices, x.size(along));
        return x.add(Reading.linesBack(source, along, indices, x.shape()));
    }
}
