package fovea.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Which positions of a sequence a recurrence visits, and in which order.
///
/// Every row of a batch starts with its first step and stops after its own length; a backward walk starts at the row's
/// own last position:
///
/// ```text
/// length 3 of 4     FORWARD  0 1 2      BACKWARD  2 1 0      position 3 is padding
/// ```
public final class Steps {

    /// All positions, from the first to the last.
    public static final Steps FORWARD = new Steps(Optional.empty(), false);
    /// All positions, from the last to the first.
    public static final Steps BACKWARD = new Steps(Optional.empty(), true);

    private final Optional<IntTensor> lengths;
    private final boolean backwards;

    private Steps(Optional<IntTensor> lengths, boolean backwards) {
        this.lengths = lengths;
        this.backwards = backwards;
    }

    /// What one step does to the state.
    @FunctionalInterface
    public interface Step {
        /// The state after the step, from what stands at the position, `(B, …)`, and the state before.
        Recurrent.State next(Tensor x, Recurrent.State before);
    }

    /// The same walk over the first positions of each row only, as many as its length says.
    public Steps within(IntTensor lengths) {
        return new Steps(Optional.of(lengths), backwards);
    }

    /// Whether each row is walked from its end.
    public boolean isBackward() {
        return backwards;
    }

    /// Walks x with a step of one's own; the state of a row whose length is over stays as it is, and its outputs are
    /// zero.
    ///
    /// Shapes `x (B, T, …)`.
    ///
    /// @throws ShapeException           if there is not one length for each row
    /// @throws IllegalArgumentException if a length is negative or more than T
    public Recurrent.Unrolled walk(Tensor x, Recurrent.State start, Step step) {
        int B = x.size(0), T = x.size(1);
        int[] lengths = lengths(x);
        List<Tensor> outputs = new ArrayList<>(T);
        Recurrent.State state = start;
        List<Tensor> pieces = inOrder(x, lengths).unstack(1);
        for (int s = 0; s < T; s++) {
            int now = s;
            Recurrent.State next = step.next(pieces.get(s), state);
            BoolTensor walking = BoolTensor.generate(Shape.of(B, 1), b -> now < lengths[b]);
            state = walking.all() ? next : next.where(walking, state);
            outputs.add(walking.all() ? next.hidden() : next.hidden().maskedFill(walking.not(), 0));
        }
        Tensor walked = T > 0 ? Rearrangement.stack(1, outputs)
                : Tensor.zeros(Shape.of(B, 0, start.hidden().size(1)), x.dtype());
        return new Recurrent.Unrolled(inOrder(walked, lengths), state);
    }

    /// The lengths of all rows of x.
    int[] lengths(Tensor x) {
        int B = x.size(0), T = x.size(1);
        if (lengths.isEmpty()) {
            int[] whole = new int[B];
            Arrays.fill(whole, T);
            return whole;
        }
        int[] given = lengths.get().array();
        if (!lengths.get().shape().equals(Shape.of(B)))
            throw new ShapeException("walk", "there must be one length for each of the %d rows".formatted(B),
                    lengths.get().shape());
        for (int b = 0; b < B; b++)
            if (given[b] < 0 || given[b] > T)
                throw new IllegalArgumentException(
                        "walk: lengths must lie in 0 … %d; got %d for row %d".formatted(T, given[b], b));
        return given;
    }

    /// The positions in the order of the walk, or, which is the same, what was walked back in the order of positions.
    private Tensor inOrder(Tensor x, int... lengths) {
        if (!backwards)
            return x;
        int B = x.size(0), T = x.size(1);
        IntTensor order = IntTensor.generate(Shape.of(B * T), i -> {
            int b = i / T, s = i % T;
            return b * T + (s < lengths[b] ? lengths[b] - 1 - s : s);
        });
        int[] sizes = x.shape().sizes();
        return x.reshape(B * T, x.shape().volume(2, x.shape().rank())).indexSelect(0, order).reshape(sizes);
    }
}
