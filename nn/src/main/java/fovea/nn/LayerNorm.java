package fovea.nn;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// Layer normalisation over the last axis, `y = (x − μ) / √(σ² + ε) · w + b`.   Ba et al. 2016, eq. 3 and 4
///
/// Shapes `x (…, D) → (…, D)`, or over the last axes together, as many as w has. Each position is normalised by
/// itself, so neither the batch nor the length matters.
///
/// @param weight w, starting as ones
/// @param bias   b, starting as zeros
/// @param eps    ε, 1e-5 as in PyTorch
public record LayerNorm(Parameter weight, Parameter bias, double eps) implements Layer {

    /// A normalisation of vectors of this width; or of whatever lies in the last axes, of these sizes.
    public static LayerNorm create(int... sizes) {
        Shape shape = Shape.of(sizes);
        return new LayerNorm(new Parameter(Tensor.ones(shape)), new Parameter(Tensor.zeros(shape)), 1e-5);
    }

    /// The normalised x.
    ///
    /// @throws ShapeException if the last axes have other sizes
    public Tensor apply(Tensor x) {
        int axes = weight.shape().rank();
        return axes == 1 ? x.layerNorm(weight.value(), bias.value(), eps) : together(x, axes);
    }

    private Tensor together(Tensor x, int axes) {
        Shape last = weight.shape();
        if (x.shape().rank() < axes || !x.shape().dropLast(axes).then(last.sizes()).equals(x.shape()))
            throw new ShapeException("layerNorm", "the last axes must have the sizes of weight and bias",
                    x.shape(), last);
        Tensor flat = x.reshape(x.shape().dropLast(axes).then(weight.count()));
        return flat.layerNorm(weight.value().reshape(-1), bias.value().reshape(-1), eps).reshape(x.shape());
    }
}
