package fovea.nn.seq2seq;

import fovea.nn.contract.LayerContract;
import fovea.nn.recurrent.RecurrentKind;
import fovea.random.RandomKey;
import fovea.tensor.Recurrent;

class BridgeTest implements LayerContract {

    @Override
    public Specimen specimen() {
        Bridge bridge = Bridge.create(RecurrentKind.GRU, 3, RandomKey.of(1));
        return Specimen.of(bridge, x -> bridge.cross(Recurrent.State.of(x.permute(1, 0, 2)), 0).hidden(),
                Specimen.normal(2, 2, 3));                     // (B, both directions, H)
    }
}
