package fovea.nn.transformer;

import java.util.List;

import fovea.nn.Nonlinearity;
import fovea.nn.attention.Mask;
import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;

class DecoderBlockTest implements LayerContract {

    @Override
    public Specimen specimen() {
        var config = TransformerConfig.of(4, 2).withLayers(2, 2).withFeedForward(6).withNonlinearity(Nonlinearity.GELU)
                .withNorm(NormPlace.PRE);
        DecoderBlock layer = DecoderBlock.create(config, RandomKey.of(1));
        return new Specimen(layer, x -> layer.apply(x.get(0), x.get(1), Mask.CAUSAL, Mask.NONE),
                List.of(Specimen.normal(2, 3, 4), Specimen.normal(2, 5, 4)));
    }
}
