package fovea.kernel;

/// The fast kernels: float32 by the Vector API; whatever they lack, and all of float64, is the reference's.
final class VectorKernels implements Kernels {

    @Override
    public String description() {
        return "vector";
    }
}
