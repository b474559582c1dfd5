package fovea.kernel;

/// Questions about two numbers; any question about NaN is answered no, except "are they different".
public enum Comparison {
    /// `a < b`
    LT { @Override public boolean of(double a, double b) { return a < b; } },
    /// `a ≤ b`
    LE { @Override public boolean of(double a, double b) { return a <= b; } },
    /// `a > b`
    GT { @Override public boolean of(double a, double b) { return a > b; } },
    /// `a ≥ b`
    GE { @Override public boolean of(double a, double b) { return a >= b; } },
    /// `a = b`
    EQ { @Override public boolean of(double a, double b) { return a == b; } },
    /// `a ≠ b`
    NE { @Override public boolean of(double a, double b) { return a != b; } };

    /// The answer.
    public abstract boolean of(double a, double b);
}
