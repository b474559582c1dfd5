package fovea.kernel;

/// The smooth steps that activations are made of, in float64, written so that nothing overflows on the way.
final class Smooth {

    private static final double SQRT_HALF = 0.70710678118654752440;
    /// `√(2/π)`
    private static final double BEND = 0.79788456080286535588;
    /// The cubic's weight in the approximation by tanh, Hendrycks and Gimpel 2016, section 2.
    private static final double CUBIC = 0.044715;

    private Smooth() {}

    /// `σ(x) = 1 / (1 + e⁻ˣ)`; the exponential is only ever taken of a negative number.
    static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    /// `log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|)`
    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /// `Φ(x) = (1 + erf(x/√2)) / 2`, the share of a normal distribution below x.
    static double normal(double x) {
        return 0.5 * Erf.complement(-x * SQRT_HALF);
    }

    /// `φ(x) = e^(−x²/2) / √(2π)`, the slope of Φ.
    static double normalSlope(double x) {
        return 0.5 * BEND * StrictMath.exp(-0.5 * x * x);
    }

    /// `x/2 (1 + tanh u) = x σ(2u)` with `u = √(2/π) (x + 0.044715 x³)`; with σ nothing cancels far on the left.
    static double geluTanh(double x) {
        return x * sigmoid(2 * BEND * (x + CUBIC * x * x * x));
    }

    /// The slope of [#geluTanh], `s + x s (1 − s) 2u'` with `s = σ(2u)`.
    static double geluTanhSlope(double x) {
        double s = sigmoid(2 * BEND * (x + CUBIC * x * x * x));
        return s + x * s * (1 - s) * 2 * BEND * (1 + 3 * CUBIC * x * x);
    }
}
