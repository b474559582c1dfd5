package fovea.kernel;

/// What many numbers are folded into; the value of no numbers at all is [#empty()].
public enum Reducer {
    /// `Σ x`, 0 of nothing
    SUM(0) { @Override public double of(double sum, double x) { return sum + x; } },
    /// `Π x`, 1 of nothing
    PROD(1) { @Override public double of(double product, double x) { return product * x; } },
    /// the largest, −∞ of nothing
    MAX(Double.NEGATIVE_INFINITY) { @Override public double of(double max, double x) { return Math.max(max, x); } },
    /// the smallest, ∞ of nothing
    MIN(Double.POSITIVE_INFINITY) { @Override public double of(double min, double x) { return Math.min(min, x); } },
    /// `ln Σ e^x`, −∞ of nothing; without overflow
    LOG_SUM_EXP(Double.NEGATIVE_INFINITY) {
        @Override public double of(double sum, double x) {
            double larger = Math.max(sum, x);
            return Double.isInfinite(larger) ? larger : larger + Math.log1p(Math.exp(-Math.abs(sum - x)));
        }
    };

    private final double empty;

    Reducer(double empty) {
        this.empty = empty;
    }

    /// What is left when there is nothing to fold.
    public double empty() {
        return empty;
    }

    /// One more number folded in.
    public abstract double of(double folded, double x);
}
