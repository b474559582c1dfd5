package fovea.nn.recurrent;

import java.util.List;

import fovea.nn.Dropout;
import fovea.random.RandomKey;

/// The network with long and short memory, layers of [LstmCell].   Hochreiter and Schmidhuber 1997, Gers et al. 2000
///
/// Parameters: `layers.0.forward.input.weight`, `layers.0.forward.state.weight`, …, `layers.1.reverse.state.bias`.
///
/// @param layers  the cells, layer by layer
/// @param dropout between layers
public record Lstm(List<Directions<LstmCell>> layers, Dropout dropout) implements Recurrence {

    /// A network as configured.
    public static Lstm create(RecurrentConfig config, RandomKey key) {
        return new Lstm(Reading.layers(config, key, LstmCell::create), new Dropout(config.dropout()));
    }
}
