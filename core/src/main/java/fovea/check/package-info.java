/// Proof that gradients are right.
///
/// ```java
/// GradCheck.of(Tensor::tanh).at(Tensor.of(-1f, 0f, 2f));
/// ```
///
/// [GradCheck][fovea.check.GradCheck] holds what a function's slopes claim against what happens when its inputs are
/// moved a little, in float64, for the first derivative and for the second. It is meant for tests of your own
/// operations and layers; Fovea's own are tested with it.
package fovea.check;
