package fovea.nn.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import fovea.nn.contract.LayerContract;
import fovea.shape.Shape;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ScaledDotScoreTest implements LayerContract {

    @Override
    public Specimen specimen() {
        ScaledDotScore layer = new ScaledDotScore();
        return new Specimen(layer, x -> layer.attend(x.get(0), layer.source(x.get(1)), Mask.causal(1)).context(),
                List.of(Specimen.normal(2, 3, 4), Specimen.normal(2, 5, 4)));
    }

    @Test
    void fourNumbersAreDividedByTwo() {
        Tensor q = Tensor.of(Shape.of(1, 4), 1, 2, 3, 4f), k = Tensor.of(Shape.of(1, 4), 2, 1, 0, 1f);
        assertEquals(4, new ScaledDotScore().of(q, k).item());
    }

    @Test
    void theVarianceOfScoresDoesNotGrowWithTheWidth() {
        Tensor q = Specimen.normal(60, 256), k = Specimen.normal(70, 256);
        assertEquals(1, new ScaledDotScore().of(q, k).var().item(), 0.1);
        assertEquals(256, new DotScore().of(q, k).var().item(), 25.6);
    }
}
