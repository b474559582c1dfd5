package fovea.kernel;

/// What is kept of each row that was normalised.
///
/// @param mean    μ
/// @param scale   `1/√(σ² + ε)`
/// @param centred whether μ is the row's mean, or 0: then it is normalisation by the root of the mean square
public record NormMoments(Storage mean, Storage scale, boolean centred) {}
