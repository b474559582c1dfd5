package fovea.kernel;

/// The reference: plain loops in float64, one body for both precisions, so that it is also the more accurate oracle.
final class ReferenceKernels implements Kernels {

    @Override
    public String description() {
        return "reference";
    }
}
