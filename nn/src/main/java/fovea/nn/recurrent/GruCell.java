package fovea.nn.recurrent;

import fovea.kernel.Gates;
import fovea.nn.Linear;
import fovea.random.RandomKey;
import fovea.tensor.Recurrent;

/// The cell with gates but no memory beside its state.   Cho et al. 2014
///
/// ```text
///     r = σ(Wᵣ x + Uᵣ h + bᵣ)                  what of the state counts for the new
///     z = σ(W_z x + U_z h + b_z)               what of the state stays
///     n = tanh(Wₙ x + bₙ + r (Uₙ h + b_q))     the new, with the reset gate after the product
///     n = tanh(Wₙ x + Uₙ (r h) + bₙ)           … or before it, eq. 8
///     h' = (1 − z) n + z h                     eq. 7
/// ```
///
/// By hand: with all parameters 0 the gates are ½ and n is 0, so `h = 1` becomes `h' = 0.5`.
///
/// @param input W `(3 H, in)`, one gate under the other in the order r, z, n; b
/// @param state U `(3 H, H)`, and the second bias, whose last third is b_q
/// @param reset where the reset gate stands
public record GruCell(Linear input, Linear state, Reset reset) implements Cell {

    /// A cell for one layer and direction of the configuration.
    ///
    /// @throws IllegalArgumentException if it asks for relu
    public static GruCell create(RecurrentConfig config, RandomKey key) {
        Parts.noRelu("gru", config);
        return new GruCell(Parts.input(3, config, key), Parts.state(3, config, key), config.reset());
    }

    @Override
    public Recurrent recurrence() {
        return switch (reset) {
            case AFTER_PRODUCT -> Recurrent.of(Gates.GRU, state.weight().value(), Parts.biasOfReset(this));
            case BEFORE_PRODUCT -> Recurrent.resetFirst(state.weight().value(), Parts.bias(this));
        };
    }
}
