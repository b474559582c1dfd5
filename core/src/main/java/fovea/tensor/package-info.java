/// Tensors and reverse-mode automatic differentiation.
///
/// ```java
/// Tensor w = Tensor.of(2f, 3f).leaf();
/// Tensor y = w.square().sum();
/// y.gradients().of(w);                                   // [4. 6.]
/// ```
///
/// The key idea: a [Tensor][fovea.tensor.Tensor] never changes, and remembers how it was computed. Each operation is
/// one method of one of the families that `Tensor` is made of, and its slope stands directly under its forward line.
/// Asking for [gradients][fovea.tensor.Tensor#gradients()] walks back along what was remembered. Slopes are written
/// with the same operations, so they can be differentiated again.
///
/// Rules: all tensors of an operation have one [DType][fovea.tensor.DType]; what the mathematics is goes in arguments,
/// what the run is, whether to [record][fovea.tensor.Recording] and whose [memory][fovea.tensor.Memory] to use, holds
/// for a stretch of code; the one mutable thing is the [Parameter][fovea.tensor.Parameter].
package fovea.tensor;
