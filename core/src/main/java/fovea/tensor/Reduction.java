package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Axes.keep;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.Reducer;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Many numbers folded into one, along some axes or all.
///
/// `x.sum(0)` folds axis 0 away, `x.sum()` folds everything, `x.sum(keep(-1))` leaves an axis of size 1 behind, so that
/// the result broadcasts against x ([Axes#keep]). Walks along an axis, such as running sums, are in [Scanning]; numbers
/// in order, and where they stood, in [Sorting].
public sealed interface Reduction extends Scanning, Sorting permits Tensor {

    /// `y = Σ x`.   Slope: `g`, stretched.
    ///
    /// `sum(0)` of `[[1 2] [3 4]]` is `[4 6]`, `sum()` is 10.
    default Tensor sum(int... axes) {
        return sum(Axes.of(axes));
    }

    /// `y = Σ x`.   Slope: `g`, stretched.
    ///
    /// `sum(keep(1))` of `[[1 2] [3 4]]` is `[[3] [7]]`.
    default Tensor sum(Axes axes) {
        Tensor x = self();
        int[] counted = axes.in("sum", x.shape());
        Shape flat = Axes.flattened(x.shape(), counted);
        return step("sum", axes.after(x.shape(), counted), x, out -> Folding.fold(Reducer.SUM, x, counted, out),
                to(x, g -> g.reshape(flat).expand(x.shape())));
    }

    /// `y = Σ x / n`, NaN if there is nothing to average.   Slope: `g / n`, stretched.
    ///
    /// `mean(0)` of `[[1 2] [3 4]]` is `[2 3]`.
    default Tensor mean(int... axes) {
        return mean(Axes.of(axes));
    }

    /// `y = Σ x / n`, NaN if there is nothing to average.   Slope: `g / n`, stretched.
    ///
    /// `mean(keep(1))` of `[[1 2] [3 4]]` is `[[1.5] [3.5]]`.
    default Tensor mean(Axes axes) {
        int n = Folding.count(self().shape(), axes.in("mean", self().shape()));
        return sum(axes).div(n);
    }

    /// The variance `y = Σ (x − μ)² / (n − 1)`, as PyTorch counts it.
    ///
    /// `var()` of `[1 3]` is 2.
    default Tensor var(int... axes) {
        return var(Axes.of(axes), 1);
    }

    /// The variance `y = Σ (x − μ)² / (n − correction)`; NumPy's is that with correction 0.
    ///
    /// Slope `2 g (x − μ) / (n − correction)`. `var(Axes.of(), 0)` of `[1 3]` is 1.
    default Tensor var(Axes axes, int correction) {
        return Folding.variance("var", self(), axes, correction);
    }

    /// The standard deviation, `√var`, with n − 1.
    ///
    /// `std()` of `[1 3]` is √2.
    default Tensor std(int... axes) {
        return std(Axes.of(axes), 1);
    }

    /// The standard deviation, `y = √var`.   Slope `g / 2y` times the variance's; 0 where all numbers are equal.
    ///
    /// `std(Axes.of(), 0)` of `[1 3]` is 1.
    default Tensor std(Axes axes, int correction) {
        return Folding.root(Folding.variance("std", self(), axes, correction));
    }

    /// The largest.   Slope: `g` to the largest, shared evenly among equals.
    ///
    /// Of `[1 5 5]` it is 5, with slopes `[0 ½ ½]`; [Sorting#maxWithIndex] tells where it stands.
    ///
    /// @throws ShapeException if there is nothing to choose from
    default Tensor max(int... axes) {
        return max(Axes.of(axes));
    }

    /// The largest.   Slope: `g` to the largest, shared evenly among equals.
    ///
    /// Of `[1 5 5]` it is 5, with slopes `[0 ½ ½]`; [Sorting#maxWithIndex] tells where it stands.
    ///
    /// @throws ShapeException if there is nothing to choose from
    default Tensor max(Axes axes) {
        return Folding.extreme("max", Reducer.MAX, self(), axes);
    }

    /// The smallest.   Slope: `g` to the smallest, shared evenly among equals.
    ///
    /// Of `[1 1 5]` it is 1, with slopes `[½ ½ 0]`; [Sorting#minWithIndex] tells where it stands.
    ///
    /// @throws ShapeException if there is nothing to choose from
    default Tensor min(int... axes) {
        return min(Axes.of(axes));
    }

    /// The smallest.   Slope: `g` to the smallest, shared evenly among equals.
    ///
    /// Of `[1 1 5]` it is 1, with slopes `[½ ½ 0]`; [Sorting#minWithIndex] tells where it stands.
    ///
    /// @throws ShapeException if there is nothing to choose from
    default Tensor min(Axes axes) {
        return Folding.extreme("min", Reducer.MIN, self(), axes);
    }

    /// Where the largest of all stands, counted in row-major order, the first among equals: of `[[1 2] [9 9]]`, 2.
    ///
    /// @throws ShapeException if there is none
    default IntTensor argmax() {
        return self().reshape(-1).argmax(0);
    }

    /// Where the smallest of all stands, counted in row-major order, the first among equals: of `[[1 2] [0 0]]`, 2.
    ///
    /// @throws ShapeException if there is none
    default IntTensor argmin() {
        return self().reshape(-1).argmin(0);
    }

    /// Where the largest stands along an axis, the first among equals: of `[1 5 5]`, 1.
    ///
    /// @throws ShapeException if the axis is empty
    default IntTensor argmax(int axis) {
        Tensor x = self();
        int along = x.shape().axis("argmax", axis);
        Folding.something("argmax", x.shape(), along);
        int[] where = new int[x.shape().volume() / x.size(along)];
        if (where.length > 0)
            kernels().argmax(x.storage(), where, Folding.block(x.shape(), along));
        return new IntTensor(x.shape().without(along), where);
    }

    /// Where the smallest stands along an axis, the first among equals: of `[5 1 1]`, 1.
    ///
    /// @throws ShapeException if the axis is empty
    default IntTensor argmin(int axis) {
        Folding.something("argmin", self().shape(), self().shape().axis("argmin", axis));
        return self().detach().neg().argmax(axis);
    }

    /// The product, `y = Π x`; 1 of nothing.   Slope: `g` times the product of all others, right where x is 0 as well.
    ///
    /// `prod()` of `[2 3 4]` is 24, with slopes `[12 8 6]`; of `[2 0 4]` it is 0, with slopes `[0 8 0]`.
    default Tensor prod(int... axes) {
        return prod(Axes.of(axes));
    }

    /// The product, `y = Π x`; 1 of nothing.   Slope: `g` times the product of all others, right where x is 0 as well.
    ///
    /// `prod(keep(1))` of `[[1 2] [3 4]]` is `[[2] [12]]`.
    default Tensor prod(Axes axes) {
        Tensor x = self();
        int[] counted = axes.in("prod", x.shape());
        Shape shape = axes.after(x.shape(), counted);
        if (counted.length == 1)
            return Folding.product(x, counted[0]).reshape(shape);
        return Folding.product(new Rows(x.shape(), counted).toRows(x), 1).reshape(shape);
    }

    /// The Euclidean norm, `y = √Σ x²`.   Slope `g x / y`; 0 where all numbers are 0.
    ///
    /// `norm2()` of `[3 4]` is 5.
    default Tensor norm2(int... axes) {
        return norm2(Axes.of(axes));
    }

    /// The Euclidean norm, `y = √Σ x²`.   Slope `g x / y`; 0 where all numbers are 0.
    ///
    /// `norm2(keep(1))` of `[[3 4] [0 0]]` is `[[5] [0]]`.
    default Tensor norm2(Axes axes) {
        axes.in("norm2", self().shape());
        return Folding.root(self().square().sum(axes));
    }

    /// The p-norm, `y = (Σ |x|ᵖ)^(1/p)`: the sum of magnitudes for 1, the largest for ∞, the smallest for −∞, and how
    /// many are not 0 for 0.   Slope `g sign(x) (|x| / y)ᵖ⁻¹`; 0 where y is 0.
    ///
    /// `norm(1, Axes.of())` of `[3 −4]` is 7.
    ///
    /// @throws IllegalArgumentException if p is NaN
    /// @throws ShapeException           if p is infinite and there is nothing to choose from
    default Tensor norm(double p, Axes axes) {
        return Folding.norm(self(), p, axes);
    }

    /// Summed over whatever was stretched, back to `shape`; the inverse of [Rearrangement#expand].   Slope: stretched
    /// again.
    ///
    /// `[[1 2] [3 4]]` back to `(2)` is `[4 6]`.
    default Tensor sumTo(Shape shape) {
        Tensor x = self();
        if (x.shape().equals(shape))
            return x;
        if (!shape.stretchesTo(x.shape()))
            throw new ShapeException("sumTo", "the target must stretch to the tensor's shape", x.shape(), shape);
        int[] stretched = Folding.stretchedAxes(shape, x.shape());
        return x.sum(keep(stretched)).reshape(shape);
    }
}
