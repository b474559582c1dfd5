package fovea.kernel;

/// Which of two numbers comes first. Equals stay in the order they had; NaN counts as the largest of all.
public enum Order {
    /// The smallest first, NaN last.
    ASCENDING,
    /// The largest first, NaN before all others.
    DESCENDING
}
