package fovea.kernel;

/// Functions of one number, as the reference kernels compute them: in float64, with `StrictMath`, so that every machine
/// agrees.
public enum Unary {
    /// `−x`
    NEG { @Override public double of(double x) { return -x; } },
    /// `|x|`
    ABS { @Override public double of(double x) { return Math.abs(x); } },
    /// −1, 0 or 1
    SIGN { @Override public double of(double x) { return Math.signum(x); } },
    /// the largest whole number that is not above x
    FLOOR { @Override public double of(double x) { return Math.floor(x); } },
    /// the smallest whole number that is not below x
    CEIL { @Override public double of(double x) { return Math.ceil(x); } },
    /// the nearest whole number; halves go to the even one, as in IEEE 754
    ROUND { @Override public double of(double x) { return Math.rint(x); } },
    /// `x²`
    SQUARE { @Override public double of(double x) { return x * x; } },
    /// `√x`
    SQRT { @Override public double of(double x) { return Math.sqrt(x); } },
    /// `1/√x`
    RSQRT { @Override public double of(double x) { return 1 / Math.sqrt(x); } },
    /// `1/x`
    RECIPROCAL { @Override public double of(double x) { return 1 / x; } },
    /// `eˣ`
    EXP { @Override public double of(double x) { return StrictMath.exp(x); } },
    /// `eˣ − 1`, exact near 0
    EXPM1 { @Override public double of(double x) { return StrictMath.expm1(x); } },
    /// the natural logarithm
    LOG { @Override public double of(double x) { return StrictMath.log(x); } },
    /// `log(1 + x)`, exact near 0
    LOG1P { @Override public double of(double x) { return StrictMath.log1p(x); } },
    /// the sine of x radians
    SIN { @Override public double of(double x) { return StrictMath.sin(x); } },
    /// the cosine of x radians
    COS { @Override public double of(double x) { return StrictMath.cos(x); } },
    /// the tangent of x radians
    TAN { @Override public double of(double x) { return StrictMath.tan(x); } },
    /// the angle whose tangent is x, in radians
    ATAN { @Override public double of(double x) { return StrictMath.atan(x); } },
    /// `(eˣ − e⁻ˣ) / 2`
    SINH { @Override public double of(double x) { return StrictMath.sinh(x); } },
    /// `(eˣ + e⁻ˣ) / 2`
    COSH { @Override public double of(double x) { return StrictMath.cosh(x); } },
    /// `(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)`
    TANH { @Override public double of(double x) { return StrictMath.tanh(x); } },
    /// `1 / (1 + e⁻ˣ)`
    SIGMOID { @Override public double of(double x) { return Smooth.sigmoid(x); } },
    /// the error function, `2/√π ∫₀ˣ e^(−t²) dt`
    ERF { @Override public double of(double x) { return Erf.of(x); } },
    /// what the error function leaves, `1 − erf x`, exact where that is small
    ERFC { @Override public double of(double x) { return Erf.complement(x); } },
    /// `max(0, x)`
    RELU { @Override public double of(double x) { return x > 0 || Double.isNaN(x) ? x : 0; } },
    /// `x Φ(x)`, with Φ the normal distribution
    GELU { @Override public double of(double x) { return x * Smooth.normal(x); } },
    /// GELU's approximation by tanh
    GELU_TANH { @Override public double of(double x) { return Smooth.geluTanh(x); } },
    /// `x σ(x)`
    SILU { @Override public double of(double x) { return x * Smooth.sigmoid(x); } },
    /// `log(1 + eˣ)`
    SOFTPLUS { @Override public double of(double x) { return Smooth.softplus(x); } };

    /// The function's value at x.
    public abstract double of(double x);
}
