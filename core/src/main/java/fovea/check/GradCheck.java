package fovea.check;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// Holds the slopes of a function of tensors against what happens when its inputs are moved.
///
/// ```java
/// GradCheck.of((a, b) -> a.mul(b).tanh()).at(a, b);                          // throws if a slope is wrong
/// GradCheck.of(x -> layer.apply(x)).with(layer.parameters()).at(input);      // a layer, with its parameters
/// ```
///
/// Everything runs in float64, whatever the inputs' precision. All outputs y are reduced to one number with fixed
/// random probes p and q, so that every element matters, and each input is moved along a fixed random direction v:
///
/// ```text
///     F(x) = Σ p y + q y²/s        y = f(x), s the size of y
///     ⟨∇F, v⟩  =  d/dt F(x + t v)  ≈  (8 (F(x + hv) − F(x − hv)) − (F(x + 2hv) − F(x − 2hv))) / 12h
///                                                                  h = 2⁻¹²; Abramowitz and Stegun 1964, 25.3.6
/// ```
///
/// A direction is one pass for an input of any size; only if it disagrees are the elements moved one by one, so that
/// the error can name the worst. The second derivative is the same again for `⟨∇F, u⟩`, u being another direction
/// through all inputs: it holds only if the slopes are themselves recorded, and right. The stencil's error is `h⁴/30`
/// times the fifth derivative, about 1e-16, and that of rounding `ε/h`, about 1e-12 of F.
///
/// **Steps** are relative: an element moves by at most 2h of its own size, or of a hundredth of its input's (root of
/// the mean square) if that is more. Keep inputs that far, 0.05 %, from kinks and ties.
///
/// **Agreement** is relative too: a gap may be `τ` times the size of the derivative (of `∇F · v` as a vector, and of
/// the number observed), τ being 1e-7 unless told otherwise, plus what rounding F can do, 5e-11 of the sum of what F
/// sums, each taken positive, and 7e-12 of the sum of the inputs. NaN or infinity in a value or a derivative is an
/// error.
public final class GradCheck {

    /// A function of three tensors.
    @FunctionalInterface
    public interface OfThree {
        /// The function's value.
        Tensor apply(Tensor a, Tensor b, Tensor c);
    }

    private static final double TOLERANCE = 1e-7;

    private final Function<List<Tensor>, List<Tensor>> f;
    private final Map<String, Parameter> parameters;
    private final Derivative upTo;
    private final double tolerance;

    private GradCheck(Function<List<Tensor>, List<Tensor>> f, Map<String, Parameter> parameters, Derivative upTo,
                      double tolerance) {
        this.f = f;
        this.parameters = parameters;
        this.upTo = upTo;
        this.tolerance = tolerance;
    }

    /// Checks a function of one tensor.
    public static GradCheck of(UnaryOperator<Tensor> f) {
        return ofMany(x -> List.of(f.apply(x.get(0))));
    }

    /// Checks a function of two tensors.
    public static GradCheck of(BinaryOperator<Tensor> f) {
        return ofMany(x -> List.of(f.apply(x.get(0), x.get(1))));
    }

    /// Checks a function of three tensors.
    public static GradCheck of(OfThree f) {
        return ofMany(x -> List.of(f.apply(x.get(0), x.get(1), x.get(2))));
    }

    /// Checks a function of any number of tensors that has any number of outputs.
    public static GradCheck ofMany(Function<List<Tensor>, List<Tensor>> f) {
        return new GradCheck(f, Map.of(), Derivative.SECOND, TOLERANCE);
    }

    /// The same check, also with respect to these parameters, by name. They are moved during the check and have their
    /// own numbers and precision again afterwards; frozen ones are left alone.
    public GradCheck with(Map<String, Parameter> parameters) {
        return new GradCheck(f, parameters, upTo, tolerance);
    }

    /// The same check without the second derivative, for functions that have none.
    public GradCheck firstOnly() {
        return new GradCheck(f, parameters, Derivative.FIRST, tolerance);
    }

    /// The same check with another τ.
    public GradCheck within(double tolerance) {
        return new GradCheck(f, parameters, upTo, tolerance);
    }

    /// Checks the derivatives at these inputs.
    ///
    /// @throws GradientMismatch         if a derivative is wrong
    /// @throws AssertionError           if the function's value is not finite, or not the same twice
    /// @throws IllegalArgumentException if the function's value is not float64
    public void at(Tensor... inputs) {
        try (var arguments = new Arguments(List.of(inputs), parameters)) {
            new Proof(new Probed(f, arguments), tolerance).of(upTo);
        }
    }
}
