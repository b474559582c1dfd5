package fovea.nn.training;

import static fovea.kernel.Kernels.kernels;

import java.util.List;

import fovea.kernel.AdamStep;

/// Adam: each number's step is the mean of its gradient over the root of the mean of its square.
///
/// ```text
///     g ← g + λ x
///     m ← β₁ m + (1 − β₁) g              v ← β₂ v + (1 − β₂) g²           Kingma and Ba 2015, algorithm 1
///     m̂ = m / (1 − β₁ᵗ)                   v̂ = v / (1 − β₂ᵗ)
///     x ← x − η m̂ / (√v̂ + ε)
/// ```
///
/// The first step moves every number by η, whatever its gradient: `m̂ = g`, `√v̂ = |g|`. Decay here is part of the
/// gradient, as in PyTorch's Adam; [AdamW] keeps the two apart.
///
/// @param rate  η, how far to go
/// @param beta1 β₁, how slowly the mean of the gradient forgets
/// @param beta2 β₂, how slowly the mean of its square forgets
/// @param eps   ε, which keeps a gradient that was always 0 from dividing by 0
/// @param decay λ, how strongly numbers are drawn to 0
public record Adam(double rate, double beta1, double beta2, double eps, double decay) implements Rule {

    /// The paper's numbers, without decay.
    public static final Adam DEFAULT = new Adam(1e-3, 0.9, 0.999, 1e-8, 0);

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is negative, or a β is not less than 1
    public Adam {
        Numbers.check("Adam", "the rate", rate);
        Numbers.check("Adam", "eps", eps);
        Numbers.check("Adam", "decay", decay);
        Numbers.checkShare("Adam", "beta1", beta1);
        Numbers.checkShare("Adam", "beta2", beta2);
    }

    /// With another rate η.
    public Adam withRate(double rate) {
        return new Adam(rate, beta1, beta2, eps, decay);
    }

    /// With other β₁ and β₂.
    public Adam withBetas(double beta1, double beta2) {
        return new Adam(rate, beta1, beta2, eps, decay);
    }

    /// With another ε.
    public Adam withEps(double eps) {
        return new Adam(rate, beta1, beta2, eps, decay);
    }

    /// With decay λ.
    public Adam withDecay(double decay) {
        return new Adam(rate, beta1, beta2, eps, decay);
    }

    @Override
    public List<String> memories() {
        return List.of("first", "second");
    }

    @Override
    public void apply(Arrays arrays, double rate, long step) {
        double correction1 = 1 - StrictMath.pow(beta1, step), correction2 = 1 - StrictMath.pow(beta2, step);
        var numbers = new AdamStep(beta1, beta2, eps, decay, 1, rate / correction1, Math.sqrt(correction2));
        kernels().adam(arrays.numbers(), arrays.gradient(), arrays.memory().get(0), arrays.memory().get(1),
                numbers, arrays.count());
    }
}
