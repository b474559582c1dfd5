package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.shape.ShapeException;

/// How wrong a prediction is.
public sealed interface Loss extends Self permits Tensor {

    /// Cross-entropy of logits against true classes, averaged: `L = mean of −ln softmax(x)[target]`.
    ///
    /// Shapes `x (…, N), targets (…) → ()`.   Slope `(softmax(x) − onehot(target)) g / count`.
    default Tensor crossEntropy(IntTensor targets) {
        return crossEntropy(targets, CrossEntropy.DEFAULT);
    }

    /// Cross-entropy of logits against true classes, with classes to ignore and smoothed labels.
    ///
    /// ```text
    ///     lᵢ = −Σₙ qᵢₙ ln softmax(xᵢ)ₙ      qᵢₙ = (1 − ε) [n = targetᵢ] + ε / N      Szegedy et al. 2016, section 7
    /// ```
    ///
    /// Shapes `x (…, N), targets (…) → ()`, or `(…)` when nothing is reduced. Ignored positions cost 0 and do not count
    /// in the mean; if all are ignored the loss is 0.
    ///
    /// `crossEntropy([[0 0]], [1]) = ln 2 = 0.6931`
    ///
    /// @throws ShapeException           if the targets' shape is not that of x without its last axis
    /// @throws IllegalArgumentException if a target that is not ignored is no class
    default Tensor crossEntropy(IntTensor targets, CrossEntropy settings) {
        Tensor x = self();
        if (x.shape().rank() == 0 || !targets.shape().equals(x.shape().dropLast(1)))
            throw new ShapeException("crossEntropy", "there must be one target for each row of logits", x.shape(),
                    targets.shape());
        settings.check(targets, x.size(-1));
        Tensor losses = rowLosses(x, targets, settings);
        return switch (settings.reduction()) {
            case NONE -> losses;
            case SUM -> losses.sum();
            case MEAN -> losses.sum().div(Math.max(1, settings.counted(targets)));
        };
    }

    private static Tensor rowLosses(Tensor x, IntTensor targets, CrossEntropy settings) {
        int n = x.size(-1);
        int[] marked = settings.marked(targets);
        return step("crossEntropy", targets.shape(), x,
                out -> kernels().crossEntropy(x.storage(), marked, settings.labelSmoothing(), out, n),
                to(x, g -> Recording.isOn()
                        ? g.unsqueeze(-1).mul(x.softmax(-1).sub(settings.distribution(targets, x)))
                                .mul(settings.weights(targets, x.dtype()).unsqueeze(-1))
                        : step("crossEntropySlope", x.shape(), x, out -> kernels().crossEntropySlope(
                                g.storage(), x.storage(), marked, settings.labelSmoothing(), out, n), Edge.NONE)));
    }

    /// The mean of `(x − y)²` over all elements.
    ///
    /// @throws ShapeException if the shapes differ
    default Tensor meanSquaredError(Tensor y) {
        Tensor x = self();
        if (!x.shape().equals(y.shape()))
            throw new ShapeException("meanSquaredError", "prediction and truth must have one shape", x.shape(),
                    y.shape());
        return x.sub(y).square().mean();
    }
}
