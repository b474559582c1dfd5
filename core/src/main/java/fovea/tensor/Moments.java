package fovea.tensor;

import fovea.shape.ShapeException;

/// Mean and variance of each channel.
///
/// @param mean     μ, of shape `(C)`
/// @param variance σ², of shape `(C)`
public record Moments(Tensor mean, Tensor variance) {

    /// Those of a batch `(B, C, …)`, over all axes but C, as constants. The variance is that with n − 1: what is
    /// gathered over many batches shall tell of all numbers, not of those that were seen.
    ///
    /// `[[1] [3]]` has mean `[2]` and variance `[2]`.
    ///
    /// @throws ShapeException if there are no channels
    public static Moments of(Tensor x) {
        if (x.shape().rank() < 2)
            throw new ShapeException("moments", "x must be (B, C, …)", x.shape());
        Tensor perChannel = x.detach().transpose(0, 1).reshape(x.size(1), x.size(0) * Channels.each(x));
        return new Moments(perChannel.mean(1), perChannel.var(1));
    }

    /// These moved towards others by a share of the way, `(1 − share) these + share others`.
    ///
    /// @param share how much the others count, 0.1 in PyTorch
    public Moments towards(Moments others, double share) {
        return new Moments(mean.mul(1 - share).add(others.mean.mul(share)),
                variance.mul(1 - share).add(others.variance.mul(share)));
    }
}
