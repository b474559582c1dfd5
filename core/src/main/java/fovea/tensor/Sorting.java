package fovea.tensor;

import static fovea.kernel.Order.ASCENDING;
import static fovea.kernel.Order.DESCENDING;

import fovea.kernel.Order;
import fovea.shape.ShapeException;

/// Numbers in order along an axis, and the first of them.
///
/// Sorting is stable: equals keep their order, so of equals the one with the smaller index comes first, whichever the
/// [Order]. NaN counts as the largest number, as in PyTorch; −0 and 0 are equal. A gradient flows to where the number
/// stood, to no other, not even its equals.
///
/// ```text
/// x            [3 1 2 1]
/// sort         values [1 1 2 3]   indices [1 3 2 0]
/// descending   values [3 2 1 1]   indices [0 2 1 3]
/// ```
public sealed interface Sorting extends Self permits Reduction {

    /// The smallest first.   `yᵣ = x[indexᵣ]`; slope: `gᵣ` to where it stood.
    ///
    /// `sort(0)` of `[3 1 2]` is `[1 2 3]` from `[1 2 0]`.
    default Picked sort(int axis) {
        return sort(axis, ASCENDING);
    }

    /// In order.   `yᵣ = x[indexᵣ]`; slope: `gᵣ` to where it stood.
    ///
    /// `sort(0, DESCENDING)` of `[3 1 2]` is `[3 2 1]` from `[0 2 1]`.
    default Picked sort(int axis, Order order) {
        Tensor x = self();
        int along = x.shape().axis("sort", axis);
        return Picking.first("sort", x, along, x.size(along), order);
    }

    /// Where the numbers stand, the smallest first: `argsort(0)` of `[3 1 2]` is `[1 2 0]`.
    default IntTensor argsort(int axis) {
        return argsort(axis, ASCENDING);
    }

    /// Where the numbers stand, in order: `argsort(0, DESCENDING)` of `[3 1 2]` is `[0 2 1]`.
    default IntTensor argsort(int axis, Order order) {
        Tensor x = self().detach();
        int along = x.shape().axis("argsort", axis);
        return Picking.first("argsort", x, along, x.size(along), order).indices();
    }

    /// The `k` largest, the largest first: `topk(0, 2)` of `[3 1 2]` is `[3 2]` from `[0 2]`.   Slope: to where each
    /// stood.
    ///
    /// @throws ShapeException if there are fewer
    default Picked topk(int axis, int k) {
        return topk(axis, k, DESCENDING);
    }

    /// The first `k` in order; ascending they are the `k` smallest: `topk(0, 2, ASCENDING)` of `[3 1 2]` is `[1 2]`
    /// from `[1 2]`.   Slope: to where each stood.
    ///
    /// @throws ShapeException if there are fewer
    default Picked topk(int axis, int k, Order order) {
        Tensor x = self();
        int along = x.shape().axis("topk", axis);
        if (k < 0 || k > x.size(along))
            throw new ShapeException("topk", "k must lie in 0 … %d, the elements along axis %d; got %d".formatted(
                    x.size(along), axis, k), x.shape());
        return Picking.first("topk", x, along, k, order);
    }

    /// The largest along an axis and where it stands, the first among equals; NaN if there is one. The axis is gone.
    ///
    /// `maxWithIndex(1)` of `[[1 5 2]]` is `[5]` from `[1]`.   Slope: `g` to that one element. ([Reduction#max] shares
    /// it among equals.)
    ///
    /// @throws ShapeException if the axis is empty
    default Picked maxWithIndex(int axis) {
        return Picking.at(self(), self().shape().axis("maxWithIndex", axis), self().argmax(axis));
    }

    /// The smallest along an axis and where it stands, the first among equals. The axis is gone.
    ///
    /// `minWithIndex(1)` of `[[1 5 2]]` is `[1]` from `[0]`.   Slope: `g` to that one element.
    ///
    /// @throws ShapeException if the axis is empty
    default Picked minWithIndex(int axis) {
        return Picking.at(self(), self().shape().axis("minWithIndex", axis), self().argmin(axis));
    }

    /// The number in the middle along an axis and where it stands; of an even number, the lower of the two in the
    /// middle, and of a line with a NaN that one, as in PyTorch. The axis is gone.
    ///
    /// `median(0)` of `[9 1 5 3]` is 3 from 3.   Slope: `g` to that one element.
    ///
    /// @throws ShapeException if the axis is empty
    default Picked median(int axis) {
        Tensor x = self();
        int along = x.shape().axis("median", axis), n = x.size(along);
        Folding.something("median", x.shape(), along);
        int middle = (n - 1) / 2;
        IntTensor where = x.detach().topk(along, middle + 1, ASCENDING).indices().select(along, middle);
        return Picking.at(x, along, IntArithmetic.where(Picking.broken(x, along), x.argmax(along), where));
    }

    /// The number below which a share `q` of the others lies along an axis, which is then gone; between two numbers, on
    /// the line from one to the other.
    ///
    /// ```text
    ///     y = (1 − t) x₍ᵢ₎ + t x₍ᵢ₊₁₎      with  i + t = q (n − 1),  x₍₀₎ ≤ x₍₁₎ ≤ …      Hyndman and Fan 1996, type 7
    /// ```
    ///
    /// `quantile(0, 0.25)` of `[1 2 3]` is 1.5, and NaN if there is one.   Slopes `(1 − t) g` and `t g` to those two.
    ///
    /// @throws IllegalArgumentException unless `0 ≤ q ≤ 1`
    /// @throws ShapeException           if the axis is empty
    default Tensor quantile(int axis, double q) {
        Tensor x = self();
        int along = x.shape().axis("quantile", axis), n = x.size(along);
        if (!(q >= 0 && q <= 1))
            throw new IllegalArgumentException("quantile: q must be at least 0 and at most 1; got " + q);
        Folding.something("quantile", x.shape(), along);
        double at = q * (n - 1);
        int i = (int) at, above = Math.min(i + 1, n - 1);
        Tensor sorted = x.topk(along, above + 1, ASCENDING).values();
        return sorted.select(along, i).mul(1 - (at - i)).add(sorted.select(along, above).mul(at - i))
                .maskedFill(Picking.broken(x, along), Double.NaN);
    }

    /// Where numbers would have to be put into this sorted vector to keep it sorted: how many of its elements are
    /// smaller.
    ///
    /// `[1 3 5]` asked for `[0 3 9]` answers `[0 1 3]`.
    ///
    /// @throws ShapeException if this is no vector
    default IntTensor searchSorted(Tensor numbers) {
        return Picking.search(self(), numbers);
    }
}
