package fovea.check;

import java.util.Arrays;
import java.util.List;

import fovea.check.GradientMismatch.Pair;
import fovea.shape.Shape;
import fovea.tensor.Tensor;

/// Holds all claims about a function against what is observed.
final class Proof {

    /// What rounding can do to a difference quotient, as a share of what was rounded: fifty times `ε/h`.
    private static final double ROUNDING = 5e-11;

    /// What rounding inside of f can do, as a share of the inputs: eight times `ε/h`. A difference of nearly equal
    /// numbers, as in `x − tanh x` near 0, is rounded by what was subtracted and not by what is left.
    private static final double CANCELLATION = 0x1p-37;

    private final Probed probed;
    private final Arguments arguments;
    private final List<double[]> x;
    private final double tolerance;

    Proof(Probed probed, double tolerance) {
        this.probed = probed;
        this.arguments = probed.arguments();
        this.x = arguments.numbers();
        this.tolerance = tolerance;
    }

    void of(Derivative upTo) {
        isWorthDifferentiating();
        double noise = ROUNDING * probed.magnitude(x) + CANCELLATION * sizeOfInputs();
        List<double[]> first = probed.gradient(x);
        test(new Claim(Derivative.FIRST, probed::value, x, first, noise));
        if (upTo == Derivative.FIRST)
            return;
        Probed.Twice twice = probed.twice(x);
        areTheSame(first, twice.first(), noise);
        test(new Claim(Derivative.SECOND, probed::slope, x, twice.second(), noise + ROUNDING * effect(first)));
    }

    private double sizeOfInputs() {
        return x.stream().flatMapToDouble(Arrays::stream).map(Math::abs).sum();
    }

    private void test(Claim claim) {
        for (int argument = 0; argument < arguments.count(); argument++) {
            double[] v = arguments.direction(argument, Arguments.OBSERVED);
            if (!claim.holds(argument, tolerance, v))
                throw new Blame(claim, arguments, tolerance).mismatch(argument, v);
        }
    }

    private void isWorthDifferentiating() {
        List<Tensor> once = probed.outputs(x), again = probed.outputs(x);
        for (int i = 0; i < once.size(); i++) {
            double[] numbers = once.get(i).toDoubles();
            isFinite(i, once.get(i).shape(), numbers);
            if (!Arrays.equals(numbers, again.get(i).toDoubles()))
                throw new AssertionError(("output %d is not the same when computed twice; "
                        + "draw random numbers from a fixed RandomKey").formatted(i));
        }
    }

    private static void isFinite(int output, Shape shape, double... numbers) {
        for (int i = 0; i < numbers.length; i++)
            if (!Double.isFinite(numbers[i]))
                throw new AssertionError(
                        "output %d %s is %s at element %s; derivatives are checked where it is finite".formatted(
                                output, shape, numbers[i], Arrays.toString(Blame.coordinates(shape, i))));
    }

    /// The fused slopes, which may stand in for the written ones when nobody differentiates again, must be the same
    /// numbers.
    private void areTheSame(List<double[]> plain, List<double[]> recorded, double noise) {
        for (int argument = 0; argument < plain.size(); argument++) {
            double[] reach = arguments.reach(argument);
            for (int i = 0; i < reach.length; i++) {
                var pair = new Pair(recorded.get(argument)[i], plain.get(argument)[i]);
                if (!(pair.gap() <= tolerance * pair.size() + noise / reach[i]))
                    throw Blame.on(Derivative.FIRST, arguments, argument, i).with(pair,
                            "; this is the gradient of differentiableGradients() against that of gradients()");
            }
        }
    }

    /// `Σ |∇F u|`, of which the second derivative's differences are made.
    private double effect(List<double[]> gradient) {
        double effect = 0;
        for (int argument = 0; argument < gradient.size(); argument++) {
            double[] u = arguments.direction(argument, Arguments.DIFFERENTIATED);
            for (int i = 0; i < u.length; i++)
                effect += Math.abs(gradient.get(argument)[i] * u[i]);
        }
        return effect;
    }
}
