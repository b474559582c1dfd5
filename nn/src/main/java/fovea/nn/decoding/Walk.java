package fovea.nn.decoding;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Memory;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;

/// A model on its way through a batch of texts, one token at a time.
///
/// Each step is a [Memory#step]: what the model makes goes back to the pool, what is needed next is kept.
///
/// @param <S> the state's type
final class Walk<S extends DecoderState<S>> {

    /// What a step leaves behind.
    private record Left<S extends DecoderState<S>>(S state, IntToDoubleFunction logs, Optional<Tensor> attention)
            implements Memory.Keepable<Left<S>> {
        @Override
        public Left<S> keep() {
            return new Left<>(state.keep(), logs, attention.map(Tensor::keep));
        }
    }

    private final Step<S> step;
    private final Limits limits;
    private S state;
    private int written;
    private IntToDoubleFunction logs = _ -> Double.NaN;
    private int vocabulary;
    private Optional<Tensor> attention = Optional.empty();

    Walk(Start<S> start, Limits limits) {
        this.step = start.step();
        this.limits = limits;
        this.state = start.state();
    }

    /// Goes on with these rows of the last step, of which each has written its token of `last`.
    void go(int[] rows, int... last) {
        IntTensor picked = IntTensor.of(rows), tokens = IntTensor.of(last);
        boolean same = isInOrder(rows);
        Left<S> left = Recording.off(() -> Memory.step(() -> score(tokens, same ? state : state.rows(picked))));
        state = left.state();
        logs = left.logs();
        attention = left.attention();
        written++;
    }

    private Left<S> score(IntTensor last, S from) {
        Scored<S> scored = step.after(last, from);
        Shape shape = scored.scores().shape();
        if (shape.rank() != 2 || shape.size(0) != from.size())
            throw new ShapeException("decode", "scores must be (B, N) for %d rows".formatted(from.size()), shape);
        vocabulary = shape.size(1);
        if (limits.end() >= vocabulary)
            throw new IllegalArgumentException("decode: the end must be one of %d tokens; got %d".formatted(
                    vocabulary, limits.end()));
        IntToDoubleFunction numbers = numbers(scored.scores().logSoftmax(-1));
        check(numbers, shape.volume());
        return new Left<>(scored.state(), numbers, scored.attention());
    }

    private static IntToDoubleFunction numbers(Tensor x) {
        if (x.dtype() == DType.FLOAT64) {
            double[] doubles = x.toDoubles();
            return i -> doubles[i];
        }
        float[] floats = x.toFloats();
        return i -> floats[i];
    }

    private void check(IntToDoubleFunction numbers, int count) {
        for (int i = 0; i < count; i++)
            if (Double.isNaN(numbers.applyAsDouble(i)))
                throw new ArithmeticException("decode: at token %d, row %d of the scores is NaN or allows no token"
                        .formatted(written + 1, i / vocabulary));
    }

    private boolean isInOrder(int... rows) {
        boolean same = rows.length == state.size();
        for (int i = 0; same && i < rows.length; i++)
            same = rows[i] == i;
        return same;
    }

    /// N, as of the last step.
    int vocabulary() {
        return vocabulary;
    }

    /// The natural logarithm of the probability that the token follows in this row.
    double log(int row, int token) {
        return logs.applyAsDouble(row * vocabulary + token);
    }

    /// Where the last step looked, for all rows.
    Optional<Tensor> attention() {
        return attention;
    }
}
