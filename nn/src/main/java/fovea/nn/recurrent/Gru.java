package fovea.nn.recurrent;

import java.util.List;

import fovea.nn.Dropout;
import fovea.random.RandomKey;

/// The gated recurrent network, layers of [GruCell].   Cho et al. 2014
///
/// Parameters: `layers.0.forward.input.weight`, `layers.0.forward.state.weight`, …, `layers.1.reverse.state.bias`.
///
/// @param layers  the cells, layer by layer
/// @param dropout between layers
public record Gru(List<Directions<GruCell>> layers, Dropout dropout) implements Recurrence {

    /// A network as configured.
    public static Gru create(RecurrentConfig config, RandomKey key) {
        return new Gru(Reading.layers(config, key, GruCell::create), new Dropout(config.dropout()));
    }
}
