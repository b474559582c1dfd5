package fovea.tensor;

/// What becomes of the losses of all positions.
public enum Reduce {
    /// their mean over those that count
    MEAN,
    /// their sum
    SUM,
    /// each stays
    NONE;

    Tensor of(Tensor losses) {
        return of(losses, losses.shape().volume());
    }

    /// The losses reduced, where so many count.
    Tensor of(Tensor losses, int counted) {
        return switch (this) {
            case NONE -> losses;
            case SUM -> losses.sum();
            case MEAN -> losses.sum().div(counted);
        };
    }
}
