package fovea.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.DType;
import fovea.tensor.Pullback;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DerivativesTest {

    private static final Tensor X = Tensor.of(1.0, 3), V = Tensor.of(1.0, 10);

    private static Tensor product(Tensor x) {
        return x.slice(0, 0, 1).mul(x.slice(0, 1, 2)).sum();
    }

    private static void is(Tensor found, Shape shape, double... numbers) {
        assertEquals(shape, found.shape());
        assertArrayEquals(numbers, found.toDoubles(), 1e-12);
    }

    @Test
    void ofASquareByHand() {
        is(Derivatives.jacobian(Tensor::square, X), Shape.of(2, 2), 2, 0, 0, 6);
        is(Derivatives.vjp(Tensor::square, X, V), Shape.of(2), 2, 60);
        is(Derivatives.jvp(Tensor::square, X, V), Shape.of(2), 2, 60);
    }

    @Test
    void ofALinearMapIsItsMatrix() {
        Tensor A = Tensor.of(Shape.of(3, 2), 1.0, 2, 3, 4, 5, 6);
        is(Derivatives.jacobian(x -> A.matmul(x.reshape(2, 1)).reshape(3), X), Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
        is(Derivatives.jvp(x -> A.matmul(x.reshape(2, 1)).reshape(3), X, V), Shape.of(3), 21, 43, 65);
        is(Derivatives.vjp(x -> A.matmul(x.reshape(2, 1)).reshape(3), X, Tensor.of(1.0, 0, 2)), Shape.of(2), 11, 14);
    }

    @Test
    void ofAProductOfTwoNumbers() {
        is(Derivatives.hessian(DerivativesTest::product, X), Shape.of(2, 2), 0, 1, 1, 0);
        is(Derivatives.hvp(DerivativesTest::product, X, V), Shape.of(2), 10, 1);
        Tensor float32 = Derivatives.hessian(DerivativesTest::product, X.to(DType.FLOAT32));
        assertEquals(DType.FLOAT32, float32.dtype());
        is(float32, Shape.of(2, 2), 0, 1, 1, 0);
    }

    @Test
    void shapesAreThoseOfTheResultThenThoseOfTheInput() {
        Tensor x = Tensor.ones(Shape.of(2, 3));
        assertEquals(Shape.of(3, 2, 2, 3), Derivatives.jacobian(Tensor::T, x).shape());
        assertEquals(Shape.of(2, 3, 2, 3), Derivatives.hessian(a -> a.exp().sum(), x).shape());
        assertEquals(Shape.of(0, 2, 3), Derivatives.jacobian(a -> a.slice(0, 0, 0).reshape(0), x).shape());
        Tensor none = Tensor.ones(Shape.of(2, 0));
        assertEquals(Shape.of(2, 0, 2, 0), Derivatives.hessian(a -> a.exp().sum(), none).shape());
    }

    @Test
    void ofSeveralTensors() {
        Tensor a = Tensor.of(2.0), b = Tensor.of(5.0);
        var J = Derivatives.jacobian(x -> List.of(x.get(0).mul(x.get(1)), x.get(1).square()), List.of(a, b));
        assertEquals("[[5, 2], [0, 10]]", J.stream().map(row -> row.stream()
                .map(entry -> (int) entry.item()).toList()).toList().toString());
        var H = Derivatives.hessian(x -> List.of(x.get(0).mul(x.get(1).square()).sum()), List.of(a, b));
        assertEquals("[[0, 10], [10, 4]]", H.stream().map(row -> row.stream()
                .map(entry -> (int) entry.item()).toList()).toList().toString());
        var Hv = Derivatives.hvp(x -> List.of(x.get(0).mul(x.get(1).square()).sum()), List.of(a, b),
                List.of(Tensor.of(1.0), Tensor.of(1.0)));
        assertEquals(List.of(10.0, 14.0), Hv.stream().map(Tensor::item).toList());
    }

    @Test
    void whatDoesNotDependOnTheInputHasTheDerivativeZero() {
        Tensor c = Tensor.of(7.0);
        is(Derivatives.jacobian(_ -> c, X), Shape.of(1, 2), 0, 0);
        is(Derivatives.jvp(_ -> c, X, V), Shape.of(1), 0);
        is(Derivatives.hessian(x -> x.sum(), X), Shape.of(2, 2), 0, 0, 0, 0);
        is(Derivatives.jacobian(x -> x, X), Shape.of(2, 2), 1, 0, 0, 1);
    }

    @Test
    void theSameTensorTwiceCountsTwice() {
        var v = Derivatives.vjp(x -> List.of(x.get(0).mul(x.get(1))), List.of(X, X), List.of(V));
        is(v.get(0), Shape.of(2), 1, 30);
        is(v.get(1), Shape.of(2), 1, 30);
    }

    @Test
    void nestedTheyAreDerivativesOfAnyOrder() {
        Tensor third = Derivatives.jacobian(x -> Derivatives.hessian(y -> y.pow(4).sum(), x), Tensor.of(2.0));
        is(third, Shape.of(1, 1, 1), 24 * 2);
        is(Derivatives.jacobian(x -> Derivatives.jvp(y -> y.pow(3), x, V), X), Shape.of(2, 2), 6, 0, 0, 180);
    }

    @Test
    void aPenaltyOnAGradientIsALossLikeAnyOther() {
        Tensor w = Tensor.of(3.0).leaf(), x = Tensor.of(2.0);
        Tensor slope = Derivatives.vjp(a -> a.square().mul(w), x, Tensor.of(1.0));            // 2 x w = 12
        assertEquals(12, slope.item());
        assertEquals(2 * 12 * 4, slope.square().sum().gradients().of(w).item(), "∂(2xw)²/∂w = 2 (2xw) 2x");
        Tensor leaf = x.leaf();
        Tensor tracked = Derivatives.vjp(Tensor::square, leaf, Tensor.of(1.0));
        assertEquals(2, tracked.sum().gradients().of(leaf).item());
    }

    @Test
    void whatNobodyMayAskForIsNotRecorded() {
        Tensor w = Tensor.of(3.0).leaf();
        assertFalse(Derivatives.hvp(a -> a.pow(3).sum(), X, V).isTracked());
        assertFalse(Recording.off(() -> Derivatives.vjp(a -> a.mul(w), X, V)).isTracked());
        assertTrue(Derivatives.vjp(a -> a.mul(w), X, V).isTracked());
        assertEquals(6, Recording.off(() -> Derivatives.jacobian(Tensor::square, w)).item());
    }

    @Test
    void mistakesAreNamed() {
        says("hessian: the function must give a single number; sum() what it gives; got (2)",
                () -> Derivatives.hessian(Tensor::square, X));
        says("jvp: direction 0 must have the shape of its input; got (2) and (1)",
                () -> Derivatives.jvp(Tensor::square, X, Tensor.of(1.0)));
        says("hvp: there must be one direction for each of the 1 inputs; got 2",
                () -> Derivatives.hvp(x -> List.of(x.get(0).sum()), List.of(X), List.of(V, V)));
        says("pull: the gradient for result 0 must have the result's shape; got (2) and ()",
                () -> Derivatives.vjp(Tensor::square, X, Tensor.full(Shape.SCALAR, 1, DType.FLOAT64)));
        says("pull: there must be one gradient for each of the 1 results; got 0",
                () -> Pullback.of(x -> x, List.of(X)).pull(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Derivatives.vjp(Tensor::square, X, Tensor.of(1f, 1f)));
    }

    private static void says(String message, Runnable mistake) {
        assertEquals(message, assertThrows(ShapeException.class, mistake::run).getMessage());
    }
}
