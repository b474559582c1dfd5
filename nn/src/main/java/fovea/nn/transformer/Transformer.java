package fovea.nn.transformer;

import fovea.nn.Layer;
import fovea.nn.attention.Mask;
import fovea.random.RandomKey;
import fovea.tensor.Tensor;

/// An encoder that reads and a decoder that writes, connected by attention alone.   Vaswani et al. 2017, figure 1
///
/// ```java
/// var model = Transformer.create(TransformerConfig.of(512, 8), RandomKey.of(1));
/// Tensor y = model.apply(source, target, Mask.padding(4, 7), Mask.padding(3, 5));
/// ```
///
/// It works on vectors: embeddings (in the paper times √D, section 3.4), [positions][fovea.nn.attention.Positions]
/// and the map to a vocabulary are the model's around it.
///
/// Shapes `source (B, S, D), target (B, T, D) → (B, T, D)`. The base model has 44,138,496 parameters, and 2,048
/// more with final norms.
///
/// @param encoder reads the source
/// @param decoder writes the target
public record Transformer(Encoder encoder, Decoder decoder) implements Layer {

    /// A transformer with these settings.
    public static Transformer create(TransformerConfig config, RandomKey random) {
        return new Transformer(
                Encoder.create(config, random.with("encoder")), Decoder.create(config, random.with("decoder")));
    }

    /// What the decoder makes of each target position, knowing the source and the positions before it.
    ///
    /// @param sourceMask hides the source's padding, from the encoder and from the decoder
    /// @param targetMask hides the target's padding; the future is hidden anyhow
    public Tensor apply(Tensor source, Tensor target, Mask sourceMask, Mask targetMask) {
        return decoder.apply(target, encoder.apply(source, sourceMask), targetMask, sourceMask);
    }
}
