/// Kernels: the arithmetic on flat arrays. They know sizes and strides, and nothing of shapes, tensors or gradients.
///
/// [Kernels][fovea.kernel.Kernels] is one sealed interface with two implementations. The reference is the families'
/// default methods: plain loops in float64 that a reader can check against the formula above them. The vector kernels
/// override what is worth it for float32, and are held against the reference over awkward sizes. Both keep one promise:
/// the same input gives the same bits, for any number of threads, any vector width, interpreted or compiled, on any
/// machine. That is why there is no `Math.exp` here but `StrictMath.exp`, or a polynomial of our own.
package fovea.kernel;
