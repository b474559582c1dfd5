package fovea.tensor;

import java.util.Arrays;

import fovea.shape.ShapeException;

/// What losses share.
final class Losses {

    private Losses() {}

    static void sameShape(String operation, Tensor x, Tensor y) {
        DType.same(operation, x, y);
        if (!x.shape().equals(y.shape()))
            throw new ShapeException(operation, "prediction and truth must have one shape", x.shape(), y.shape());
    }

    static Tensor squared(String operation, Tensor x, Tensor y, Reduce reduce) {
        sameShape(operation, x, y);
        return reduce.of(x.sub(y).square());
    }

    /// `ln x`, never below −100.
    static Tensor log(Tensor x) {
        Tensor least = Broadcast.number(Math.exp(-100), x);
        return Pointwise.where(x.lt(least), Broadcast.number(-100, x), x.maximum(least).log());
    }

    /// `−Σₙ qₙ xₙ` for each row.
    static Tensor ofLogarithms(Tensor x, IntTensor targets, CrossEntropy settings) {
        double eps = settings.labelSmoothing();
        int[] classes = Arrays.stream(settings.marked(targets)).map(target -> Math.max(0, target)).toArray();
        Tensor right = x.gather(-1, new IntTensor(targets.shape().then(1), classes)).squeeze(-1);
        Tensor losses = eps == 0 ? right : right.mul(1 - eps).add(x.mean(-1).mul(eps));
        return losses.maskedFill(targets.eq(settings.ignoredIndex()), 0).neg();
    }
}
