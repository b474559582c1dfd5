package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.check.GradCheck;
import fovea.nn.contract.LayerContract;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DropoutTest implements LayerContract {

    @Override
    public Specimen specimen() {
        Dropout layer = new Dropout(0.4);
        return Specimen.of(layer, layer::apply, Specimen.normal(2, 3));
    }

    @Test
    void lessThanHalfIsForgottenAndTheRestIsScaledUp() {
        Tensor y = Training.run(RandomKey.of(1), () -> new Dropout(0.2).apply(Tensor.ones(Shape.of(10_000))));
        int dropped = y.eq(0).count();
        assertTrue(1850 < dropped && dropped < 2150, "about 2000 of 10000, got " + dropped);
        assertEquals(10_000 - dropped, y.eq(1.25).count());
    }

    @Test
    void eachUseForgetsOthers() {
        Training.run(RandomKey.of(1), () -> {
            Tensor x = Tensor.ones(Shape.of(100));
            Dropout layer = new Dropout(0.5);
            assertTrue(layer.apply(x).ne(layer.apply(x)).any());
            return null;
        });
    }

    @Test
    void outsideTrainingEverythingPasses() {
        Tensor x = Tensor.ones(Shape.of(3));
        assertSame(x, new Dropout(0.9).apply(x));
    }

    @Test
    void slopesInTrainingAreRight() {
        Dropout layer = new Dropout(0.4);
        GradCheck.of(x -> Training.run(RandomKey.of(1), () -> layer.apply(x.square()))).at(Specimen.normal(4, 5));
    }

    @Test
    void aProbabilityOfOneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Dropout(1));
    }
}
