package fovea.kernel;

/// Functions of two numbers, as the reference kernels compute them in float64.
///
/// The names that end in `_SLOPE` are what reverse mode needs most often: a gradient `g` times the slope of an
/// activation, told from the activation's output `y` where that is cheaper, else from its input `x`.
public enum Binary {
    /// `a + b`
    ADD { @Override public double of(double a, double b) { return a + b; } },
    /// `a − b`
    SUB { @Override public double of(double a, double b) { return a - b; } },
    /// `a b`
    MUL { @Override public double of(double a, double b) { return a * b; } },
    /// `a / b`
    DIV { @Override public double of(double a, double b) { return a / b; } },
    /// `aᵇ`
    POW { @Override public double of(double a, double b) { return StrictMath.pow(a, b); } },
    /// the larger of the two; NaN if either is
    MAX { @Override public double of(double a, double b) { return Math.max(a, b); } },
    /// the smaller of the two; NaN if either is
    MIN { @Override public double of(double a, double b) { return Math.min(a, b); } },
    /// `x` where positive, else `s x`
    LEAKY_RELU { @Override public double of(double x, double s) { return x > 0 ? x : s * x; } },
    /// `x` where positive, else `a (eˣ − 1)`
    ELU { @Override public double of(double x, double a) { return x > 0 ? x : a * StrictMath.expm1(x); } },
    /// `g (1 − y²)`, y = tanh x
    TANH_SLOPE { @Override public double of(double g, double y) { return g * (1 - y * y); } },
    /// `g y (1 − y)`, y = σ(x)
    SIGMOID_SLOPE { @Override public double of(double g, double y) { return g * y * (1 - y); } },
    /// `g` where x is positive, else 0
    RELU_SLOPE { @Override public double of(double g, double x) { return x > 0 ? g : 0; } },
    /// `g (Φ(x) + x φ(x))`
    GELU_SLOPE {
        @Override public double of(double g, double x) { return g * (Smooth.normal(x) + x * Smooth.normalSlope(x)); }
    },
    /// `g` times the slope of GELU's approximation by tanh
    GELU_TANH_SLOPE { @Override public double of(double g, double x) { return g * Smooth.geluTanhSlope(x); } };

    /// The function's value.
    public abstract double of(double a, double b);
}
