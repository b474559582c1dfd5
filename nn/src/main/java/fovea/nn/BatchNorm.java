package fovea.nn;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.DType;
import fovea.tensor.Moments;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// Batch normalisation, `y = (x − μ_c) / √(σ²_c + ε) · w_c + b_c`, each channel c by itself.   Ioffe and Szegedy 2015
///
/// Shapes `x (B, C, …) → (B, C, …)`, for rows of features, sequences and images alike. In [Training], μ and σ² are the
/// batch's own, and the running ones move towards them by a share (σ² with n − 1 then); otherwise the running ones are
/// used, and rows of a batch do not see each other.
///
/// The running moments are frozen parameters: they are saved, loaded and converted with the others, and never learnt.
///
/// @param weight   w, starting as ones
/// @param bias     b, starting as zeros
/// @param mean     the running μ, starting as zeros
/// @param variance the running σ², starting as ones
/// @param share    how far the running moments move at a time, 0.1 as in PyTorch
/// @param eps      ε, 1e-5 as in PyTorch
public record BatchNorm(Parameter weight, Parameter bias, Parameter mean, Parameter variance, double share, double eps)
        implements PyTorchNamed {

    /// A normalisation whose running moments are frozen.
    public BatchNorm {
        mean.freeze();
        variance.freeze();
    }

    /// A normalisation of so many channels.
    public static BatchNorm create(int channels) {
        Shape shape = Shape.of(channels);
        return new BatchNorm(new Parameter(Tensor.ones(shape)), new Parameter(Tensor.zeros(shape)),
                new Parameter(Tensor.zeros(shape)), new Parameter(Tensor.ones(shape)), 0.1, 1e-5);
    }

    /// The normalised x.
    ///
    /// @throws ShapeException if there are not as many channels, or in training there is only one number in each
    public Tensor apply(Tensor x) {
        DType dtype = weight.dtype();                             // a check of derivatives converts what is learnt
        Moments running = new Moments(mean.value().to(dtype), variance.value().to(dtype));
        if (!Training.isOn())
            return x.batchNorm(weight.value(), bias.value(), eps, running);
        Tensor y = x.batchNorm(weight.value(), bias.value(), eps);
        if (x.shape().volume() <= x.size(1))
            throw new ShapeException("batchNorm", "training needs more than one number in each channel", x.shape());
        Moments moved = running.towards(Moments.of(x), share);
        mean.set(moved.mean());
        variance.set(moved.variance());
        return y;
    }

    @Override
    public void nameIn(PyTorchNames names) {
        names.parameter("weight", weight);
        names.parameter("bias", bias);
        names.parameter("running_mean", mean);
        names.parameter("running_var", variance);
    }
}
