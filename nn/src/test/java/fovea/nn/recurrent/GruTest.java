package fovea.nn.recurrent;

import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;

class GruTest implements LayerContract {

    @Override
    public Specimen specimen() {
        var config = RecurrentConfig.of(3, 2).withLayers(2).withBothDirections();
        Gru layer = Gru.create(config, RandomKey.of(1));
        return Specimen.of(layer, x -> layer.apply(x).outputs(), Specimen.normal(2, 4, 3));
    }
}
