package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.LossRows;
import fovea.shape.ShapeException;
import java.util.function.Supplier;

/// How wrong a prediction is.
///
/// | what is predicted | loss |
/// |---|---|
/// | one of N classes, as logits | [#crossEntropy(IntTensor)] |
/// | one of N classes, as logarithms of probabilities | [#negativeLogLikelihood] |
/// | yes or no, as logits | [#binaryCrossEntropyWithLogits(Tensor, Reduce)] |
/// | yes or no, as probabilities | [#binaryCrossEntropy] |
/// | a distribution | [#klDivergence] |
/// | numbers | [#squaredError], [#absoluteError], and between the two [#huber] |
///
/// What becomes of the losses of all positions is said by [Reduce].
public sealed interface Loss extends Self permits Tensor {

    /// Cross-entropy of logits against true classes, averaged: `L = mean of −ln softmax(x)[target]`.
    ///
    /// Shapes `x (…, N), targets (…) → ()`.   Slope `(softmax(x) − onehot(target)) g / count`.
    ///
    /// `crossEntropy([[0 0]], [1]) = ln 2 = 0.6931`
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
        settings.check("crossEntropy", x.shape(), targets);
        return settings.reduction().of(rowLosses(x, targets, settings), Math.max(1, settings.counted(targets)));
    }

    private static Tensor rowLosses(Tensor x, IntTensor targets, CrossEntropy settings) {
        int[] marked = settings.marked(targets);
        Tensor total = Tape.blank(targets.shape(), x.dtype());                // for the slope, which then need not sum
        Supplier<LossRows> rows = () -> new LossRows(x.storage(), marked, settings.labelSmoothing(), total.storage(),
                x.size(-1));
        return step("crossEntropy", targets.shape(), x, out -> kernels().crossEntropy(rows.get(), out),
                to(x, g -> Recording.isOn()
                        ? g.unsqueeze(-1).mul(x.softmax(-1).sub(settings.distribution(targets, x)))
                                .mul(settings.weights(targets, x.dtype()).unsqueeze(-1))
                        : step("crossEntropySlope", x.shape(), x,
                                out -> kernels().crossEntropySlope(g.storage(), rows.get(), out), Edge.NONE)));
    }

    /// How unlikely the true classes are: cross-entropy, but of logarithms of probabilities, `lᵢ = −Σₙ qᵢₙ xᵢₙ`.
    ///
    /// Shapes `x (…, N), targets (…) → ()`, or `(…)` when nothing is reduced.   Slope `−q g`; 0 where ignored.
    ///
    /// `negativeLogLikelihood([[−3 −2]], [1]) = 2`
    ///
    /// @throws ShapeException           if the targets' shape is not that of x without its last axis
    /// @throws IllegalArgumentException if a target that is not ignored is no class
    default Tensor negativeLogLikelihood(IntTensor targets, CrossEntropy settings) {
        Tensor x = self();
        settings.check("negativeLogLikelihood", x.shape(), targets);
        return settings.reduction().of(Losses.ofLogarithms(x, targets, settings),
                Math.max(1, settings.counted(targets)));
    }

    /// The binary cross-entropy of logits, `l = ln(1 + e^(−|x|)) + max(x, 0) − x t`, that is `−t ln σ(x) − (1 − t) ln(1
    /// − σ(x))` without overflow.
    ///
    /// Slopes `(σ(x) − t) g` of x, `−x g` of t.   Truths t lie between 0 and 1.
    ///
    /// `binaryCrossEntropyWithLogits([0], [1]) = ln 2 = 0.6931`
    ///
    /// @throws ShapeException if the shapes differ
    default Tensor binaryCrossEntropyWithLogits(Tensor truth, Reduce reduce) {
        Tensor x = self();
        Losses.sameShape("binaryCrossEntropyWithLogits", x, truth);
        return reduce.of(x.softplus().sub(x.mul(truth)));
    }

    /// The binary cross-entropy of logits in which a missed yes costs `w` times as much, `l = −w t ln σ(x) − (1 − t)
    /// ln(1 − σ(x))`; w broadcasts, one weight for each class for instance.
    ///
    /// `binaryCrossEntropyWithLogits([0], [1], [3]) = 3 ln 2 = 2.0794`
    ///
    /// @throws ShapeException if the shapes differ, or the weights do not stretch to them
    default Tensor binaryCrossEntropyWithLogits(Tensor truth, Tensor weightOfYes, Reduce reduce) {
        Tensor x = self();
        Losses.sameShape("binaryCrossEntropyWithLogits", x, truth);
        Tensor w = truth.mul(weightOfYes.sub(1).expand(x.shape())).add(1);           // 1 + (w − 1) t
        return reduce.of(x.mul(truth.neg().add(1)).add(w.mul(x.neg().softplus())));
    }

    /// The binary cross-entropy of probabilities, `l = −t ln x − (1 − t) ln(1 − x)`; logarithms end at −100, so that a
    /// wrong certainty costs 100.
    ///
    /// Slopes `((1 − t)/(1 − x) − t/x) g` of x, `(ln(1 − x) − ln x) g` of t.   `binaryCrossEntropy([0.5], [1]) =
    /// 0.6931`
    ///
    /// @throws ShapeException if the shapes differ
    default Tensor binaryCrossEntropy(Tensor truth, Reduce reduce) {
        Tensor x = self();
        Losses.sameShape("binaryCrossEntropy", x, truth);
        Tensor no = truth.neg().add(1);
        return reduce.of(truth.mul(Losses.log(x)).add(no.mul(Losses.log(x.neg().add(1)))).neg());
    }

    /// How far a distribution p is from this one, given by logarithms `x = ln q`: `l = p (ln p − x)`, so that the sum
    /// is `KL(p ‖ q)`.   Kullback and Leibler 1951
    ///
    /// Slopes `−p g` of x, `(ln p + 1 − x) g` of p. A p of 0 costs nothing.
    ///
    /// `klDivergence([ln ½ ln ½], [1 0], SUM) = ln 2 = 0.6931`
    ///
    /// @throws ShapeException if the shapes differ
    default Tensor klDivergence(Tensor p, Reduce reduce) {
        Tensor x = self();
        Losses.sameShape("klDivergence", x, p);
        Tensor certain = p.maskedFill(p.eq(0), 1);                                   // 0 ln 0 is 0
        return reduce.of(p.mul(certain.log().sub(x)));
    }

    /// The mean of `(x − y)²` over all elements.   Slopes `2 (x − y) g / n` and its negative.
    ///
    /// `meanSquaredError([1 2], [1 4]) = 2`
    ///
    /// @throws ShapeException if the shapes differ
    default Tensor meanSquaredError(Tensor y) {
        return Losses.squared("meanSquaredError", self(), y, Reduce.MEAN);
    }

    /// `l = (x − y)²`.   Slopes `2 (x − y) g` and its negative.
    ///
    /// `squaredError([1 2], [1 4], SUM) = 4`
    ///
    /// @throws ShapeException if the shapes differ
    default Tensor squaredError(Tensor y, Reduce reduce) {
        return Losses.squared("squaredError", self(), y, reduce);
    }

    /// `l = |x − y|`.   Slopes `sign(x − y) g` and its negative.
    ///
    /// `absoluteError([1 2], [1 4], MEAN) = 1`
    ///
    /// @throws ShapeException if the shapes differ
    default Tensor absoluteError(Tensor y, Reduce reduce) {
        Losses.sameShape("absoluteError", self(), y);
        return reduce.of(self().sub(y).abs());
    }

    /// Square near 0, straight further out: `l = d²/2` where `|d| ≤ δ`, else `δ (|d| − δ/2)`, with `d = x − y`.   Huber
    /// 1964
    ///
    /// Slopes `clamp(d, −δ, δ) g` and its negative.   Divided by δ it is what is called smooth L1, with β for δ.
    ///
    /// `huber([0.5 3], [0 0], 1, NONE) = [0.125 2.5]`
    ///
    /// @throws ShapeException           if the shapes differ
    /// @throws IllegalArgumentException unless δ is positive
    default Tensor huber(Tensor y, double delta, Reduce reduce) {
        Losses.sameShape("huber", self(), y);
        if (!(delta > 0))
            throw new IllegalArgumentException("huber: delta must be positive; got " + delta);
        Tensor d = self().sub(y), near = d.clamp(-delta, delta);
        return reduce.of(near.mul(d.sub(near.mul(0.5))));                            // c (d − c/2), c = clamp(d)
    }
}
