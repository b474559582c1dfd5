package fovea.nn.transformer;

import fovea.nn.Nonlinearity;
import fovea.nn.attention.Mask;
import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;

class EncoderTest implements LayerContract {

    @Override
    public Specimen specimen() {
        var config = TransformerConfig.of(4, 2).withLayers(2, 2).withFeedForward(6).withNonlinearity(Nonlinearity.GELU);
        Encoder layer = Encoder.create(config, RandomKey.of(1));
        return Specimen.of(layer, x -> layer.apply(x, Mask.CAUSAL), Specimen.normal(2, 3, 4));
    }
}
