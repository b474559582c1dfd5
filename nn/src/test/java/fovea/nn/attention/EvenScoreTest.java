package fovea.nn.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import fovea.nn.contract.LayerContract;
import fovea.shape.Shape;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class EvenScoreTest implements LayerContract {

    @Override
    public Specimen specimen() {
        EvenScore layer = new EvenScore();
        return new Specimen(layer, x -> layer.attend(x.get(0), layer.source(x.get(1)), Mask.causal(1)).context(),
                List.of(Specimen.normal(2, 3, 4), Specimen.normal(2, 5, 4)));
    }

    @Test
    void fourKeysCountAQuarterEach() {
        var score = new EvenScore();
        var look = score.attend(Specimen.normal(1, 2), score.source(Specimen.normal(4, 2)), Mask.NONE);
        assertEquals(0.25, look.weights().at(0, 3));
        assertEquals(Tensor.of(Shape.of(1, 4), 0, 0, 0, 0f).toString(), look.scores().toString());
    }
}
