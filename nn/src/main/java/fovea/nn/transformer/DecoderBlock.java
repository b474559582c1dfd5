package fovea.nn.transformer;

import fovea.nn.PyTorchNamed;
import fovea.nn.PyTorchNames;
import fovea.nn.attention.Mask;
import fovea.nn.attention.MultiHeadAttention;
import fovea.nn.attention.Source;
import fovea.random.RandomKey;
import fovea.tensor.Tensor;

/// One layer of a decoder: the positions look at those before them, then at the memory, then each thinks for
/// itself.   Vaswani et al. 2017, section 3.1
///
/// ```text
///     y ← y + attention(y, y)                            masked: nobody sees the future
///     y ← y + cross(y, memory)                           queries from the decoder, keys and values from the encoder
///     y ← y + feedForward(y)                             each with dropout and a norm: Residual
/// ```
///
/// Shapes `y (B, T, D), memory (B, S, D) → (B, T, D)`. With `D = 512`, `F = 2048` and biases it has 4,204,032
/// parameters.
///
/// @param attention         of the positions to each other
/// @param aroundAttention   the way past it
/// @param cross             of the positions to the memory
/// @param aroundCross       the way past it
/// @param feedForward       for each position
/// @param aroundFeedForward the way past it
public record DecoderBlock(
        MultiHeadAttention attention, Residual aroundAttention,
        MultiHeadAttention cross, Residual aroundCross,
        FeedForward feedForward, Residual aroundFeedForward) implements PyTorchNamed {

    /// A block with these settings.
    public static DecoderBlock create(TransformerConfig config, RandomKey random) {
        return new DecoderBlock(config.attention(random.with("attention")), config.residual(),
                config.attention(random.with("cross")), config.residual(),
                FeedForward.create(config, random.with("feedForward")), config.residual());
    }

    /// The positions, each having looked at the others as `mask` allows, and at the memory as `memoryMask` allows.
    ///
    /// The mask is the caller's: [Mask#CAUSAL] where the future must not be seen.
    public Tensor apply(Tensor y, Tensor memory, Mask mask, Mask memoryMask) {
        Tensor looked = aroundAttention.apply(y, x -> attention.apply(x, x, mask));
        return rest(looked, cross.source(memory, memory), memoryMask);
    }

    /// What a decoding starts from: the memory projected, and no past.
    DecoderCache.Block start(Tensor memory) {
        Tensor nothing = memory.slice(-2, 0, 0);                               // (B, 0, D)
        return new DecoderCache.Block(attention.source(nothing, nothing), cross.source(memory, memory));
    }

    /// The positions of `y`, which follow those in the cache, see them and each other's past; only `y` is computed.
    Step step(Tensor y, DecoderCache.Block cache, Mask memoryMask) {
        Tensor x = aroundAttention.enter(y);
        Source seen = cache.past().then(attention.source(x, x));
        Tensor looked = aroundAttention.leave(y, attention.apply(x, seen, Mask.causal(cache.past().size())));
        return new Step(rest(looked, cache.memory(), memoryMask), new DecoderCache.Block(seen, cache.memory()));
    }

    /// What a step gives, and what the next one needs.
    record Step(Tensor output, DecoderCache.Block cache) {}

    private Tensor rest(Tensor y, Source memory, Mask memoryMask) {
        Tensor looked = aroundCross.apply(y, x -> cross.apply(x, memory, memoryMask));
        return aroundFeedForward.apply(looked, feedForward::apply);
    }

    @Override
    public void nameIn(PyTorchNames names) {
        names.layer("self_attn", attention);
        names.layer("multihead_attn", cross);
        names.layer("linear1", feedForward.inner());
        names.layer("linear2", feedForward.outer());
        names.layer("norm1", aroundAttention.norm());
        names.layer("norm2", aroundCross.norm());
        names.layer("norm3", aroundFeedForward.norm());
    }
}
