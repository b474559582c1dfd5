package fovea.nn.recurrent;

import java.util.List;

import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.tensor.Recurrent;

class GruCellTest implements LayerContract {

    @Override
    public Specimen specimen() {
        GruCell layer = GruCell.create(RecurrentConfig.of(3, 2), RandomKey.of(1));
        return new Specimen(layer, x -> layer.step(x.get(0), Recurrent.State.of(x.get(1))).hidden(),
                List.of(Specimen.normal(2, 3), Specimen.normal(2, 2)));
    }
}
