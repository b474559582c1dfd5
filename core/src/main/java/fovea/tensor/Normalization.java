package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Axes.keep;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// What makes rows comparable: softmax turns scores into shares, layer norm gives every row mean 0 and variance 1.
///
/// All work along any axes; those are moved to the end, where they lie side by side, and moved back.
public sealed interface Normalization extends Self permits Tensor {

    /// Scores as shares that sum to one, `yᵢ = e^(xᵢ) / Σⱼ e^(xⱼ)`; scores of −∞ only give shares of 0.
    ///
    /// Slope `y (g − Σ g y)`. The maximum is subtracted first, so that nothing overflows.
    ///
    /// `softmax([0 1]) = [1/(1+e) e/(1+e)] = [0.2689 0.7311]`
    default Tensor softmax(int... axes) {
        return Rows.apply("softmax", self(), axes, Normalization::softmaxOfRows);
    }

    /// `yᵢ = xᵢ − ln Σⱼ e^(xⱼ)`.   Slope `g − e^y Σ g`.
    default Tensor logSoftmax(int... axes) {
        return Rows.apply("logSoftmax", self(), axes, Normalization::logSoftmaxOfRows);
    }

    /// `y = ln Σ e^x`, without overflow.   Slope `g softmax(x)`.
    default Tensor logSumExp(int... axes) {
        return logSumExp(Axes.of(axes));
    }

    /// `y = ln Σ e^x`, without overflow.   Slope `g softmax(x)`.
    default Tensor logSumExp(Axes axes) {
        Tensor x = self();
        int[] counted = axes.in("logSumExp", x.shape());
        Shape flat = Axes.flattened(x.shape(), counted);
        Rows rows = new Rows(x.shape(), counted);
        Tensor ordered = rows.toRows(x.detach());
        return step("logSumExp", axes.after(x.shape(), counted), x,
                out -> kernels().logSumExp(ordered.storage(), out, rows.count(), rows.length()),
                to(x, g -> g.reshape(flat.sizes()).mul(
                        counted.length == 0 ? Tensor.ones(x.shape(), x.dtype()) : x.softmax(counted))));
    }

    /// Layer normalisation over the last axis, `y = (x − μ) / √(σ² + ε) · w + b`.   Ba et al. 2016
    ///
    /// Shapes `x (…, D), w (D), b (D) → (…, D)`. The variance is that with n. Slopes: of `w` `Σ g x̂`, of `b` `Σ g`, of
    /// x `s (g w − mean(g w) − x̂ mean(g w x̂))` with `x̂ = (x − μ) s`, `s = 1/√(σ² + ε)`.
    ///
    /// @param eps keeps a row without variance from dividing by zero; 1e-5 in PyTorch
    /// @throws ShapeException if `weight` or `bias` are not vectors as long as the last axis
    default Tensor layerNorm(Tensor weight, Tensor bias, double eps) {
        Tensor x = self();
        for (Tensor each : new Tensor[] {weight, bias})
            if (x.shape().rank() == 0 || !each.shape().equals(Shape.of(x.size(-1))))
                throw new ShapeException("layerNorm", "weight and bias must be vectors as long as the last axis",
                        x.shape(), each.shape());
        return x.standardize(eps).mul(weight).add(bias);
    }

    /// Each row of the last axis with mean 0 and variance 1, `y = (x − μ) / √(σ² + ε)`.   Slope `s (g − mean g − y
    /// mean(g y))`.
    ///
    /// @throws ShapeException if there is no last axis
    default Tensor standardize(double eps) {
        Tensor x = self();
        int n = x.size(x.shape().axis("standardize", -1)), rows = n == 0 ? 0 : x.shape().volume() / n;
        Tensor scale = Tensor.zeros(Shape.of(rows), x.dtype());
        return step("standardize", x.shape(), x,
                out -> kernels().standardize(x.storage(), eps, out, scale.storage(), rows, n),
                to(x, (g, y) -> Recording.isOn() ? standardSlope(g, x, y, eps) : fusedStandardSlope(g, y, scale)));
    }

    private static Tensor standardSlope(Tensor g, Tensor x, Tensor y, double eps) {
        Tensor s = x.var(keep(-1), 0).add(eps).rsqrt();
        return s.mul(g.sub(g.mean(keep(-1))).sub(y.mul(g.mul(y).mean(keep(-1)))));
    }

    private static Tensor fusedStandardSlope(Tensor g, Tensor y, Tensor scale) {
        return step("standardizeSlope", g.shape(), g, out -> kernels().standardizeSlope(
                g.storage(), y.storage(), scale.storage(), out, scale.size(0), g.size(-1)), Edge.NONE);
    }

    private static Tensor softmaxOfRows(Tensor x) {
        int rows = x.size(0), n = x.size(1);
        return step("softmax", x.shape(), x, out -> kernels().softmax(x.storage(), out, rows, n),
                to(x, (g, y) -> Recording.isOn()
                        ? y.mul(g.sub(g.mul(y).sum(keep(-1))))
                        : step("softmaxSlope", x.shape(), g, out -> kernels().softmaxSlope(
                                g.storage(), y.storage(), out, rows, n), Edge.NONE)));
    }

    private static Tensor logSoftmaxOfRows(Tensor x) {
        int rows = x.size(0), n = x.size(1);
        return step("logSoftmax", x.shape(), x, out -> kernels().logSoftmax(x.storage(), out, rows, n),
                to(x, (g, y) -> Recording.isOn()
                        ? g.sub(y.exp().mul(g.sum(keep(-1))))
                        : step("logSoftmaxSlope", x.shape(), g, out -> kernels().logSoftmaxSlope(
                                g.storage(), y.storage(), out, rows, n), Edge.NONE)));
    }
}
