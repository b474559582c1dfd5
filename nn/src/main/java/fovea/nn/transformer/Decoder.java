package fovea.nn.transformer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fovea.nn.LayerNorm;
import fovea.nn.PyTorchNamed;
import fovea.nn.PyTorchNames;
import fovea.nn.attention.Mask;
import fovea.random.RandomKey;
import fovea.tensor.Tensor;

/// Blocks on top of each other that write word after word, looking at what is written and at a memory.   Vaswani et
/// al. 2017, section 3.1
///
/// Training sees all words at once and [#apply] hides the future; writing goes step by step and remembers:
///
/// ```java
/// DecoderCache cache = decoder.start(memory);
/// Decoder.Step step = decoder.step(word, cache, memoryMask);      // word (B, 1, D)
/// step.output();                                                  // (B, 1, D), the same as that position of apply
/// cache = step.cache();                                           // for the next word
/// ```
///
/// Shapes `y (B, T, D), memory (B, S, D) → (B, T, D)`.
///
/// @param blocks from the lowest
/// @param norm   behind the last, if there is one
public record Decoder(List<DecoderBlock> blocks, Optional<LayerNorm> norm) implements PyTorchNamed {

    /// What a step gives, and what the next one needs.
    ///
    /// @param output `(B, T, D)` for the T positions of this step
    /// @param cache  all that was seen so far
    public record Step(Tensor output, DecoderCache cache) {}

    /// A decoder of these blocks.
    public Decoder {
        blocks = List.copyOf(blocks);
    }

    /// A decoder with these settings.
    public static Decoder create(TransformerConfig config, RandomKey random) {
        List<DecoderBlock> blocks = new ArrayList<>();
        for (int i = 0; i < config.decoderLayers(); i++)
            blocks.add(DecoderBlock.create(config, random.with(i)));
        return new Decoder(blocks, config.finalNorm());
    }

    /// All positions at once, none of which sees those after it, nor what `mask` hides besides.
    public Tensor apply(Tensor y, Tensor memory, Mask mask, Mask memoryMask) {
        Mask past = Mask.CAUSAL.and(mask);
        for (DecoderBlock block : blocks)
            y = block.apply(y, memory, past, memoryMask);
        return normed(y);
    }

    /// What a decoding starts from: the memory, projected once for all steps.
    public DecoderCache start(Tensor memory) {
        return new DecoderCache(blocks.stream().map(block -> block.start(memory)).toList());
    }

    /// The next positions, one or several, behind those in the cache. The past is not computed again.
    ///
    /// @throws IllegalArgumentException if the cache is another decoder's
    public Step step(Tensor y, DecoderCache cache, Mask memoryMask) {
        if (cache.blocks().size() != blocks.size())
            throw new IllegalArgumentException(("decoder: the cache must have been started by this decoder of %d "
                    + "blocks; it has %d").formatted(blocks.size(), cache.blocks().size()));
        List<DecoderCache.Block> next = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            DecoderBlock.Step step = blocks.get(i).step(y, cache.blocks().get(i), memoryMask);
            y = step.output();
            next.add(step.cache());
        }
        return new Step(normed(y), new DecoderCache(next));
    }

    private Tensor normed(Tensor y) {
        return norm.isPresent() ? norm.get().apply(y) : y;
    }

    @Override
    public void nameIn(PyTorchNames names) {
        names.layers("layers", blocks);
        norm.ifPresent(last -> names.layer("norm", last));
    }
}
