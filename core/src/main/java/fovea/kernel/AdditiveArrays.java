package fovea.kernel;

/// What additive scores are made of, or the gradients for it; see [AdditiveSize] for how it lies.
///
/// @param q projected queries `(B, T, A)`
/// @param k projected keys `(B, S, A)`
/// @param v the weights `(A)`; as a gradient one row for each batch row, `(B, A)`, to be summed
public record AdditiveArrays(Storage q, Storage k, Storage v) {}
