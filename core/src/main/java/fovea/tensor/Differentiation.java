package fovea.tensor;

import fovea.shape.ShapeException;

/// What a tensor knows of how it was computed: whether gradients flow through it, and what they are.
public sealed interface Differentiation extends Self permits Tensor {

    /// The same numbers as a leaf: what gradients can be asked of.
    ///
    /// With `x = of(3f).leaf()`, `x.mul(2).gradients().of(x)` is `[2]`.
    default Tensor leaf() {
        Tensor x = self();
        return new Tensor(x.shape(), x.storage(), x.lifetime(), new Origin.Leaf());
    }

    /// The same numbers as a constant: nothing flows back beyond this point.
    ///
    /// Of `y = x · x.detach()` at `x = 3` the gradient is 3, not 6.
    default Tensor detach() {
        Tensor x = self();
        return isTracked() ? new Tensor(x.shape(), x.storage(), x.lifetime(), Origin.CONSTANT) : x;
    }

    /// Whether gradients flow through this tensor.
    default boolean isTracked() {
        return self().origin != Origin.CONSTANT;
    }

    /// The gradients of this number for all leaves it was computed from.
    ///
    /// Of `y = x²` at the leaf `x = 3`, `y.gradients().of(x)` is 6.
    ///
    /// @throws ShapeException        unless there is exactly one element
    /// @throws IllegalStateException if it was not computed from a leaf while recording was on
    default Gradients gradients() {
        return gradients(one());
    }

    /// The gradients of `sum(this · seed)` for all leaves this tensor was computed from.
    ///
    /// Of `y = x²` at `x = [1 2]`, `y.gradients([1 10]).of(x)` is `[2 40]`.
    ///
    /// @throws ShapeException        if `seed` has another shape
    /// @throws IllegalStateException if it was not computed from a leaf while recording was on
    default Gradients gradients(Tensor seed) {
        return Recording.off(() -> walkBack(seed));
    }

    /// The gradients of this number, themselves recorded, so that they can be differentiated again.
    ///
    /// Of `y = x³` at `x = 2` it is `3x² = 12`, and the gradient of that `6x = 12`.
    ///
    /// @throws ShapeException        unless there is exactly one element
    /// @throws IllegalStateException if it was not computed from a leaf while recording was on
    default Gradients differentiableGradients() {
        return differentiableGradients(one());
    }

    /// The gradients of `sum(this · seed)`, themselves recorded, so that they can be differentiated again.
    ///
    /// Of `y = x²` at `x = [1 2]` with the seed `[1 10]` they are `[2 40]`, whose sum has the slopes `[2 20]`.
    default Gradients differentiableGradients(Tensor seed) {
        return Recording.on(() -> walkBack(seed));
    }

    /// What flows into a single number.
    private Tensor one() {
        Tensor y = self();
        if (y.shape().volume() != 1)
            throw new ShapeException("gradients",
                    "a single number is differentiated; sum() this tensor, or pass the gradient for it", y.shape());
        return Tensor.full(y.shape(), 1, y.dtype());
    }

    private Gradients walkBack(Tensor seed) {
        Tensor y = self();
        if (!isTracked())
            throw new IllegalStateException("gradients: this tensor was not computed from a leaf while recording was "
                    + "on; start from x.leaf() or a parameter's value(), outside Recording.off");
        if (!seed.shape().equals(y.shape()))
            throw new ShapeException("gradients", "the gradient passed in must have the tensor's own shape", y.shape(),
                    seed.shape());
        DType.same("gradients", y, seed);
        return Backward.walk(y, seed);
    }
}
