package fovea.tensor;

import fovea.kernel.Binary;
import fovea.kernel.Unary;
import fovea.shape.ShapeException;

/// The functions that stand between layers.
///
/// Slopes that training needs in every step are fused: one pass instead of three. Asked for a second derivative, they
/// are written out.
public sealed interface Activation extends Self permits Pointwise {

    /// `y = tanh x`.   Slope `g (1 − y²)`.   `tanh 1 = 0.7616`, slope 0.4200
    default Tensor tanh() {
        return Broadcast.map("tanh", Unary.TANH, self(), Slopes::tanh);
    }

    /// `y = σ(x) = 1 / (1 + e⁻ˣ)`.   Slope `g y (1 − y)`.   `σ(0) = 0.5`, slope 1/4
    default Tensor sigmoid() {
        return Broadcast.map("sigmoid", Unary.SIGMOID, self(), Slopes::sigmoid);
    }

    /// `y = max(0, x)`.   Slope `g` where x is positive, else 0.   `relu([−2 3]) = [0 3]`
    default Tensor relu() {
        Tensor x = self();
        return Broadcast.map("relu", Unary.RELU, x, (g, _) -> Slopes.relu(g, x));
    }

    /// `y = x` where positive, else `s x`.   Slope `g` or `s g`.   `leakyRelu(0.1)` of `[−2 3]` is `[−0.2 3]`.
    ///
    /// @param s the slope for negative x, often 0.01
    default Tensor leakyRelu(double s) {
        Tensor x = self();
        return Broadcast.zip("leakyRelu", Binary.LEAKY_RELU, x, s, g -> Pointwise.where(x.gt(0), g, g.mul(s)));
    }

    /// `y = x` where positive, else `α (eˣ − 1)`.   Slope `g` or `g α eˣ`.   Clevert et al. 2015
    ///
    /// `elu(1)` of `[−1 3]` is `[−0.6321 3]`.
    default Tensor elu(double alpha) {
        Tensor x = self();
        return Broadcast.zip("elu", Binary.ELU, x, alpha,
                g -> Pointwise.where(x.gt(0), g, g.mul(x.minimum(Broadcast.number(0, x)).exp()).mul(alpha)));
    }

    /// `y = x Φ(x)`, Φ the normal distribution.   Slope `g (Φ(x) + x φ(x))`.   Hendrycks and Gimpel 2016
    ///
    /// `gelu(1) = 0.841345`
    default Tensor gelu() {
        Tensor x = self();
        return Broadcast.map("gelu", Unary.GELU, x, (g, _) -> Slopes.gelu(g, x));
    }

    /// `y = x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))`, GELU's approximation.   Hendrycks and Gimpel 2016, section 2
    ///
    /// `geluTanh(1) = 0.841192`
    default Tensor geluTanh() {
        Tensor x = self();
        return Broadcast.map("geluTanh", Unary.GELU_TANH, x, (g, _) -> Slopes.geluTanh(g, x));
    }

    /// `y = x σ(x)`.   Slope `g (σ(x) + y (1 − σ(x)))`.   Also called swish; Elfwing et al. 2017
    ///
    /// `silu(1) = σ(1) = 0.7311`
    default Tensor silu() {
        Tensor x = self();
        return Broadcast.map("silu", Unary.SILU, x, (g, y) -> {
            Tensor s = x.sigmoid();
            return g.mul(s.add(y.mul(s.neg().add(1))));
        });
    }

    /// `y = ln(1 + eˣ)`.   Slope `g σ(x)`.   `softplus(0) = ln 2 = 0.6931`
    default Tensor softplus() {
        Tensor x = self();
        return Broadcast.map("softplus", Unary.SOFTPLUS, x, (g, _) -> g.mul(x.sigmoid()));
    }

    /// `y = ln(1 + e^(βx)) / β`, the rounder the smaller β.   Slope `g σ(βx)`.
    ///
    /// `softplus(2)` of 0 is `ln 2 / 2 = 0.3466`.
    ///
    /// @param beta β, not 0
    default Tensor softplus(double beta) {
        return self().mul(beta).softplus().div(beta);
    }

    /// `y = ln σ(x) = −ln(1 + e⁻ˣ)`, without overflow.   Slope `g σ(−x)`.
    ///
    /// `logSigmoid(0) = −ln 2 = −0.6931`
    default Tensor logSigmoid() {
        return self().neg().softplus().neg();
    }

    /// `y = x tanh(ln(1 + eˣ))`.   Slope `g (t + x (1 − t²) σ(x))`, `t = tanh(ln(1 + eˣ))`.   Misra 2019
    ///
    /// `mish(1) = 0.8651`
    default Tensor mish() {
        return self().mul(self().softplus().tanh());
    }

    /// `y = λ x` where positive, else `λ α (eˣ − 1)`, which keeps mean 0 and variance 1; λ = 1.0507, α = 1.6733.
    /// Slope `g λ` or `g λ α eˣ`.   Klambauer et al. 2017
    ///
    /// `selu(1) = 1.0507`
    default Tensor selu() {
        return self().elu(1.6732632423543772848).mul(1.0507009873554804934);
    }

    /// `y = x / (1 + |x|)`.   Slope `g / (1 + |x|)²`.
    ///
    /// `softsign(1) = 0.5`
    default Tensor softsign() {
        return self().div(self().abs().add(1));
    }

    /// The first half of an axis, as far as the second lets it through: `y = a σ(b)`.   Slopes `g σ(b)` and `g y (1 −
    /// σ(b))`.   Dauphin et al. 2017, eq. 1
    ///
    /// Shapes `x (…, 2n, …) → (…, n, …)`.   `glu(0)` of `[6 0]` is `[3]`.
    ///
    /// @throws ShapeException if the axis has an odd size
    default Tensor glu(int axis) {
        Tensor x = self();
        int along = x.shape().axis("glu", axis), n = x.size(along) / 2;
        if (x.size(along) % 2 != 0)
            throw new ShapeException("glu", "axis %d must have an even size, it has %d".formatted(axis, x.size(along)),
                    x.shape());
        return x.slice(along, 0, n).mul(x.slice(along, n, 2 * n).sigmoid());
    }

    /// Leaky ReLU whose slope is learnt: `y = x` where positive, else `w x`; w stretches to x.   Slopes `g` or `g w` of
    /// x, 0 or `g x` of w.   He et al. 2015, eq. 1
    ///
    /// `prelu([0.5])` of `[−4 4]` is `[−2 4]`.
    ///
    /// @throws ShapeException if w does not stretch to x
    default Tensor prelu(Tensor weight) {
        Tensor x = self();
        DType.same("prelu", x, weight);
        if (!weight.shape().stretchesTo(x.shape()))
            throw new ShapeException("prelu", "the weight must stretch to the tensor's shape", weight.shape(),
                    x.shape());
        return Pointwise.where(x.gt(0), x, x.mul(weight.expand(x.shape())));
    }
}
