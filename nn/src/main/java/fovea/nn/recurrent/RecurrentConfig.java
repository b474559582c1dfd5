package fovea.nn.recurrent;

import fovea.nn.Initialiser;

/// What a recurrence is to be like.
///
/// ```java
/// RecurrentConfig.of(64, 96).withLayers(2).withBothDirections().withDropout(0.1)
/// ```
///
/// @param in          width of the inputs
/// @param hidden      H, width of the state
/// @param layers      how many layers; each reads what the one before puts out
/// @param directions  1, or 2 for a second walk from the end
/// @param dropout     probability of forgetting a number between layers while training; nothing is dropped after the
///                    last
/// @param biases      none, one or two
/// @param reset       where the reset gate of a GRU stands
/// @param activation  what bends the sum of a plain cell
/// @param stateWeight how each gate's `(H, H)` weight starts; all other parameters start within ±1/√H
public record RecurrentConfig(int in, int hidden, int layers, int directions, double dropout,
                              Biases biases, Reset reset, Activation activation, Initialiser stateWeight) {

    /// Settings in range.
    ///
    /// @throws IllegalArgumentException if a size is not positive, or there are more than two directions
    public RecurrentConfig {
        if (in < 1 || hidden < 1 || layers < 1)
            throw new IllegalArgumentException(
                    "recurrence: sizes are at least 1; got in %d, hidden %d, layers %d".formatted(in, hidden, layers));
        if (directions < 1 || directions > 2)
            throw new IllegalArgumentException("recurrence: there are 1 or 2 directions; got " + directions);
    }

    /// One layer in one direction, as PyTorch's starts: two biases, the reset gate after the product, tanh, all
    /// parameters within ±1/√H.
    public static RecurrentConfig of(int in, int hidden) {
        return new RecurrentConfig(in, hidden, 1, 1, 0, Biases.TWO, Reset.AFTER_PRODUCT, Activation.TANH,
                Initialiser.uniform(1 / Math.sqrt(hidden)));
    }

    /// The same for inputs of another width.
    public RecurrentConfig withIn(int in) {
        return new RecurrentConfig(in, hidden, layers, directions, dropout, biases, reset, activation, stateWeight);
    }

    /// The same with so many layers.
    public RecurrentConfig withLayers(int layers) {
        return new RecurrentConfig(in, hidden, layers, directions, dropout, biases, reset, activation, stateWeight);
    }

    /// The same with a walk from the start and one from the end.
    public RecurrentConfig withBothDirections() {
        return new RecurrentConfig(in, hidden, layers, 2, dropout, biases, reset, activation, stateWeight);
    }

    /// The same with dropout between layers.
    public RecurrentConfig withDropout(double dropout) {
        return new RecurrentConfig(in, hidden, layers, directions, dropout, biases, reset, activation, stateWeight);
    }

    /// The same with these biases.
    public RecurrentConfig withBiases(Biases biases) {
        return new RecurrentConfig(in, hidden, layers, directions, dropout, biases, reset, activation, stateWeight);
    }

    /// The same with the reset gate there.
    public RecurrentConfig withReset(Reset reset) {
        return new RecurrentConfig(in, hidden, layers, directions, dropout, biases, reset, activation, stateWeight);
    }

    /// The same with this activation.
    public RecurrentConfig withActivation(Activation activation) {
        return new RecurrentConfig(in, hidden, layers, directions, dropout, biases, reset, activation, stateWeight);
    }

    /// The same with each gate's weight on the state starting so; `orthogonal` neither stretches nor shrinks what is
    /// remembered.
    public RecurrentConfig withStateWeight(Initialiser stateWeight) {
        return new RecurrentConfig(in, hidden, layers, directions, dropout, biases, reset, activation, stateWeight);
    }
}
