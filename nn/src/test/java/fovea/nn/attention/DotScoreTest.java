package fovea.nn.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import fovea.nn.contract.LayerContract;
import fovea.shape.Shape;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DotScoreTest implements LayerContract {

    @Override
    public Specimen specimen() {
        DotScore layer = new DotScore();
        return new Specimen(layer, x -> layer.attend(x.get(0), layer.source(x.get(1)), Mask.causal(1)).context(),
                List.of(Specimen.normal(2, 3, 4), Specimen.normal(2, 5, 4)));
    }

    @Test
    void oneTwoWithThreeFourIsEleven() {
        Tensor q = Tensor.of(Shape.of(1, 2), 1, 2f), k = Tensor.of(Shape.of(1, 2), 3, 4f);
        assertEquals(11, new DotScore().of(q, k).item());
    }
}
