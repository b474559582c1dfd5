package fovea.nn;

import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// Group normalisation, `y = (x − μ) / √(σ² + ε) · w_c + b_c`, the moments being those of the group of channels that c
/// is in, in the same image.   Wu and He 2018
///
/// Shapes `x (B, C, …) → (B, C, …)`. As many groups as channels make it instance normalisation.
///
/// @param groups into how many groups the channels are cut
/// @param weight w, starting as ones
/// @param bias   b, starting as zeros
/// @param eps    ε, 1e-5 as in PyTorch
public record GroupNorm(int groups, Parameter weight, Parameter bias, double eps) implements Layer {

    /// A normalisation of so many channels in so many groups.
    public static GroupNorm create(int groups, int channels) {
        Shape shape = Shape.of(channels);
        return new GroupNorm(groups, new Parameter(Tensor.ones(shape)), new Parameter(Tensor.zeros(shape)), 1e-5);
    }

    /// The normalised x.
    ///
    /// @throws fovea.shape.ShapeException if there are not as many channels, or they are no multiple of the groups
    public Tensor apply(Tensor x) {
        return x.groupNorm(groups, weight.value(), bias.value(), eps);
    }
}
