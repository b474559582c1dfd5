package fovea.nn.recurrent;

import java.util.List;

import fovea.nn.Dropout;
import fovea.nn.Layer;
import fovea.nn.PyTorchNamed;
import fovea.nn.PyTorchNames;
import fovea.random.RandomKey;
import fovea.tensor.IntTensor;
import fovea.tensor.Recurrent;
import fovea.tensor.Steps;
import fovea.tensor.Tensor;

/// Whole sequences, read by one layer of cells after the other.
///
/// Shapes: x `(B, T, in)`, outputs `(B, T, directions · H)`, states `(layers · directions, B, H)`; the states of a
/// layer's directions stand next to each other. Rows may have lengths of their own: what stands behind them is padding,
/// gives zeros, and touches nothing.
public sealed interface Recurrence extends Layer, PyTorchNamed permits Rnn, Gru, Lstm {

    /// The cells, layer by layer; each layer reads what the one before puts out.
    List<? extends Directions<? extends Cell>> layers();

    /// What is forgotten between two layers while training.
    Dropout dropout();

    /// A recurrence of that kind.
    ///
    /// @throws IllegalArgumentException if the configuration asks for what this kind does not have
    static Recurrence create(RecurrentKind kind, RecurrentConfig config, RandomKey key) {
        return switch (kind) {
            case RNN -> Rnn.create(config, key);
            case GRU -> Gru.create(config, key);
            case LSTM -> Lstm.create(config, key);
        };
    }

    /// Reads whole rows, from a state of zeros.
    default Recurrent.Unrolled apply(Tensor x) {
        return apply(x, zeros(x.size(0)));
    }

    /// Reads whole rows, from a state that somebody left.
    default Recurrent.Unrolled apply(Tensor x, Recurrent.State start) {
        return new Reading(this, Steps.FORWARD, Steps.BACKWARD).run(x, start);
    }

    /// Reads the first positions of each row, as many as its length says, from a state of zeros.
    default Recurrent.Unrolled apply(Tensor x, IntTensor lengths) {
        return apply(x, lengths, zeros(x.size(0)));
    }

    /// Reads the first positions of each row, as many as its length says, from a state that somebody left.
    ///
    /// @throws fovea.shape.ShapeException if x is not `(B, T, in)`, there is not one length for each row, or the state
    ///                                    does not fit
    /// @throws IllegalArgumentException   if a length is negative or more than T
    default Recurrent.Unrolled apply(Tensor x, IntTensor lengths, Recurrent.State start) {
        return new Reading(this, Steps.FORWARD.within(lengths), Steps.BACKWARD.within(lengths)).run(x, start);
    }

    /// A state of zeros for a batch, `(layers · directions, B, H)`.
    default Recurrent.State zeros(int batch) {
        return Reading.zeros(this, batch);
    }

    /// As in `torch.nn.GRU`: `weight_ih_l0`, …, `bias_hh_l1_reverse`.
    @Override
    default void nameIn(PyTorchNames names) {
        for (int i = 0; i < layers().size(); i++) {
            Parts.name(names, layers().get(i).forward(), "_l" + i);
            if (layers().get(i).reverse().isPresent())
                Parts.name(names, layers().get(i).reverse().get(), "_l" + i + "_reverse");
        }
    }

    /// Width of the inputs.
    default int in() {
        return layers().getFirst().forward().in();
    }

    /// H, width of each direction's state.
    default int hidden() {
        return layers().getFirst().forward().hidden();
    }

    /// 1 or 2.
    default int directions() {
        return layers().getFirst().cells().size();
    }
}
