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

/// Blocks on top of each other, each reading what the one below made of the words.   Vaswani et al. 2017, section 3.1
///
/// Shapes `x (B, S, D) → (B, S, D)`.
///
/// @param blocks from the lowest
/// @param norm   behind the last, if there is one
public record Encoder(List<EncoderBlock> blocks, Optional<LayerNorm> norm) implements PyTorchNamed {

    /// An encoder of these blocks.
    public Encoder {
        blocks = List.copyOf(blocks);
    }

    /// An encoder with these settings.
    public static Encoder create(TransformerConfig config, RandomKey random) {
        List<EncoderBlock> blocks = new ArrayList<>();
        for (int i = 0; i < config.encoderLayers(); i++)
            blocks.add(EncoderBlock.create(config, random.with(i)));
        return new Encoder(blocks, config.finalNorm());
    }

    /// What the words mean in each other's company. The mask hides padding, usually.
    public Tensor apply(Tensor x, Mask mask) {
        for (EncoderBlock block : blocks)
            x = block.apply(x, mask);
        return norm.isPresent() ? norm.get().apply(x) : x;
    }

    @Override
    public void nameIn(PyTorchNames names) {
        names.layers("layers", blocks);
        norm.ifPresent(last -> names.layer("norm", last));
    }
}
