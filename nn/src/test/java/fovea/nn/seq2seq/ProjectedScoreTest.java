package fovea.nn.seq2seq;

import java.util.List;

import fovea.nn.attention.Mask;
import fovea.nn.attention.ScaledDotScore;
import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;

class ProjectedScoreTest implements LayerContract {

    @Override
    public Specimen specimen() {
        ProjectedScore layer = ProjectedScore.create(3, 4, new ScaledDotScore(), RandomKey.of(1));
        return new Specimen(layer, x -> layer.attend(x.get(0), layer.source(x.get(1)), Mask.NONE).context(),
                List.of(Specimen.normal(2, 3, 3), Specimen.normal(2, 4, 4)));
    }
}
