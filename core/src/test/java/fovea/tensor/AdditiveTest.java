package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import org.junit.jupiter.api.Test;

class AdditiveTest {

    private static final BoolTensor ALL = BoolTensor.of(Shape.SCALAR, true);

    /// Keys −1 and 0, which the query 1 scores 2 tanh 0 and 2 tanh 1; values 10 and 20.
    private static final Additive SOURCE = Additive.of(
            Tensor.of(Shape.of(1, 2, 1), -1, 0.0), Tensor.of(2.0), Tensor.of(Shape.of(1, 2, 1), 10, 20.0));
    private static final Tensor QUERY = Tensor.of(Shape.of(1, 1, 1), 1.0);

    @Test
    void aLookByHand() {
        double e = Math.exp(2 * Math.tanh(1));
        Additive.Look look = SOURCE.look(QUERY, ALL);
        assertArrayEquals(new double[] {1 / (1 + e), e / (1 + e)}, look.weights().toDoubles(), 1e-15);
        assertEquals((10 + 20 * e) / (1 + e), look.context().item(), 1e-14);
    }

    @Test
    void whatIsHiddenIsNotSeen() {
        Additive.Look look = SOURCE.look(QUERY, BoolTensor.of(Shape.of(2), true, false));
        assertArrayEquals(new double[] {1, 0}, look.weights().toDoubles());
        assertEquals(10, look.context().item());
    }

    @Test
    void whoSeesNothingThinksNothing() {
        Tensor query = QUERY.leaf();
        Additive.Look look = SOURCE.look(query, BoolTensor.of(Shape.SCALAR, false));
        assertArrayEquals(new double[2], look.weights().toDoubles());
        assertEquals(0, look.context().item());
        assertEquals(0, look.context().sum().gradients().of(query).item());
    }

    @Test
    void errorsSayWhatIsNeeded() {
        Tensor keys = zeros(2, 3, 4), v = zeros(4);
        var source = Additive.of(keys, v, zeros(2, 3, 5));
        says("keys must be (B, S, A), v (A) and values (B, S, C)", () -> Additive.of(keys, v, zeros(2, 4, 5)));
        says("queries must be (B, T, A)", () -> source.look(zeros(2, 1, 3), ALL));
        says("the mask must stretch to (B, T, S)",
                () -> source.look(zeros(2, 1, 4), BoolTensor.of(Shape.of(2), true, true)));
    }

    private static Tensor zeros(int... sizes) {
        return Tensor.zeros(Shape.of(sizes));
    }

    private static void says(String words, Runnable body) {
        String message = assertThrows(ShapeException.class, body::run).getMessage();
        assertTrue(message.contains(words), message);
    }
}
