/// Gradients as a tool: what else can be asked of a function whose slopes are known.
///
/// ```java
/// Derivatives.jacobian(Tensor::square, Tensor.of(1f, 3f));        // [[2. 0.] [0. 6.]]
/// ```
///
/// [Derivatives][fovea.autograd.Derivatives] are Jacobians, Hessians and their products with vectors.
/// [GradientWatch][fovea.autograd.GradientWatch] looks at gradients by name while they flow,
/// [NanHunt][fovea.autograd.NanHunt] stops at the first operation that makes a NaN, and
/// [Graph][fovea.autograd.Graph] draws what was recorded. Segments that are computed again instead of stored are
/// [Recompute][fovea.tensor.Recompute]'s; that your own slopes are right, [GradCheck][fovea.check.GradCheck] finds out.
///
/// Rule: nothing here is needed for training, and nothing here costs anything while it is not used.
package fovea.autograd;
