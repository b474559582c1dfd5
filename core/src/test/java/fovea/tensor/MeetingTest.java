package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.check.GradCheck;
import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// Gradients that come by several paths are added in place, and nobody else's numbers change by it.
class MeetingTest {

    @Test
    void aWeightUsedThriceGetsTheSumOfThree() {
        // y = w (1 + 2 + 3), through products of one number
        Tensor w = single(5).leaf();
        Tensor y = single(1).matmul(w).add(single(2).matmul(w)).add(single(3).matmul(w));
        assertEquals(6, y.sum().gradients().of(w).item());
        assertEquals(6, y.sum().gradients().of(w).item(), "and the same when asked again");
    }

    private static Tensor single(double number) {
        return Tensor.of(Shape.of(1, 1), number);
    }

    @Test
    void productsAndOtherOperationsMeet() {
        GradCheck.of(w -> {
            Tensor x = Tensor.of(Shape.of(2, 2), 1, 2, 3, 4.0);
            return w.add(x.matmul(w)).add(w.mul(w)).add(w.T().matmul(x)).add(x.matmul(w.T())).add(w.matmul(w));
        }).at(Tensor.of(Shape.of(2, 2), 0.5, -1, 2, 0.3));
    }

    @Test
    void aGradientThatFlowsTwoWaysIsNotChangedOnOne() {
        // a + b hands one gradient to both; a gets more from elsewhere
        Tensor a = Tensor.of(1.0, 2.0).leaf(), b = Tensor.of(3.0, 4.0).leaf();
        Gradients gradients = a.add(b).sum().add(a.mul(10).sum()).add(a.mul(100).sum()).gradients();
        assertArrayEquals(new double[] {111, 111}, gradients.of(a).toDoubles());
        assertArrayEquals(new double[] {1, 1}, gradients.of(b).toDoubles());
    }

    @Test
    void aSeedIsNotChanged() {
        Tensor x = Tensor.of(1.0, 2.0).leaf(), seed = Tensor.of(1.0, 1.0);
        Tensor y = x.add(0);
        assertArrayEquals(new double[] {1, 1}, y.gradients(seed).of(x).toDoubles());
        assertArrayEquals(new double[] {3, 3}, x.add(x).add(x).gradients(seed).of(x).toDoubles());
        assertArrayEquals(new double[] {1, 1}, seed.toDoubles());
    }

    @Test
    void aTransposedWeightGetsItsGradientAsItLies() {
        Tensor w = Tensor.of(Shape.of(1, 2), 1, 2.0).leaf(), x = Tensor.of(Shape.of(3, 2), 1, 2, 3, 4, 5, 6.0);
        assertArrayEquals(new double[] {9, 12}, x.matmul(w.T()).sum().gradients().of(w).toDoubles());
    }
}
