package fovea.nn.training;

import static fovea.kernel.Kernels.kernels;

import java.util.List;

import fovea.kernel.AdamStep;

/// Adam with decay kept apart from the gradient, so that large gradients do not hide it.
///
/// ```text
///     x ← x − η λ x                                                       Loshchilov and Hutter 2019, algorithm 2
///     x ← x − η m̂ / (√v̂ + ε)             with the means of [Adam]
/// ```
///
/// With η = 0.1, λ = 0.5 and a gradient of 0, x = 1 becomes 0.95 and then 0.9025.
///
/// @param rate  η, how far to go
/// @param beta1 β₁, how slowly the mean of the gradient forgets
/// @param beta2 β₂, how slowly the mean of its square forgets
/// @param eps   ε, which keeps a gradient that was always 0 from dividing by 0
/// @param decay λ, how strongly numbers are drawn to 0
public record AdamW(double rate, double beta1, double beta2, double eps, double decay) implements Rule {

    /// PyTorch's numbers, with a decay of 0.01.
    public static final AdamW DEFAULT = new AdamW(1e-3, 0.9, 0.999, 1e-8, 0.01);

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is negative, or a β is not less than 1
    public AdamW {
        Numbers.check("AdamW", "the rate", rate);
        Numbers.check("AdamW", "eps", eps);
        Numbers.check("AdamW", "decay", decay);
        Numbers.checkShare("AdamW", "beta1", beta1);
        Numbers.checkShare("AdamW", "beta2", beta2);
    }

    /// With another rate η.
    public AdamW withRate(double rate) {
        return new AdamW(rate, beta1, beta2, eps, decay);
    }

    /// With other β₁ and β₂.
    public AdamW withBetas(double beta1, double beta2) {
        return new AdamW(rate, beta1, beta2, eps, decay);
    }

    /// With another ε.
    public AdamW withEps(double eps) {
        return new AdamW(rate, beta1, beta2, eps, decay);
    }

    /// With decay λ.
    public AdamW withDecay(double decay) {
        return new AdamW(rate, beta1, beta2, eps, decay);
    }

    @Override
    public List<String> memories() {
        return List.of("first", "second");
    }

    @Override
    public void apply(Arrays arrays, double rate, long step) {
        double correction1 = 1 - StrictMath.pow(beta1, step), correction2 = 1 - StrictMath.pow(beta2, step);
        var numbers = new AdamStep(
                beta1, beta2, eps, 0, 1 - rate * decay, rate / correction1, Math.sqrt(correction2));
        kernels().adam(arrays.numbers(), arrays.gradient(), arrays.memory().get(0), arrays.memory().get(1),
                numbers, arrays.count());
    }
}
