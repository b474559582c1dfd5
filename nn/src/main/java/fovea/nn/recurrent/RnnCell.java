package fovea.nn.recurrent;

import fovea.kernel.Gates;
import fovea.nn.Linear;
import fovea.random.RandomKey;
import fovea.tensor.Recurrent;

/// The plain cell: the new state is a bent sum of what comes in and what was there.   Elman 1990
///
/// ```text
///     hₜ = tanh(W xₜ + U hₜ₋₁ + b)
/// ```
///
/// By hand: with W = U = 1 and no bias, x = 1, 0 gives `h = tanh 1 = 0.7616`, then `tanh 0.7616 = 0.6420`.
///
/// @param input      W `(H, in)`, b
/// @param state      U `(H, H)`, and the second bias
/// @param activation tanh or relu
public record RnnCell(Linear input, Linear state, Activation activation) implements Cell {

    /// A cell for one layer and direction of the configuration.
    ///
    /// @throws IllegalArgumentException if it asks for a reset gate
    public static RnnCell create(RecurrentConfig config, RandomKey key) {
        Parts.noReset("rnn", config);
        return new RnnCell(Parts.input(1, config, key), Parts.state(1, config, key), config.activation());
    }

    @Override
    public Recurrent recurrence() {
        Gates gates = switch (activation) {
            case TANH -> Gates.TANH;
            case RELU -> Gates.RELU;
        };
        return Recurrent.of(gates, state.weight().value(), Parts.bias(this));
    }
}
