package fovea.nn.transformer;

import java.util.List;

import fovea.nn.attention.Source;
import fovea.tensor.IntTensor;
import fovea.tensor.Memory;

/// What a decoder remembers between steps, so that no step computes the past again: for each block the keys and values
/// of all positions so far, and those of the memory.
///
/// A cache never changes; a step hands back the next one. So a search may go on from the same cache in several ways.
///
/// @param blocks one for each block of the decoder
public record DecoderCache(List<Block> blocks) implements Memory.Keepable<DecoderCache> {

    /// What one block remembers.
    ///
    /// @param past   keys and values of the positions so far, growing   `(B, h, T, d)`
    /// @param memory keys and values of the memory, projected once      `(B, h, S, d)`
    public record Block(Source past, Source memory) {}

    /// A cache of these blocks.
    public DecoderCache {
        blocks = List.copyOf(blocks);
    }

    /// How many positions were decoded so far; 0 without blocks, which remember nothing.
    public int length() {
        return blocks.isEmpty() ? 0 : blocks.getFirst().past().size();
    }

    /// This cache, to outlive the [step][fovea.tensor.Memory] it was made in.
    @Override
    public DecoderCache keep() {
        return new DecoderCache(blocks.stream().map(block -> new Block(block.past().keep(), block.memory().keep()))
                .toList());
    }

    /// The cache of these rows of the batch, in this order; a row may come again, as in beam search, or no more, when
    /// it is finished.
    public DecoderCache rows(IntTensor rows) {
        return new DecoderCache(blocks.stream()
                .map(block -> new Block(block.past().rows(rows), block.memory().rows(rows))).toList());
    }
}
