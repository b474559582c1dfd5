package fovea.nn;

import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// Normalisation by the root of the mean square, `y = x / √(mean x² + ε) · w`.   Zhang and Sennrich 2019
///
/// Shapes `x (…, D) → (…, D)`: layer normalisation that does not ask for the mean, and has no bias.
///
/// @param weight w, starting as ones
/// @param eps    ε, 1e-5 here
public record RmsNorm(Parameter weight, double eps) implements Layer {

    /// A normalisation of vectors of this width.
    public static RmsNorm create(int width) {
        return new RmsNorm(new Parameter(Tensor.ones(Shape.of(width))), 1e-5);
    }

    /// The normalised x.
    ///
    /// @throws fovea.shape.ShapeException if the last axis has another size
    public Tensor apply(Tensor x) {
        return x.rmsNorm(weight.value(), eps);
    }
}
