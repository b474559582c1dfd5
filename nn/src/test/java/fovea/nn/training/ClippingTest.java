package fovea.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import fovea.tensor.Gradients;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class ClippingTest {

    private final Parameter a = new Parameter(Tensor.of(0.0, 0.0)), b = new Parameter(Tensor.of(0.0));
    private final Gradients gradients = a.value().mul(Tensor.of(0.0, 3.0)).sum().add(b.value().mul(4).sum())
            .gradients();

    @Test
    void whatIsTooLongIsShortened() {
        Clipping clipped = Clipping.byNorm(gradients, List.of(a, b), 1);
        assertEquals(5, clipped.norm());
        assertArrayEquals(new double[] {0, 0.6}, clipped.gradients().of(a).toDoubles(), 1e-6);
        assertArrayEquals(new double[] {0.8}, clipped.gradients().of(b).toDoubles(), 1e-6);
    }

    @Test
    void whatIsShortEnoughIsLeft() {
        assertSame(gradients, Clipping.byNorm(gradients, List.of(a, b), 6).gradients());
        assertSame(gradients, Clipping.byNorm(gradients, List.of(a), 4).gradients(), "only a's 3 counts");
    }

    @Test
    void aGradientThatHasExplodedIsToldByItsNorm() {
        Gradients exploded = b.value().mul(Double.POSITIVE_INFINITY).sum().gradients();
        assertEquals(Double.POSITIVE_INFINITY, Clipping.byNorm(exploded, List.of(a, b), 1).norm());
    }

    @Test
    void theLongestMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> Clipping.byNorm(gradients, List.of(a), 0));
    }
}
