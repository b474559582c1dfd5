package fovea.tensor;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// How cross-entropy treats its targets.
///
/// ```java
/// logits.crossEntropy(targets, CrossEntropy.DEFAULT.withIgnoredIndex(0).withLabelSmoothing(0.1))
/// ```
///
/// @param ignoredIndex   the target whose positions cost nothing, padding for instance; −100 ignores none that could be
///                       a class
/// @param labelSmoothing ε, the share of certainty that is spread over all classes, 0 ≤ ε < 1
/// @param reduction      what becomes of the losses of all positions
public record CrossEntropy(int ignoredIndex, double labelSmoothing, Reduce reduction) {

    /// Nothing is ignored or smoothed; the mean is taken.
    public static final CrossEntropy DEFAULT = new CrossEntropy(-100, 0, Reduce.MEAN);

    /// Settings with a smoothing in range.
    ///
    /// @throws IllegalArgumentException unless `0 ≤ ε < 1`
    public CrossEntropy {
        if (!(labelSmoothing >= 0 && labelSmoothing < 1))
            throw new IllegalArgumentException("crossEntropy: label smoothing must be at least 0 and less than 1; got "
                    + labelSmoothing);
    }

    /// The same, ignoring positions with this target.
    public CrossEntropy withIgnoredIndex(int index) {
        return new CrossEntropy(index, labelSmoothing, reduction);
    }

    /// The same, with smoothed labels.
    public CrossEntropy withLabelSmoothing(double epsilon) {
        return new CrossEntropy(ignoredIndex, epsilon, reduction);
    }

    /// The same, reduced in another way.
    public CrossEntropy withReduction(Reduce reduction) {
        return new CrossEntropy(ignoredIndex, labelSmoothing, reduction);
    }

    /// That there is one target for each row of logits, and each is a class or ignored.
    void check(String operation, Shape x, IntTensor targets) {
        if (x.rank() == 0 || !targets.shape().equals(x.dropLast(1)))
            throw new ShapeException(operation, "there must be one target for each row of logits", x, targets.shape());
        int[] array = targets.array();
        int classes = x.size(-1);
        for (int i = 0; i < array.length; i++)
            if (array[i] != ignoredIndex && (array[i] < 0 || array[i] >= classes))
                throw new IllegalArgumentException(("%s: targets must lie in 0 … %d or be the ignored index "
                        + "%d; got %d at position %d of %s").formatted(
                                operation, classes - 1, ignoredIndex, array[i], i, targets.shape()));
    }

    int counted(IntTensor targets) {
        return targets.ne(ignoredIndex).count();
    }

    /// The targets with −1 in place of the ignored one.
    int[] marked(IntTensor targets) {
        int[] marked = targets.toInts();
        for (int i = 0; i < marked.length; i++)
            if (marked[i] == ignoredIndex)
                marked[i] = -1;
        return marked;
    }

    /// 1 for positions that count, 0 for ignored ones.
    Tensor weights(IntTensor targets, DType dtype) {
        return targets.ne(ignoredIndex).toTensor(dtype);
    }

    /// The smoothed labels q, shaped like the logits.
    Tensor distribution(IntTensor targets, Tensor logits) {
        int n = logits.size(-1);
        int[] marked = marked(targets);
        return Tensor.generate(logits.shape(), logits.dtype(),
                i -> (marked[i / n] == i % n ? 1 - labelSmoothing : 0) + labelSmoothing / n);
    }
}
