package fovea.kernel;

/// The fast kernels: float32 by the Vector API; whatever they lack, and all of float64, is the reference's.
final class VectorKernels implements Kernels, VectorMaps, VectorCopies, VectorLookups, VectorProducts, VectorRows,
        VectorReductions, VectorLosses, VectorRecurrences, VectorUpdates, VectorRandoms,
        VectorAttention, VectorAdditive, VectorLooks, VectorWindows, VectorNorms {

    @Override
    public String description() {
        return "vector, %d lanes, %d threads".formatted(Lanes.L, Threads.count());
    }
}
