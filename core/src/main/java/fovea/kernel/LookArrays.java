package fovea.kernel;

/// The arrays of additive attention.
///
/// @param q       in: projected queries, `(B, T, A)`
/// @param k       in: projected keys, `(B, S, A)`
/// @param v       in: what weighs their sum, `(A)`
/// @param values  in: `(B, S, C)`
/// @param weights out: where each query looks, `(B, T, S)`
/// @param context out: what it sees there, `(B, T, C)`
public record LookArrays(Storage q, Storage k, Storage v, Storage values, Storage weights, Storage context) {}
