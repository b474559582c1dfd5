package fovea.kernel;

/// What is kept of each row that was normalised.
///
/// @param mean  μ
/// @param scale `1/√(σ² + ε)`
public record NormMoments(Storage mean, Storage scale) {}
