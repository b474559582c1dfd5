package fovea.nn.recurrent;

import java.util.List;

import fovea.nn.Dropout;
import fovea.random.RandomKey;

/// The plain recurrent network, layers of [RnnCell].   Elman 1990
///
/// Parameters: `layers.0.forward.input.weight`, `layers.0.forward.state.weight`, …, `layers.1.reverse.state.bias`.
///
/// @param layers  the cells, layer by layer
/// @param dropout between layers
public record Rnn(List<Directions<RnnCell>> layers, Dropout dropout) implements Recurrence {

    /// A network as configured.
    public static Rnn create(RecurrentConfig config, RandomKey key) {
        return new Rnn(Reading.layers(config, key, RnnCell::create), new Dropout(config.dropout()));
    }
}
