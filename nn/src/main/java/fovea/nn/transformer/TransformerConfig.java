package fovea.nn.transformer;

import java.util.Optional;

import fovea.nn.Dropout;
import fovea.nn.LayerNorm;
import fovea.nn.Nonlinearity;
import fovea.nn.attention.MultiHeadAttention;
import fovea.nn.attention.MultiHeadConfig;
import fovea.random.RandomKey;

/// The settings of a transformer.
///
/// ```java
/// var small = TransformerConfig.of(128, 4).withLayers(2, 2).withFeedForward(256);
/// var model = Transformer.create(small, RandomKey.of(1));
/// ```
///
/// `of(512, 8)` with its defaults is the base model of Vaswani et al. 2017 (table 3), and has a norm behind the
/// last encoder and decoder block, as PyTorch's `nn.Transformer` has.
///
/// @param width         D
/// @param heads         h
/// @param encoderLayers how many encoder blocks
/// @param decoderLayers how many decoder blocks
/// @param feedForward   F, the width inside the feed-forward networks
/// @param dropout       how likely a number is forgotten while training: weights of attention, the inside of
/// feed-forward networks, and what each sublayer adds
/// @param nonlinearity  between the two maps of a feed-forward network
/// @param norm          before or after each sublayer
/// @param finalNorms    whether a norm follows the last encoder block and the last decoder block
/// @param eps           ε of the norms
public record TransformerConfig(
        int width, int heads, int encoderLayers, int decoderLayers, int feedForward,
        double dropout, Nonlinearity nonlinearity, NormPlace norm, boolean finalNorms, double eps) {

    /// Six encoder and six decoder blocks, `F = 4D`, dropout 0.1, ReLU, norms after the sublayers and at the end, ε
    /// = 1e-5.
    public static TransformerConfig of(int width, int heads) {
        return new TransformerConfig(width, heads, 6, 6, 4 * width, 0.1, Nonlinearity.RELU, NormPlace.POST, true, 1e-5);
    }

    /// The same, with so many encoder and decoder blocks.
    public TransformerConfig withLayers(int encoder, int decoder) {
        return new TransformerConfig(width, heads, encoder, decoder, feedForward,
                dropout, nonlinearity, norm, finalNorms, eps);
    }

    /// The same, with feed-forward networks of this width inside.
    public TransformerConfig withFeedForward(int F) {
        return new TransformerConfig(width, heads, encoderLayers, decoderLayers, F,
                dropout, nonlinearity, norm, finalNorms, eps);
    }

    /// The same, forgetting with probability p.
    public TransformerConfig withDropout(double p) {
        return new TransformerConfig(width, heads, encoderLayers, decoderLayers, feedForward,
                p, nonlinearity, norm, finalNorms, eps);
    }

    /// The same, with another bend in the feed-forward networks.
    public TransformerConfig withNonlinearity(Nonlinearity bend) {
        return new TransformerConfig(width, heads, encoderLayers, decoderLayers, feedForward,
                dropout, bend, norm, finalNorms, eps);
    }

    /// The same, with norms before or after the sublayers.
    public TransformerConfig withNorm(NormPlace place) {
        return new TransformerConfig(width, heads, encoderLayers, decoderLayers, feedForward,
                dropout, nonlinearity, place, finalNorms, eps);
    }

    /// The same, without norms at the end: as in the paper, if the norms stand after the sublayers.
    public TransformerConfig withoutFinalNorms() {
        return new TransformerConfig(width, heads, encoderLayers, decoderLayers, feedForward,
                dropout, nonlinearity, norm, false, eps);
    }

    /// The same, with another ε in the norms.
    public TransformerConfig withEps(double eps) {
        return new TransformerConfig(width, heads, encoderLayers, decoderLayers, feedForward,
                dropout, nonlinearity, norm, finalNorms, eps);
    }

    MultiHeadAttention attention(RandomKey random) {
        return MultiHeadConfig.of(width, heads).withDropout(dropout).create(random);
    }

    private LayerNorm layerNorm() {
        LayerNorm standard = LayerNorm.create(width);
        return new LayerNorm(standard.weight(), standard.bias(), eps);
    }

    Optional<LayerNorm> finalNorm() {
        return finalNorms ? Optional.of(layerNorm()) : Optional.empty();
    }

    Residual residual() {
        return new Residual(layerNorm(), new Dropout(dropout), norm);
    }
}
