package fovea.kernel;

/// How the heads of attention lie beside each other in an array.
public enum Heads {

    /// One after the other: `(B, h, T, d)`.
    APART,

    /// Each position's side by side, as projections make them: `(B, T, h, d)`.
    TOGETHER
}
