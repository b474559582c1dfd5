package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.Block;
import fovea.kernel.Reducer;
import fovea.shape.ShapeException;

/// Walks along an axis in which every step knows the one before: running sums, products, and anything linear.
public sealed interface Scanning extends Self permits Reduction {

    /// Running sums, `yᵢ = Σⱼ≤ᵢ xⱼ`.   Slope: the same from the other end.
    ///
    /// `cumsum(0)` of `[1 2 3]` is `[1 3 6]`.
    default Tensor cumsum(int axis) {
        Tensor x = self();
        int along = x.shape().axis("cumsum", axis);
        Block block = Folding.block(x.shape(), along);
        return step("cumsum", x.shape(), x, out -> kernels().scan(Reducer.SUM, x.storage(), out, block),
                to(x, g -> g.flip(along).cumsum(along).flip(along)));
    }

    /// Running products, `yᵢ = Πⱼ≤ᵢ xⱼ`.   `cumprod(0)` of `[2 3 4]` is `[2 6 24]`.
    ///
    /// Slope `∂L/∂xᵢ = yᵢ₋₁ eᵢ` with `eᵢ = gᵢ + xᵢ₊₁ eᵢ₊₁`: what stands before, times what follows. Nothing is divided,
    /// so it is right where x is 0, as are all slopes after it.
    default Tensor cumprod(int axis) {
        Tensor x = self();
        int along = x.shape().axis("cumprod", axis);
        Block block = Folding.block(x.shape(), along);
        return step("cumprod", x.shape(), x, out -> kernels().scan(Reducer.PROD, x.storage(), out, block),
                to(x, g -> Folding.productOfEarlier(x, along).mul(
                        Folding.recurBack(g, Folding.next(x, along), along))));
    }

    /// Running sums of exponentials, `yᵢ = ln Σⱼ≤ᵢ e^(xⱼ)`, without overflow.
    ///
    /// Slope `∂L/∂xᵢ = e^(xᵢ − yᵢ) hᵢ` with `hᵢ = gᵢ + e^(yᵢ − yᵢ₊₁) hᵢ₊₁`; no exponent is positive. `logCumSumExp(0)`
    /// of `[0 0 0]` is `[0 ln2 ln3] = [0 0.6931 1.0986]`.
    default Tensor logCumSumExp(int axis) {
        Tensor x = self();
        int along = x.shape().axis("logCumSumExp", axis);
        Block block = Folding.block(x.shape(), along);
        return step("logCumSumExp", x.shape(), x,
                out -> kernels().scan(Reducer.LOG_SUM_EXP, x.storage(), out, block),
                to(x, (g, y) -> Folding.shareOf(x, y)
                        .mul(Folding.recurBack(g, Folding.decay(y, along), along))));
    }

    /// A linear recurrence, `yᵢ = aᵢ yᵢ₋₁ + xᵢ` from `y₋₁ = 0`: decaying averages, discounted returns, state spaces.
    ///
    /// Slopes `∂L/∂xᵢ = hᵢ` with `hᵢ = gᵢ + aᵢ₊₁ hᵢ₊₁`, a recurrence from the other end, and `∂L/∂aᵢ = hᵢ yᵢ₋₁`. `a`
    /// stretches to x. With `a = ½`, `[1 1 1]` becomes `[1 1½ 1¾]`.
    ///
    /// @throws ShapeException if `a` does not stretch to x
    default Tensor recur(int axis, Tensor a) {
        Tensor x = self(), factors = Folding.factors(x, a);
        int along = x.shape().axis("recur", axis);
        Block block = Folding.block(x.shape(), along);
        return step("recur", x.shape(), x,
                out -> kernels().recur(factors.storage(), x.storage(), out, block),
                to(x, g -> Folding.recurBack(g, Folding.next(factors, along), along)),
                to(factors, (g, y) -> Folding.recurBack(g, Folding.next(factors, along), along)
                        .mul(Folding.previous(y, along, 0))));
    }

    /// Differences of neighbours, `yᵢ = xᵢ₊₁ − xᵢ`, one fewer than there are elements.   Slope: `gᵢ₋₁ − gᵢ`.
    ///
    /// `diff(0)` of `[1 4 9]` is `[3 5]`.
    ///
    /// @throws ShapeException if the axis is empty
    default Tensor diff(int axis) {
        Tensor x = self();
        int along = x.shape().axis("diff", axis), n = x.size(along);
        Folding.something("diff", x.shape(), along);
        return x.slice(along, 1, n).sub(x.slice(along, 0, n - 1));
    }
}
