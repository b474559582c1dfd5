package fovea.nn.attention;

import java.util.Optional;

import fovea.nn.Dropout;
import fovea.nn.Initialiser;
import fovea.nn.Linear;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// The settings of a [MultiHeadAttention], and how it starts.
///
/// ```java
/// var attention = MultiHeadConfig.of(512, 8).withMemory(256, 256).withDropout(0.1).create(RandomKey.of(1));
/// ```
///
/// Weights start Xavier-uniform (Glorot and Bengio 2010), biases as zeros. The three projections of equally wide
/// inputs are drawn as the one matrix `(3D, D)` that they are in most implementations, within ±√(6 / 4D): smaller
/// than three single ones, so that the first scores are not sharp.
///
/// @param width      D
/// @param heads      h
/// @param keyWidth   how wide the keys are that come in
/// @param valueWidth how wide the values are that come in
/// @param bias       whether the projections have biases
/// @param dropout    how likely each weight is forgotten while training
public record MultiHeadConfig(int width, int heads, int keyWidth, int valueWidth, boolean bias, double dropout) {

    /// Attention over words of one width, with biases and without dropout.
    public static MultiHeadConfig of(int width, int heads) {
        return new MultiHeadConfig(width, heads, width, width, true, 0);
    }

    /// The same, for keys and values of other widths than the queries.
    public MultiHeadConfig withMemory(int keyWidth, int valueWidth) {
        return new MultiHeadConfig(width, heads, keyWidth, valueWidth, bias, dropout);
    }

    /// The same, without biases.
    public MultiHeadConfig withoutBias() {
        return new MultiHeadConfig(width, heads, keyWidth, valueWidth, false, dropout);
    }

    /// The same, forgetting weights with probability p while training.
    public MultiHeadConfig withDropout(double p) {
        return new MultiHeadConfig(width, heads, keyWidth, valueWidth, bias, p);
    }

    /// An attention with these settings.
    ///
    /// @throws IllegalArgumentException if the heads do not share the width evenly
    public MultiHeadAttention create(RandomKey random) {
        boolean alike = keyWidth == width && valueWidth == width;
        Initialiser start = alike ? Initialiser.uniform(Math.sqrt(6.0 / (4 * width))) : Initialiser.XAVIER_UNIFORM;
        return new MultiHeadAttention(heads,
                linear(width, start, random.with("query")),
                linear(keyWidth, start, random.with("key")),
                linear(valueWidth, start, random.with("value")),
                linear(width, Initialiser.XAVIER_UNIFORM, random.with("output")),
                new Dropout(dropout));
    }

    private Linear linear(int in, Initialiser start, RandomKey random) {
        Linear map = Linear.withoutBias(in, width, start, random);
        return bias ? new Linear(map.weight(), Optional.of(new Parameter(Tensor.zeros(Shape.of(width))))) : map;
    }
}
