package fovea.nn.training;

import static fovea.kernel.Kernels.kernels;

import java.util.List;

import fovea.kernel.SgdStep;

/// Stochastic gradient descent, with momentum and decay if they are wanted.
///
/// ```text
///     g ← g + λ x
///     v ← μ v + g                                                         Polyak 1964
///     x ← x − η v,        or  x ← x − η (g + μ v)                         Nesterov 1983, in Sutskever et al. 2013
/// ```
///
/// The formulas are PyTorch's: the rate multiplies the velocity and is not part of it. With η = 0.1 and μ = 0.5 a
/// gradient of 1 and then 0 move x by −0.1 and −0.05.
///
/// @param rate     η, how far to go
/// @param momentum μ, how much of the former step is kept
/// @param nesterov whether the step looks ahead
/// @param decay    λ, how strongly numbers are drawn to 0
public record Sgd(double rate, double momentum, boolean nesterov, double decay) implements Rule {

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is negative, or there is no momentum to look ahead with
    public Sgd {
        Numbers.check("Sgd", "the rate", rate);
        Numbers.check("Sgd", "decay", decay);
        Numbers.checkShare("Sgd", "momentum", momentum);
        if (nesterov && momentum == 0)
            throw new IllegalArgumentException(
                    "Sgd: Nesterov's look ahead needs momentum; give it one withMomentum first");
    }

    /// Plain descent, `x ← x − η g`.
    public static Sgd of(double rate) {
        return new Sgd(rate, 0, false, 0);
    }

    /// With momentum μ.
    public Sgd withMomentum(double momentum) {
        return new Sgd(rate, momentum, nesterov, decay);
    }

    /// Looking ahead, as Nesterov does.
    public Sgd withNesterov() {
        return new Sgd(rate, momentum, true, decay);
    }

    /// With decay λ.
    public Sgd withDecay(double decay) {
        return new Sgd(rate, momentum, nesterov, decay);
    }

    /// With another rate η.
    public Sgd withRate(double rate) {
        return new Sgd(rate, momentum, nesterov, decay);
    }

    @Override
    public List<String> memories() {
        return momentum == 0 ? List.of() : List.of("velocity");
    }

    @Override
    public void apply(Arrays arrays, double rate, long step) {
        var velocity = momentum == 0 ? arrays.gradient() : arrays.memory().getFirst();
        kernels().sgd(arrays.numbers(), arrays.gradient(), velocity,
                new SgdStep(rate, momentum, nesterov, decay), arrays.count());
    }
}
