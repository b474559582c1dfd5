package fovea.check;

import java.util.Arrays;

import fovea.check.GradientMismatch.Pair;
import fovea.shape.Shape;

/// Finds out which element of an argument has the wrong slope, and says so.
final class Blame {

    /// In an argument with more elements, the half that is wrong is looked for first.
    private static final int MANY = 512;

    private final Claim claim;
    private final Arguments arguments;
    private final double tolerance;

    Blame(Claim claim, Arguments arguments, double tolerance) {
        this.claim = claim;
        this.arguments = arguments;
        this.tolerance = tolerance;
    }

    /// The element of this argument that is furthest off, after the claim did not hold along `v`.
    GradientMismatch mismatch(int argument, double... v) {
        int from = 0, to = v.length;
        while (to - from > MANY) {
            int middle = (from + to) >>> 1;
            if (claim.holds(argument, tolerance, only(from, middle, v)))
                from = middle;
            else
                to = middle;
        }
        double[] reach = arguments.reach(argument);
        int wrong = 0, worst = -1;
        double widest = -1;
        for (int i = from; i < to; i++) {
            double[] alone = only(i, i + 1, reach);
            if (claim.holds(argument, tolerance, alone))
                continue;
            wrong++;
            double gap = claim.along(argument, alone).gap();
            if (Double.compare(gap, widest) > 0) {             // NaN is the widest of all
                widest = gap;
                worst = i;
            }
        }
        if (worst < 0)
            return nobody(argument, v);
        return blamed(argument, worst, reach, "; %d of %d elements are wrong".formatted(wrong, to - from));
    }

    private GradientMismatch blamed(int argument, int element, double[] reach, String rest) {
        Pair moved = claim.along(argument, only(element, element + 1, reach));
        var pair = new Pair(claim.slopes().get(argument)[element], moved.numeric() / reach[element]);
        boolean silent = Arrays.stream(claim.slopes().get(argument)).allMatch(slope -> slope == 0);
        return on(claim.derivative(), arguments, argument, element).with(pair, silent
                ? rest + "; all slopes are 0: is a tensor detached on the way, or an edge missing?" : rest);
    }

    private GradientMismatch nobody(int argument, double... v) {
        Pair pair = claim.along(argument, v);
        return new GradientMismatch(claim.derivative(), arguments.name(argument), new int[0], pair,
                "the %s is wrong along a random direction of %s %s: %s; no element alone is: is a kink or a tie near?"
                        .formatted(claim.derivative(), arguments.name(argument), arguments.shape(argument), pair));
    }

    private static double[] only(int from, int to, double... v) {
        double[] part = new double[v.length];
        System.arraycopy(v, from, part, from, to - from);
        return part;
    }

    /// Which derivative of which element is wrong.
    static Place on(Derivative derivative, Arguments arguments, int argument, int element) {
        Shape shape = arguments.shape(argument);
        return new Place(derivative, arguments.name(argument), shape, coordinates(shape, element));
    }

    /// A derivative of an element.
    record Place(Derivative derivative, String input, Shape shape, int... element) {

        GradientMismatch with(Pair pair, String rest) {
            return new GradientMismatch(derivative, input, element, pair, "the %s is wrong at %s %s, element %s: %s%s"
                    .formatted(derivative, input, shape, Arrays.toString(element), pair, rest));
        }
    }

    /// Where a row-major index lies: index 5 of `(2, 3)` is `[1, 2]`.
    static int[] coordinates(Shape shape, int index) {
        int[] at = new int[shape.rank()];
        for (int axis = at.length - 1; axis >= 0; index /= shape.size(axis--))
            at[axis] = index % shape.size(axis);
        return at;
    }
}
