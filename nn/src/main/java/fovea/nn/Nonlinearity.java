package fovea.nn;

import java.util.Locale;

import fovea.tensor.Tensor;

/// The bend between two linear maps, without which they would be one; element by element.
public enum Nonlinearity {

    /// `max(0, x)`
    RELU,
    /// `x Φ(x)`, Φ the normal distribution; the exact one.   Hendrycks and Gimpel 2016
    GELU,
    /// `x σ(x)`
    SILU,
    /// `tanh x`
    TANH,
    /// `1 / (1 + e⁻ˣ)`
    SIGMOID;

    /// The one of that name, in any case: `relu`, `gelu`, `silu`, `tanh`, `sigmoid`.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Nonlinearity named(String name) {
        for (Nonlinearity each : values())
            if (each.name().equalsIgnoreCase(name))
                return each;
        throw new IllegalArgumentException(
                "no nonlinearity is called '%s'; there are relu, gelu, silu, tanh and sigmoid".formatted(name));
    }

    /// The bent x.
    public Tensor apply(Tensor x) {
        return switch (this) {
            case RELU -> x.relu();
            case GELU -> x.gelu();
            case SILU -> x.silu();
            case TANH -> x.tanh();
            case SIGMOID -> x.sigmoid();
        };
    }

    /// The name in lower case.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
