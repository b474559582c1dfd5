/// Tensors with gradients, and the kernels below them, on nothing but the JDK.
module fovea.core {
    requires jdk.incubator.vector;

    exports fovea.autograd;
    exports fovea.check;
    exports fovea.file;
    exports fovea.kernel;
    exports fovea.random;
    exports fovea.shape;
    exports fovea.tensor;
}
