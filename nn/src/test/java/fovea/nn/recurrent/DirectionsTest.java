package fovea.nn.recurrent;

import java.util.Optional;

import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.tensor.Recurrent;
import fovea.tensor.Tensor;

class DirectionsTest implements LayerContract {

    @Override
    public Specimen specimen() {
        var config = RecurrentConfig.of(3, 2);
        RnnCell forward = RnnCell.create(config, RandomKey.of(1)), reverse = RnnCell.create(config, RandomKey.of(2));
        var layer = new Directions<>(forward, Optional.of(reverse));
        return Specimen.of(layer, x -> {
            Tensor both = Tensor.zeros(x.shape().with(1, 2), x.dtype());
            for (RnnCell cell : layer.cells())
                both = both.add(cell.step(x, Recurrent.State.of(both)).hidden());
            return both;
        }, Specimen.normal(2, 3));
    }
}
