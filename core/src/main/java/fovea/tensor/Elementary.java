package fovea.tensor;

import fovea.kernel.Unary;

/// The functions of one number that mathematics has names for, element by element.
///
/// In the slopes, `g` is the gradient `∂L/∂y` for the result y.
public sealed interface Elementary extends Self permits Tensor {

    /// `y = √x`.   Slope `g / 2y`.   `√9 = 3`, slope 1/6
    default Tensor sqrt() {
        return Broadcast.map("sqrt", Unary.SQRT, self(), (g, y) -> g.div(y).mul(0.5));
    }

    /// `y = 1/√x`.   Slope `−g y³ / 2`.   `1/√4 = 0.5`, slope −1/16
    default Tensor rsqrt() {
        return Broadcast.map("rsqrt", Unary.RSQRT, self(), (g, y) -> g.mul(y).mul(y.square()).mul(-0.5));
    }

    /// `y = 1/x`.   Slope `−g y²`.   `1/4 = 0.25`, slope −1/16
    default Tensor reciprocal() {
        return Broadcast.map("reciprocal", Unary.RECIPROCAL, self(), (g, y) -> g.mul(y.square()).neg());
    }

    /// `y = eˣ`.   Slope `g y`.   `e¹ = 2.7183`
    default Tensor exp() {
        return Broadcast.map("exp", Unary.EXP, self(), (g, y) -> g.mul(y));
    }

    /// `y = eˣ − 1`, exact near 0.   Slope `g (y + 1)`.   `expm1(1) = 1.7183`
    default Tensor expm1() {
        return Broadcast.map("expm1", Unary.EXPM1, self(), (g, y) -> g.mul(y.add(1)));
    }

    /// `y = ln x`; −∞ at 0, NaN below.   Slope `g / x`.   `ln 2 = 0.6931`
    default Tensor log() {
        Tensor x = self();
        return Broadcast.map("log", Unary.LOG, x, (g, _) -> g.div(x));
    }

    /// `y = ln(1 + x)`, exact near 0.   Slope `g / (1 + x)`.   `log1p(1) = 0.6931`
    default Tensor log1p() {
        Tensor x = self();
        return Broadcast.map("log1p", Unary.LOG1P, x, (g, _) -> g.div(x.add(1)));
    }

    /// `y = log₂ x = ln x / ln 2`.   Slope `g / (x ln 2)`.   `log₂ 8 = 3`
    default Tensor log2() {
        return log().div(Math.log(2));
    }

    /// `y = log₁₀ x = ln x / ln 10`.   Slope `g / (x ln 10)`.   `log₁₀ 1000 = 3`
    default Tensor log10() {
        return log().div(Math.log(10));
    }

    /// `y = sin x`, x in radians.   Slope `g cos x`.   `sin(π/2) = 1`
    default Tensor sin() {
        Tensor x = self();
        return Broadcast.map("sin", Unary.SIN, x, (g, _) -> g.mul(x.cos()));
    }

    /// `y = cos x`, x in radians.   Slope `−g sin x`.   `cos π = −1`
    default Tensor cos() {
        Tensor x = self();
        return Broadcast.map("cos", Unary.COS, x, (g, _) -> g.mul(x.sin()).neg());
    }

    /// `y = tan x`, x in radians.   Slope `g (1 + y²)`.   `tan(π/4) = 1`, slope 2
    default Tensor tan() {
        return Broadcast.map("tan", Unary.TAN, self(), (g, y) -> g.mul(y.square().add(1)));
    }

    /// `y = arctan x`, in radians.   Slope `g / (1 + x²)`.   `arctan 1 = π/4 = 0.7854`, slope 1/2
    default Tensor atan() {
        Tensor x = self();
        return Broadcast.map("atan", Unary.ATAN, x, (g, _) -> g.div(x.square().add(1)));
    }

    /// `y = sinh x = (eˣ − e⁻ˣ) / 2`.   Slope `g cosh x`.   `sinh 1 = 1.1752`
    default Tensor sinh() {
        Tensor x = self();
        return Broadcast.map("sinh", Unary.SINH, x, (g, _) -> g.mul(x.cosh()));
    }

    /// `y = cosh x = (eˣ + e⁻ˣ) / 2`.   Slope `g sinh x`.   `cosh 1 = 1.5431`
    default Tensor cosh() {
        Tensor x = self();
        return Broadcast.map("cosh", Unary.COSH, x, (g, _) -> g.mul(x.sinh()));
    }

    /// `y = erf x = 2/√π ∫₀ˣ e^(−t²) dt`.   Slope `g 2/√π e^(−x²)`.   `erf 1 = 0.8427`
    default Tensor erf() {
        Tensor x = self();
        return Broadcast.map("erf", Unary.ERF, x, (g, _) -> g.mul(x.square().neg().exp()).mul(2 / Math.sqrt(Math.PI)));
    }

    /// `y = 1 − erf x`, exact where that is small.   Slope `−g 2/√π e^(−x²)`.   `erfc 3 = 2.209e-5`
    default Tensor erfc() {
        Tensor x = self();
        return Broadcast.map("erfc", Unary.ERFC, x,
                (g, _) -> g.mul(x.square().neg().exp()).mul(-2 / Math.sqrt(Math.PI)));
    }

    /// The largest whole number that is not above x.   Slope 0.   `floor(−1.5) = −2`
    default Tensor floor() {
        return Broadcast.map("floor", Unary.FLOOR, self(), (g, _) -> g.mul(0));
    }

    /// The smallest whole number that is not below x.   Slope 0.   `ceil(−1.5) = −1`
    default Tensor ceil() {
        return Broadcast.map("ceil", Unary.CEIL, self(), (g, _) -> g.mul(0));
    }

    /// The nearest whole number, the even one of two, as in NumPy.   Slope 0.   `round(2.5) = 2`, `round(3.5) = 4`
    default Tensor round() {
        return Broadcast.map("round", Unary.ROUND, self(), (g, _) -> g.mul(0));
    }
}
