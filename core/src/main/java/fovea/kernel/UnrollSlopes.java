package fovea.kernel;

/// The arrays of a recurrence's way back.
///
/// The weight's own slope is not among them: it is one product over all positions, `guᵀ · before`, and the bias's is a
/// sum of gx and gu.
///
/// @param packed in: the weight as kernels pack it for single steps back, or empty
/// @param gy     in: for the states after each position, `(B, T, H)`
/// @param gLastH in: for the last state, `(B, H)`
/// @param gLastC in: for the last memory, `(B, H)`
/// @param gx     out: for the inputs' products, `(B, T, G H)`; zero at padding
/// @param gu     out: for the state's products, `(B, T, G H)`; zero at padding; the same array as gx where both are
///               equal
/// @param gh     out: for the first state, `(B, H)`
/// @param gc     out: for the first memory, `(B, H)`
public record UnrollSlopes(Storage packed, Storage gy, Storage gLastH, Storage gLastC,
                           Storage gx, Storage gu, Storage gh, Storage gc) {}
