package fovea.tensor;

import java.util.Locale;
import java.util.Optional;

import fovea.kernel.Gates;
import fovea.kernel.Unroll;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// The recurrent half of a cell: from the inputs' products and the state before to the state after, for one step or a
/// whole sequence.
///
/// ```text
///     uₜ = W hₜ₋₁         hₜ = gates(xₜ, uₜ, b, hₜ₋₁)                          the formulas stand with [Gates]
/// ```
///
/// Shapes: x `(B, T, G H)`, what the inputs give once they have been multiplied, for all positions in one product;
/// `W (G H, H)`; `b (G H)`, or `(4 H)` for the GRU, whose last quarter stands behind the reset gate. G counts the gates
/// with products: 1, 3 for the GRU, 4 for the LSTM.
///
/// A whole sequence is one operation: the rows of a batch do not wait for each other, and the weight's gradient is one
/// product over all steps. Second derivatives are those of the same formulas written with tensors.
public final class Recurrent {

    final Gates gates;
    final boolean resetFirst;
    final Tensor weight;
    final Tensor bias;
    private final int H;
    private final PackedWeight packed;

    /// What a cell remembers from one step to the next.
    ///
    /// @param hidden h, which others see, `(B, H)`
    /// @param memory c, which only an LSTM has, `(B, H)`
    public record State(Tensor hidden, Optional<Tensor> memory) implements Memory.Keepable<State> {

        /// A state without a memory.
        public static State of(Tensor hidden) {
            return new State(hidden, Optional.empty());
        }

        /// A state with a memory.
        public static State of(Tensor hidden, Tensor memory) {
            return new State(hidden, Optional.of(memory));
        }

        /// The state of these rows of the batch, in this order; a row may come again, as in beam search, or no more,
        /// when it has ended.
        public State rows(IntTensor rows) {
            return new State(hidden.indexSelect(0, rows), memory.map(c -> c.indexSelect(0, rows)));
        }

        /// This state, to outlive the [step][Memory] it was made in.
        @Override
        public State keep() {
            return new State(hidden.keep(), memory.map(Tensor::keep));
        }

        /// This state where the mask `(B, 1)` is true, else another.
        State where(BoolTensor mask, State other) {
            return new State(Pointwise.where(mask, hidden, other.hidden),
                    memory.map(c -> Pointwise.where(mask, c, other.memory.orElseThrow())));
        }
    }

    /// A sequence that has been walked.
    ///
    /// @param outputs the state after each position, `(B, T, H)`; zero at padding
    /// @param last    the state after each row's last step
    public record Unrolled(Tensor outputs, State last) {}

    private Recurrent(Gates gates, boolean resetFirst, Tensor weight, Tensor bias) {
        this.gates = gates;
        this.resetFirst = resetFirst;
        this.weight = weight;
        this.bias = bias;
        this.H = weight.size(1);
        this.packed = new PackedWeight(weight);
    }

    /// The recurrence with these gates, weight and bias.
    ///
    /// @throws ShapeException if weight or bias do not fit the gates
    public static Recurrent of(Gates gates, Tensor weight, Tensor bias) {
        return checked(gates, false, gates.biases(), weight, bias);
    }

    /// The GRU as first published, whose reset gate stands before the product, `n = tanh(xₙ + Wₙ (r h) + bₙ)`; its bias
    /// is `(3 H)`.   Cho et al. 2014, eq. 8
    ///
    /// It needs two products a step, one after the other, and is always computed as written, some times slower than
    /// [Gates#GRU].
    ///
    /// @throws ShapeException if weight or bias do not fit
    public static Recurrent resetFirst(Tensor weight, Tensor bias) {
        return checked(Gates.GRU, true, 3, weight, bias);
    }

    private static Recurrent checked(Gates gates, boolean resetFirst, int biases, Tensor weight, Tensor bias) {
        DType.same(gates.name(), weight, bias);
        if (weight.shape().rank() != 2 || weight.size(0) != gates.products() * weight.size(1)
                || !bias.shape().equals(Shape.of(biases * weight.size(1))))
            throw new ShapeException(gates.name(), "the weight must be (%d H, H) and the bias (%d H)".formatted(
                    gates.products(), biases), weight.shape(), bias.shape());
        return new Recurrent(gates, resetFirst, weight, bias);
    }

    /// A state of zeros for a batch.
    public State zeros(int batch) {
        Tensor zeros = Tensor.zeros(Shape.of(batch, H), weight.dtype());
        return gates.hasMemory() ? State.of(zeros, zeros) : State.of(zeros);
    }

    /// One step.   Shapes `x (B, G H)`, state `(B, H) → (B, H)`.
    ///
    /// @throws ShapeException if x or the state do not fit
    public State step(Tensor x, State before) {
        return unroll(x.unsqueeze(1), before, Steps.FORWARD).last();
    }

    /// A whole sequence, from a first state.   Shapes `x (B, T, G H)`, state `(B, H)`, outputs `(B, T, H)`.
    ///
    /// @throws ShapeException           if x, the state or the lengths do not fit
    /// @throws IllegalArgumentException if a length is negative or more than T, or the state has no memory where there
    ///                                  must be one
    public Unrolled unroll(Tensor x, State start, Steps steps) {
        check(x, start);
        if (resetFirst)
            return steps.walk(x, start, new WrittenGates(gates, weight.T(), bias)::stepResetFirst);
        var how = new Unroll(gates, x.size(0), x.size(1), H, steps.lengths(x), steps.isBackward());
        Tensor[] inputs = gates.hasMemory()
                ? new Tensor[] {x, weight, bias, start.hidden, start.memory.orElseThrow()}
                : new Tensor[] {x, weight, bias, start.hidden};
        var walk = new FusedUnroll(how, packed, inputs);
        Tensor[] results = Bundle.fused(gates.name().toLowerCase(Locale.ROOT), inputs, walk.results(), walk::slopes,
                tensors -> written(steps, tensors));
        return new Unrolled(results[0], state(1, results));
    }

    /// The same walk as an expression.
    private Tensor[] written(Steps steps, Tensor... inputs) {
        var written = new WrittenGates(gates, inputs[1].T(), inputs[2]);
        Unrolled walked = steps.walk(inputs[0], state(3, inputs), written::step);
        State last = walked.last;
        return last.memory.isPresent()
                ? new Tensor[] {walked.outputs, last.hidden, last.memory.get()}
                : new Tensor[] {walked.outputs, last.hidden};
    }

    /// The state that begins at that place.
    State state(int from, Tensor... tensors) {
        return gates.hasMemory() ? State.of(tensors[from], tensors[from + 1]) : State.of(tensors[from]);
    }

    void check(Tensor x, State start) {
        DType.same(gates.name(), x, weight);
        if (x.shape().rank() != 3 || x.size(2) != weight.size(0))
            throw new ShapeException(gates.name(), "x must be (B, T, %d)".formatted(weight.size(0)), x.shape());
        if (start.memory.isPresent() != gates.hasMemory())
            throw new IllegalArgumentException(gates.name() + (gates.hasMemory()
                    ? ": the state must have a memory; State.of(hidden, memory) makes such a one"
                    : ": the state must have no memory; State.of(hidden) makes such a one"));
        check(start.hidden, x.size(0));
        start.memory.ifPresent(memory -> check(memory, x.size(0)));
    }

    private void check(Tensor state, int B) {
        DType.same(gates.name(), state, weight);
        if (!state.shape().equals(Shape.of(B, H)))
            throw new ShapeException(gates.name(), "the state must be (%d, %d)".formatted(B, H), state.shape());
    }
}
