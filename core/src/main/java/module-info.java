/// Tensors with gradients, and the kernels below them, on nothing but the JDK.
module fovea.core {
    requires jdk.incubator.vector;

    exports fovea.shape;
}
