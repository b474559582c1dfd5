package fovea.kernel;

/// What attention reads and makes; see [AttentionPlan] for how it lies.
///
/// @param q     queries
/// @param k     keys
/// @param v     values
/// @param out   contexts
/// @param total `log Σ_s e^score` of each query, `(B, h, T)`, which the gradient needs; ∞ where a query sees nothing
public record AttentionArrays(Storage q, Storage k, Storage v, Storage out, Storage total) {}
