package fovea.nn;

import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// Layer normalisation over the last axis, `y = (x − μ) / √(σ² + ε) · w + b`.   Ba et al. 2016
///
/// Shapes `x (…, D) → (…, D)`. Each position is normalised by itself, so neither the batch nor the length matters.
///
/// @param weight w, starting as ones
/// @param bias   b, starting as zeros
/// @param eps    ε, 1e-5 as in PyTorch
public record LayerNorm(Parameter weight, Parameter bias, double eps) implements Layer {

    /// A normalisation of vectors of this width.
    public static LayerNorm create(int width) {
        return new LayerNorm(new Parameter(Tensor.ones(Shape.of(width))), new Parameter(Tensor.zeros(Shape.of(width))), 1e-5);
    }

    /// The normalised x.
    ///
    /// @throws fovea.shape.ShapeException if the last axis has another width
    public Tensor apply(Tensor x) {
        return x.layerNorm(weight.value(), bias.value(), eps);
    }
}
