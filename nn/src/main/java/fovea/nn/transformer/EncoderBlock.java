package fovea.nn.transformer;

import fovea.nn.PyTorchNamed;
import fovea.nn.PyTorchNames;
import fovea.nn.attention.Mask;
import fovea.nn.attention.MultiHeadAttention;
import fovea.random.RandomKey;
import fovea.tensor.Tensor;

/// One layer of an encoder: the positions look at each other, then each thinks for itself.   Vaswani et al. 2017,
/// section 3.1
///
/// ```text
///     x ← x + attention(x, x)
///     x ← x + feedForward(x)                             each with dropout and a norm: Residual
/// ```
///
/// Shapes `x (B, S, D) → (B, S, D)`. With `D = 512`, `F = 2048` and biases it has 3,152,384 parameters.
///
/// @param attention         of the positions to each other
/// @param aroundAttention   the way past it
/// @param feedForward       for each position
/// @param aroundFeedForward the way past it
public record EncoderBlock(
        MultiHeadAttention attention, Residual aroundAttention,
        FeedForward feedForward, Residual aroundFeedForward) implements PyTorchNamed {

    /// A block with these settings.
    public static EncoderBlock create(TransformerConfig config, RandomKey random) {
        return new EncoderBlock(config.attention(random.with("attention")), config.residual(),
                FeedForward.create(config, random.with("feedForward")), config.residual());
    }

    /// The positions, each having looked at those that the mask lets it see.
    public Tensor apply(Tensor x, Mask mask) {
        Tensor looked = aroundAttention.apply(x, y -> attention.apply(y, y, mask));
        return aroundFeedForward.apply(looked, feedForward::apply);
    }

    @Override
    public void nameIn(PyTorchNames names) {
        names.layer("self_attn", attention);
        names.layer("linear1", feedForward.inner());
        names.layer("linear2", feedForward.outer());
        names.layer("norm1", aroundAttention.norm());
        names.layer("norm2", aroundFeedForward.norm());
    }
}
