package fovea.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import fovea.check.GradientMismatch.Pair;

/// What is said about a function: that these are its slopes at x.
///
/// @param derivative which derivative they are
/// @param f          the number that is differentiated
/// @param x          where, argument by argument
/// @param slopes     `∂f/∂x`, argument by argument
/// @param noise      what rounding can do to a difference quotient of f
record Claim(Derivative derivative, ToDoubleFunction<List<double[]>> f, List<double[]> x, List<double[]> slopes,
             double noise) {

    /// `h` of the stencil: less than `ε^(1/5)`, where its own error and that of rounding meet for a function that bends
    /// little, because many bend more; a power of two.
    private static final double H = 0x1p-12;

    /// `⟨g, v⟩`, as claimed and as observed.
    Pair along(int argument, double... v) {
        double[] g = slopes.get(argument);
        double analytic = 0;
        for (int i = 0; i < g.length; i++)
            analytic += v[i] == 0 ? 0 : g[i] * v[i];
        return new Pair(analytic, observed(argument, v));
    }

    /// Whether both are equal within a tolerance. NaN is never equal.
    boolean holds(int argument, double tolerance, double... v) {
        Pair pair = along(argument, v);
        return pair.gap() <= tolerance * (length(argument, v) + Math.abs(pair.numeric())) + noise;
    }

    /// `√Σ (gᵢ vᵢ)²`: how large `⟨g, v⟩` is when v is all chance.
    private double length(int argument, double... v) {
        double[] g = slopes.get(argument);
        double squares = 0;
        for (int i = 0; i < g.length; i++)
            squares += v[i] == 0 ? 0 : g[i] * v[i] * g[i] * v[i];
        return Math.sqrt(squares);
    }

    /// `(8 (f(x + hv) − f(x − hv)) − (f(x + 2hv) − f(x − 2hv))) / 12h`
    private double observed(int argument, double... v) {
        double near = moved(argument, H, v) - moved(argument, -H, v);
        double far = moved(argument, 2 * H, v) - moved(argument, -2 * H, v);
        return (8 * near - far) / (12 * H);
    }

    /// `f(x + t v)`
    private double moved(int argument, double t, double... v) {
        double[] numbers = x.get(argument).clone();
        for (int i = 0; i < numbers.length; i++)
            numbers[i] += t * v[i];
        List<double[]> elsewhere = new ArrayList<>(x);
        elsewhere.set(argument, numbers);
        return f.applyAsDouble(elsewhere);
    }
}
