package fovea.kernel;

/// What layer normalisation is given, or the gradients of that.
///
/// @param x `(rows, n)`
/// @param w what a row is scaled with, `n` numbers
/// @param b what it is shifted by, `n` numbers
public record NormArrays(Storage x, Storage w, Storage b) {}
