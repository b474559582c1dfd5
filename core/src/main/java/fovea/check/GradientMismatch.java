package fovea.check;

/// A slope claims one number, and moving the input gives another.
///
/// ```text
/// the first derivative is wrong at input 1 (2, 3), element [0, 2]:
/// analytic 2.0, numeric 1.0, relative error 5.0e-01; 6 of 6 elements are wrong
/// ```
public final class GradientMismatch extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final Derivative derivative;
    private final String input;
    private final int[] element;
    private final double analytic;
    private final double numeric;

    GradientMismatch(Derivative derivative, String input, int[] element, Pair values, String message) {
        super(message);
        this.derivative = derivative;
        this.input = input;
        this.element = element;
        this.analytic = values.analytic();
        this.numeric = values.numeric();
    }

    /// What a slope claims, and what moving the input gives.
    ///
    /// @param analytic the claim
    /// @param numeric  the observation
    record Pair(double analytic, double numeric) {

        double gap() {
            return Math.abs(analytic - numeric);
        }

        double size() {
            return Math.max(Math.abs(analytic), Math.abs(numeric));
        }

        double relativeError() {
            return gap() == 0 ? 0 : gap() / size();
        }

        @Override
        public String toString() {
            return "analytic %s, numeric %s, relative error %.1e".formatted(analytic, numeric, relativeError());
        }
    }

    /// Whether it was the first or the second derivative.
    public Derivative derivative() {
        return derivative;
    }

    /// Which input: `input 0`, or `parameter weight`.
    public String input() {
        return input;
    }

    /// The coordinates of the element that is furthest off; none if no single element is.
    public int[] element() {
        return element.clone();
    }

    /// What the slopes say.
    public double analytic() {
        return analytic;
    }

    /// What moving the input says.
    public double numeric() {
        return numeric;
    }
}
