package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Reading at indices, and writing back to where was read; and dropping at random.
///
/// Square brackets, with all that NumPy's have, are in [Indexing].
public sealed interface Lookup extends Indexing permits Tensor {

    /// The rows of a table at the indices, `y[…] = table[index[…]]`.   Slope: each row gets the sum of what was read
    /// from it.
    ///
    /// Shapes `table (N, D), indices (…) → (…, D)`.
    ///
    /// The table `[[1 2] [3 4]]` at `[1 0 1]` is `[[3 4] [1 2] [3 4]]`.
    ///
    /// @throws ShapeException           if the table is no matrix
    /// @throws IllegalArgumentException if an index is out of range
    default Tensor embedding(IntTensor indices) {
        Tensor table = self();
        if (table.shape().rank() != 2)
            throw new ShapeException("embedding", "the table must be a matrix (N, D)", table.shape());
        Indices.check("embedding", indices, table.size(0));
        return Reading.lines("embedding", table, 0, indices.reshape(-1))
                .reshape(indices.shape().then(table.size(1)));
    }

    /// Whole slices at the indices along an axis, in their order; an index may come again.
    ///
    /// `indexSelect(0, [1 1])` of `[[1 2] [3 4]]` is `[[3 4] [3 4]]`.   Slope: added back to where it was read.
    ///
    /// @throws ShapeException           if the indices are no vector
    /// @throws IllegalArgumentException if an index is out of range
    default Tensor indexSelect(int axis, IntTensor indices) {
        Tensor x = self();
        int along = x.shape().axis("indexSelect", axis);
        if (indices.shape().rank() != 1)
            throw new ShapeException("indexSelect", "indices must be a vector", indices.shape());
        Indices.check("indexSelect", indices, x.size(along));
        return Reading.lines("indexSelect", x, along, indices);
    }

    /// One element for every index: `y[i, j] = x[index[i, j], j]` for axis 0, likewise for others.   Slope: added back.
    ///
    /// The indices have x's rank, and are no larger than x along the other axes. `gather(1, [[1] [0]])` of
    /// `[[1 2] [3 4]]` is `[[2] [3]]`. NumPy calls it `take_along_axis`.
    ///
    /// @throws ShapeException           if the index tensor's shape does not fit
    /// @throws IllegalArgumentException if an index is out of range
    default Tensor gather(int axis, IntTensor indices) {
        Tensor x = self();
        int along = x.shape().axis("gather", axis);
        Indices.check("gather", indices, x.size(along));
        return Reading.elements(Reading.narrowed("gather", x, along, indices.shape()), along, indices);
    }

    /// x with `source` added at the indices: `y[index[i, j], j] += source[i, j]` for axis 0, likewise for others.
    ///
    /// Slopes: `g` for x, `g` read at the indices for `source`. `scatterAdd(0, [0 0], [5 6])` of `[1 2]` is `[12 2]`.
    ///
    /// @throws ShapeException           if the shapes of indices and source differ, or do not fit x
    /// @throws IllegalArgumentException if an index is out of range
    default Tensor scatterAdd(int axis, IntTensor indices, Tensor source) {
        Tensor x = self();
        int along = x.shape().axis("scatterAdd", axis);
        DType.same("scatterAdd", x, source);
        if (!indices.shape().equals(source.shape()))
            throw new ShapeException("scatterAdd", "there must be an index for every element of the source",
                    indices.shape(), source.shape());
        Indices.check("scatterAdd", indices, x.size(along));
        Shape narrow = Reading.narrowed("scatterAdd", x.detach(), along, indices.shape()).shape();
        Tensor added = Reading.elementsBack(source, along, indices, narrow);
        for (int other = 0; other < narrow.rank(); other++)
            added = added.pad(other, 0, x.size(other) - narrow.size(other), 0);
        return x.add(added);
    }

    /// Zero with probability `p`, else `x / (1 − p)`, so that the mean stays.   Slope: the same elements are dropped.
    ///
    /// Which elements are dropped depends on the key and the element's index only. They are +0, and a zero that stays
    /// is −0: so the way back sees what was dropped, and nothing is stored for it.   Srivastava et al. 2014
    ///
    /// With `p = ½`, about half of `[1 1 1 1]` is 0 and the rest is 2.
    ///
    /// @throws IllegalArgumentException unless `0 ≤ p < 1`
    default Tensor dropout(double p, RandomKey key) {
        if (!(p >= 0 && p < 1))
            throw new IllegalArgumentException("dropout: the probability must be at least 0 and less than 1; got " + p);
        Tensor x = self();
        return p == 0 ? x : step("dropout", x.shape(), x,
                out -> kernels().dropout(x.storage(), p, key.bits(), out, x.shape().volume()),
                to(x, (g, y) -> droppedAs(y, p, g)));
    }

    private static Tensor droppedAs(Tensor y, double p, Tensor g) {
        return step("dropout", g.shape(), g,
                out -> kernels().dropoutSlope(g.storage(), y.storage(), p, out, g.shape().volume()),
                to(g, h -> droppedAs(y, p, h)));
    }
}
