package fovea.tensor;

import fovea.kernel.Binary;
import fovea.kernel.Unary;

/// The functions that stand between layers.
///
/// Slopes that training needs in every step are fused: one pass instead of three. Asked for a second derivative, they
/// are written out.
public sealed interface Activation extends Self permits Pointwise {

    /// `y = tanh x`.   Slope `g (1 − y²)`.
    default Tensor tanh() {
        return Broadcast.map("tanh", Unary.TANH, self(), Slopes::tanh);
    }

    /// `y = σ(x) = 1 / (1 + e⁻ˣ)`.   Slope `g y (1 − y)`.
    default Tensor sigmoid() {
        return Broadcast.map("sigmoid", Unary.SIGMOID, self(), Slopes::sigmoid);
    }

    /// `y = max(0, x)`.   Slope `g` where x is positive, else 0.
    default Tensor relu() {
        Tensor x = self();
        return Broadcast.map("relu", Unary.RELU, x, (g, _) -> Slopes.relu(g, x));
    }

    /// `y = x` where positive, else `s x`.   Slope `g` or `s g`.
    ///
    /// @param s the slope for negative x, often 0.01
    default Tensor leakyRelu(double s) {
        Tensor x = self();
        return Broadcast.zip("leakyRelu", Binary.LEAKY_RELU, x, s, g -> Pointwise.where(x.gt(0), g, g.mul(s)));
    }

    /// `y = x` where positive, else `α (eˣ − 1)`.   Slope `g` or `g α eˣ`.   Clevert et al. 2015
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
    default Tensor silu() {
        Tensor x = self();
        return Broadcast.map("silu", Unary.SILU, x, (g, y) -> {
            Tensor s = x.sigmoid();
            return g.mul(s.add(y.mul(s.neg().add(1))));
        });
    }

    /// `y = ln(1 + eˣ)`.   Slope `g σ(x)`.
    default Tensor softplus() {
        Tensor x = self();
        return Broadcast.map("softplus", Unary.SOFTPLUS, x, (g, _) -> g.mul(x.sigmoid()));
    }
}
