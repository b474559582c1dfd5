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

    /// `yᵢ = xᵢ − ln Σⱼ e^(xⱼ)`.   Slope `g − e^y Σ g`.   `logSoftmax([0 1]) = [−1.3133 −0.3133]`
    default Tensor logSoftmax(int... axes) {
        return Rows.apply("logSoftmax", self(), axes, Normalization::logSoftmaxOfRows);
    }

    /// `y = ln Σ e^x`, without overflow.   Slope `g softmax(x)`.   `logSumExp([0 0]) = ln 2 = 0.6931`
    default Tensor logSumExp(int... axes) {
        return logSumExp(Axes.of(axes));
    }

    /// `y = ln Σ e^x`, without overflow.   Slope `g softmax(x)`.
    ///
    /// `logSumExp(keep(1))` of `[[0 0] [0 −∞]]` is `[[0.6931] [0]]`.
    default Tensor logSumExp(Axes axes) {
        Tensor x = self();
        int[] counted = axes.in("logSumExp", x.shape());
        Shape flat = Axes.flattened(x.shape(), counted);
        Rows rows = new Rows(x.shape(), counted);
        Tensor ordered = rows.toRows(x.detach());
        return step("logSumExp", axes.after(x.shape(), counted), x,
                out -> kernels().logSumExp(ordered.storage(), out, rows.count(), rows.length()),
                to(x, g -> g.reshape(flat).mul(
                        counted.length == 0 ? Tensor.ones(x.shape(), x.dtype()) : x.softmax(counted))));
    }

    /// Layer normalisation over the last axis, `y = (x − μ) / √(σ² + ε) · w + b`.   Ba et al. 2016
    ///
    /// Shapes `x (…, D), w (D), b (D) → (…, D)`. The variance is that with n. Slopes: of `w` `Σ g x̂`, of `b` `Σ g`, of
    /// x `s (g w − mean(g w) − x̂ mean(g w x̂))` with `x̂ = (x − μ) s`, `s = 1/√(σ² + ε)`.
    ///
    /// `[1 3]` with `w = [1 10]`, `b = [0 5]` and no ε is `[−1 15]`.
    ///
    /// @param eps keeps a row without variance from dividing by zero; 1e-5 in PyTorch
    /// @throws ShapeException if `weight` or `bias` are not vectors as long as the last axis
    default Tensor layerNorm(Tensor weight, Tensor bias, double eps) {
        Tensor x = self();
        for (Tensor each : new Tensor[] {weight, bias}) {
            DType.same("layerNorm", x, each);
            if (x.shape().rank() == 0 || !each.shape().equals(Shape.of(x.size(-1))))
                throw new ShapeException("layerNorm", "weight and bias must be vectors as long as the last axis",
                        x.shape(), each.shape());
        }
        return FusedLayerNorm.layerNorm(x, weight, bias, eps);
    }

    /// Layer normalisation without the mean, `y = x / √(mean x² + ε) · w`.   Zhang and Sennrich 2019, eq. 4
    ///
    /// Shapes `x (…, D), w (D) → (…, D)`. Slopes, with `r = 1/√(mean x² + ε)`: of `w` `Σ g x r`, of x `r (g w − x r²
    /// mean(g w x))`.
    ///
    /// `[1 7]` with `w = [1 1]` and no ε is `[0.2 1.4]`.
    ///
    /// @throws ShapeException if `weight` is no vector as long as the last axis
    default Tensor rmsNorm(Tensor weight, double eps) {
        Tensor x = self();
        if (x.shape().rank() == 0 || !weight.shape().equals(Shape.of(x.size(-1))))
            throw new ShapeException("rmsNorm", "the weight must be a vector as long as the last axis", x.shape(),
                    weight.shape());
        DType.same("rmsNorm", x, weight);
        return FusedLayerNorm.rmsNorm(x, weight, eps);
    }

    /// Batch normalisation by the batch's own moments: layer normalisation the other way round, each channel over the
    /// whole batch, `y = (x − μ_c) / √(σ²_c + ε) · w_c + b_c`.   Ioffe and Szegedy 2015, algorithm 1
    ///
    /// Shapes `x (B, C, …), w (C), b (C) → (B, C, …)`. The variance is that with n. Slopes as [#layerNorm]'s, means and
    /// sums going over all axes but C.
    ///
    /// `[[1] [3]]` with `w = [2]`, `b = [5]` and no ε is `[[3] [7]]`.
    ///
    /// @throws ShapeException if there are no channels, or `weight` or `bias` do not have a number for each
    default Tensor batchNorm(Tensor weight, Tensor bias, double eps) {
        Tensor x = self();
        Channels.check("batchNorm", x, weight, bias);
        Tensor swapped = x.transpose(0, 1);                                          // (C, B, …)
        Tensor hat = swapped.reshape(x.size(1), Channels.each(x) * x.size(0)).standardize(eps);
        return Channels.scaled(hat.reshape(swapped.shape()).transpose(0, 1), weight, bias);
    }

    /// Batch normalisation by given moments, as when a trained model is used, `y = (x − μ_c) / √(σ²_c + ε) · w_c +
    /// b_c`.
    ///
    /// Shapes `x (B, C, …), w (C), b (C) → (B, C, …)`.   Slopes: of x `g w s`, of w `Σ g x̂`, of b `Σ g`; nothing flows
    /// to the moments.
    ///
    /// `[[7]]` with mean `[1]`, variance `[4]`, `w = [2]`, `b = [5]` and no ε is `[[11]]`.
    ///
    /// @throws ShapeException if there are no channels, or one of the vectors does not have a number for each
    default Tensor batchNorm(Tensor weight, Tensor bias, double eps, Moments moments) {
        Tensor x = self();
        Channels.check("batchNorm", x, weight, bias);
        Channels.check("batchNorm", x, moments.mean(), moments.variance());
        Tensor scale = moments.variance().detach().add(eps).rsqrt().mul(weight);     // s w
        return Channels.scaled(x, scale, bias.sub(moments.mean().detach().mul(scale)));
    }

    /// Each image by itself, its channels in groups: `y = (x − μ) / √(σ² + ε) · w_c + b_c`, the moments being those of
    /// the group that c is in.   Wu and He 2018, eq. 1 and 6
    ///
    /// Shapes `x (B, C, …), w (C), b (C) → (B, C, …)`. With one group it is layer normalisation of whole images, with C
    /// groups instance normalisation.
    ///
    /// `[[1 3 10 30]]` in two groups, with w 1, b 0 and no ε, is `[[−1 1 −1 1]]`.
    ///
    /// @throws ShapeException if the channels are no multiple of the groups, or `weight` or `bias` do not have a number
    /// for each channel
    default Tensor groupNorm(int groups, Tensor weight, Tensor bias, double eps) {
        Tensor x = self();
        Channels.check("groupNorm", x, weight, bias);
        if (groups < 1 || x.size(1) % groups != 0)
            throw new ShapeException("groupNorm", "the %d channels must be a multiple of the groups; got %d"
                    .formatted(x.size(1), groups), x.shape());
        Tensor hat = x.reshape(x.size(0), groups, x.size(1) / groups * Channels.each(x)).standardize(eps);
        return Channels.scaled(hat.reshape(x.shape()), weight, bias);
    }

    /// Each row of the last axis with mean 0 and variance 1, `y = (x − μ) / √(σ² + ε)`.   Slope `s (g − mean g − y
    /// mean(g y))`.
    ///
    /// `[1 3]` without ε is `[−1 1]`.
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
