package fovea.nn.recurrent;

import fovea.nn.Layer;
import fovea.nn.Linear;
import fovea.nn.PyTorchNamed;
import fovea.nn.PyTorchNames;
import fovea.random.RandomKey;
import fovea.tensor.Recurrent;
import fovea.tensor.Steps;
import fovea.tensor.Tensor;

/// One step of recurrence, `hₜ = f(xₜ, hₜ₋₁)`.
///
/// ```java
/// Recurrent.State state = cell.zeros(B);
/// for (Tensor x : inputs)                       // (B, in)
///     state = cell.step(x, state);              // hidden (B, H)
/// ```
///
/// What the inputs contribute does not depend on the step before: [#project] multiplies all of them in one product, and
/// [#recurrence] does the rest.
public sealed interface Cell extends Layer, PyTorchNamed permits RnnCell, GruCell, LstmCell {

    /// The weights on the input, `(G H, in)`, and the bias if there is one.
    Linear input();

    /// The weights on the state, `(G H, H)`, and the second bias if there is one.
    Linear state();

    /// What happens once the inputs have been multiplied, with the parameters as they are now.
    Recurrent recurrence();

    /// A cell of that kind, for one layer and direction of the configuration.
    ///
    /// @throws IllegalArgumentException if the configuration asks for what this kind does not have
    static Cell create(RecurrentKind kind, RecurrentConfig config, RandomKey key) {
        return switch (kind) {
            case RNN -> RnnCell.create(config, key);
            case GRU -> GruCell.create(config, key);
            case LSTM -> LstmCell.create(config, key);
        };
    }

    /// One step.   Shapes `x (B, in)`, state `(B, H) → (B, H)`.
    default Recurrent.State step(Tensor x, Recurrent.State before) {
        return recurrence().step(project(x), before);
    }

    /// What the inputs contribute to the gates, without biases.   Shapes `x (…, in) → (…, G H)`.
    default Tensor project(Tensor x) {
        return x.matmul(input().weight().value().T());
    }

    /// A whole sequence.   Shapes `x (B, T, in)`, state `(B, H)`, outputs `(B, T, H)`.
    default Recurrent.Unrolled unroll(Tensor x, Recurrent.State start, Steps steps) {
        return recurrence().unroll(project(x), start, steps);
    }

    /// A state of zeros for a batch.
    default Recurrent.State zeros(int batch) {
        return Parts.zeros(this, batch);
    }

    /// As in `torch.nn.GRUCell`: `weight_ih`, `weight_hh`, `bias_ih`, `bias_hh`.
    @Override
    default void nameIn(PyTorchNames names) {
        Parts.name(names, this, "");
    }

    /// Width of the inputs.
    default int in() {
        return input().in();
    }

    /// H, width of the state.
    default int hidden() {
        return state().in();
    }
}
