package fovea.kernel;

/// The arrays of additive attention's way back. A source is looked at many times, so what flows to it is added up where
/// it lies.
///
/// @param gWeights in: for the weights, `(B, T, S)`
/// @param gContext in: for the context, `(B, T, C)`
/// @param gq       out: for the queries, `(B, T, A)`
/// @param gk       added to: for the keys, `(B, S, A)`
/// @param gv       out: for what weighs, one line for each row of the batch, `(B, A)`
/// @param gValues  added to: for the values, `(B, S, C)`
public record LookSlopes(Storage gWeights, Storage gContext, Storage gq, Storage gk, Storage gv, Storage gValues) {}
