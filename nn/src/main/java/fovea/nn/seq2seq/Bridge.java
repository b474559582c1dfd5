package fovea.nn.seq2seq;

import java.util.List;
import java.util.Optional;

import fovea.nn.Layer;
import fovea.nn.Linear;
import fovea.nn.recurrent.RecurrentKind;
import fovea.random.RandomKey;
import fovea.tensor.Rearrangement;
import fovea.tensor.Recurrent;
import fovea.tensor.Tensor;

/// From where the encoder's two directions end to where a layer of the decoder begins, `s₀ = tanh(W [→h; ←h] + b)`.
/// Bahdanau et al. 2015, appendix A.2.2
///
/// @param hidden for the state, `(2H → H)`
/// @param memory for the memory that only an LSTM has
public record Bridge(Linear hidden, Optional<Linear> memory) implements Layer {

    static Bridge create(RecurrentKind kind, int H, RandomKey key) {
        Linear memory = Linear.create(2 * H, H, key.with("memory"));
        return new Bridge(Linear.create(2 * H, H, key.with("hidden")),
                Optional.of(memory).filter(_ -> kind == RecurrentKind.LSTM));
    }

    /// The first state of the decoder's layer `i`, from the encoder's last states `(2 · layers, B, H)`.
    Recurrent.State cross(Recurrent.State read, int i) {
        return new Recurrent.State(ends(read.hidden(), i, hidden),
                memory.map(linear -> ends(read.memory().orElseThrow(), i, linear)));
    }

    private static Tensor ends(Tensor states, int i, Linear linear) {
        return linear.apply(both(states, i)).tanh();                           // (B, H)
    }

    /// Both directions' ends of layer `i` side by side.   `(B, 2H)`
    static Tensor both(Tensor states, int i) {
        return Rearrangement.concat(-1, List.of(states.select(0, 2 * i), states.select(0, 2 * i + 1)));
    }
}
