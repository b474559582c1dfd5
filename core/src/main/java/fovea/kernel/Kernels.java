package fovea.kernel;

/// The arithmetic on flat arrays, behind which two implementations stand: the reference, plain loops in float64, and
/// the fast one, with the Vector API for float32.
///
/// Which one runs is chosen once, at start: `-Dfovea.kernels=reference`, or `fastest` (the default). Kernels know sizes
/// but no shapes; their callers have checked everything. They write all of `out`, and only that; arrays may be longer
/// than is needed.
public sealed interface Kernels
        extends MapKernels, CopyKernels, ReductionKernels, LookupKernels, OrderKernels, ProductKernels, RowKernels,
        LossKernels, RandomKernels, RecurrentKernels, UpdateKernels, AttentionKernels, AdditiveKernels,
        LookKernels, WindowKernels, NormKernels
        permits ReferenceKernels, VectorKernels {

    /// The kernels of this process.
    static Kernels kernels() {
        return Choice.KERNELS;
    }

    /// What these kernels are, in a few words: `reference`, or `vector, 16 lanes, 2 threads`.
    String description();
}
