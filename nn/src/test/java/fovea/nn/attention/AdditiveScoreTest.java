package fovea.nn.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import org.junit.jupiter.api.Test;

class AdditiveScoreTest implements LayerContract {

    @Override
    public Specimen specimen() {
        AdditiveScore layer = AdditiveScore.create(3, 4, 5, RandomKey.of(1));
        return new Specimen(layer, x -> layer.attend(x.get(0), layer.source(x.get(1)), Mask.causal(1)).context(),
                List.of(Specimen.normal(2, 3, 3), Specimen.normal(2, 4, 4)));
    }

    @Test
    void itsParametersAreQueryKeyAndEnergy() {
        AdditiveScore layer = AdditiveScore.create(3, 4, 5, RandomKey.of(1));
        assertEquals(List.of("query.weight", "key.weight", "energy.weight"), List.copyOf(layer.parameters().keySet()));
        assertEquals(3 * 5 + 4 * 5 + 5, layer.parameterCount());
    }
}
