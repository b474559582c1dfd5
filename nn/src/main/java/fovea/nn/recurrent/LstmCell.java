package fovea.nn.recurrent;

import fovea.kernel.Gates;
import fovea.nn.Linear;
import fovea.random.RandomKey;
import fovea.tensor.Recurrent;

/// The cell with a memory of its own, which only gates can touch.   Hochreiter and Schmidhuber 1997; the forget gate:
/// Gers et al. 2000
///
/// ```text
///     i = σ(Wᵢ x + Uᵢ h + bᵢ)         what is let in
///     f = σ(W_f x + U_f h + b_f)       what is kept
///     g = tanh(W_g x + U_g h + b_g)    what is new
///     o = σ(Wₒ x + Uₒ h + bₒ)         what is shown
///     c' = f c + i g                   h' = o tanh c'
/// ```
///
/// By hand: with all parameters 0 the gates are ½ and g is 0, so `c = 1` becomes `c' = 0.5`, and
/// `h' = ½ tanh 0.5 = 0.2311`.
///
/// @param input W `(4 H, in)`, one gate under the other in the order i, f, g, o; b
/// @param state U `(4 H, H)`, and the second bias
public record LstmCell(Linear input, Linear state) implements Cell {

    /// A cell for one layer and direction of the configuration.
    ///
    /// @throws IllegalArgumentException if it asks for a reset gate or relu
    public static LstmCell create(RecurrentConfig config, RandomKey key) {
        Parts.noReset("lstm", config);
        Parts.noRelu("lstm", config);
        return new LstmCell(Parts.input(4, config, key), Parts.state(4, config, key));
    }

    @Override
    public Recurrent recurrence() {
        return Recurrent.of(Gates.LSTM, state.weight().value(), Parts.bias(this));
    }
}
