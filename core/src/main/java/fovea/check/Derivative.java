package fovea.check;

/// Which derivative is meant.
public enum Derivative {
    /// the gradient
    FIRST("first derivative"),
    /// the gradient of the gradient along a direction
    SECOND("second derivative");

    private final String written;

    Derivative(String written) {
        this.written = written;
    }

    @Override
    public String toString() {
        return written;
    }
}
