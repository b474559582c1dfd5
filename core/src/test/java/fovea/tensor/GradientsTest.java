package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;

import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

class GradientsTest {

    private static final Tensor X = Tensor.of(2.0, 3).leaf();

    private static double[] gradient(Tensor y, Tensor x) {
        return y.sum().gradients().of(x).toDoubles();
    }

    private static void says(String message, RuntimeException error) {
        assertEquals(message, error.getMessage());
    }

    @Test
    void pathsThatMeetAdd() {
        Tensor a = X.square(), diamond = a.mul(3).add(a.mul(X));                         // 3x² + x³
        assertArrayEquals(new double[] {6 * 2 + 3 * 4, 6 * 3 + 3 * 9}, gradient(diamond, X));
        assertArrayEquals(new double[] {4, 6}, gradient(X.mul(X), X));
        assertArrayEquals(new double[] {1, 1}, gradient(X, X), "a leaf's own gradient is one");
    }

    @Test
    void aDeepDiamondTakesOneWalkAndNotTwoToThePowerOfItsDepth() {
        Tensor y = X;
        for (int i = 0; i < 200; i++)
            y = y.add(y).mul(0.5);
        assertArrayEquals(new double[] {1, 1}, gradient(y, X));
    }

    @Test
    void aChainOfAHundredThousandOperationsDifferentiates() {
        Tensor y = X;
        for (int i = 0; i < 100_000; i++)
            y = y.add(1);
        assertArrayEquals(new double[] {1, 1}, gradient(y, X));
        assertArrayEquals(new double[] {100_002, 100_003}, y.toDoubles());
    }

    @Test
    void derivativesOfDerivativesAreDerivatives() {
        Tensor y = X.pow(4).sum();
        Tensor first = y.differentiableGradients().of(X);                                // 4x³
        Tensor second = first.sum().differentiableGradients().of(X);                     // 12x²
        Tensor third = second.sum().differentiableGradients().of(X);                     // 24x
        Tensor fourth = third.sum().gradients().of(X);                                   // 24
        assertArrayEquals(new double[] {32, 108}, first.toDoubles());
        assertArrayEquals(new double[] {48, 108}, second.toDoubles());
        assertArrayEquals(new double[] {48, 72}, third.toDoubles());
        assertArrayEquals(new double[] {24, 24}, fourth.toDoubles(), 1e-12);
    }

    @Test
    void aGradientsLengthCanBeDifferentiated() {
        Tensor g = X.square().sum().differentiableGradients().of(X);                     // 2x
        assertArrayEquals(new double[] {16, 24}, gradient(g.square(), X));               // ∇|2x|² = 8x
    }

    @Test
    void gradientsAreConstantsUnlessTheyShallBeDifferentiated() {
        assertFalse(X.square().sum().gradients().of(X).isTracked());
        assertTrue(X.square().sum().differentiableGradients().of(X).isTracked());
        assertTrue(Recording.off(() -> X.square()).origin == Origin.CONSTANT);
    }

    @Test
    void aGraphCanBeWalkedAgain() {
        Tensor y = X.square().sum();
        assertArrayEquals(y.gradients().of(X).toDoubles(), y.gradients().of(X).toDoubles());
        assertArrayEquals(new double[] {8, 12}, gradient(y.mul(2), X), "and be used in another");
    }

    @Test
    void severalElementsAreDifferentiatedWithASeed() {
        Gradients gradients = X.square().gradients(Tensor.of(1.0, 10));
        assertArrayEquals(new double[] {4, 60}, gradients.of(X).toDoubles());
        says("gradients: a single number is differentiated; sum() this tensor, or pass the gradient for it; got (2)",
                assertThrows(IllegalArgumentException.class, () -> X.square().gradients()));
        says("gradients: a single number is differentiated; sum() this tensor, or pass the gradient for it; got (2)",
                assertThrows(IllegalArgumentException.class, () -> X.square().differentiableGradients()));
        says("gradients: the gradient passed in must have the tensor's own shape; got (2) and ()",
                assertThrows(IllegalArgumentException.class, () -> X.gradients(Tensor.of(Shape.SCALAR, 1.0))));
    }

    @Test
    void aLeafThatIsNotReachedHasAGradientOfZeros() {
        Tensor other = Tensor.of(Shape.of(1, 2), 1.0, 1).leaf();
        Tensor zeros = X.sum().gradients().of(other);
        assertArrayEquals(new double[] {0, 0}, zeros.toDoubles());
        assertEquals(other.shape(), zeros.shape());
        assertArrayEquals(new double[] {0, 0}, X.detach().mul(other).sum().gradients().of(X).toDoubles());
    }

    @Test
    void onlyLeavesAreAskedFor() {
        Tensor middle = X.square();
        Gradients gradients = middle.sum().gradients();
        says("gradients: only leaves have one, and this (2) tensor is the result of an operation; "
                + "make it a leaf with leaf() before computing with it",
                assertThrows(IllegalArgumentException.class, () -> gradients.of(middle)));
        says("gradients: only leaves have one, and this (1) tensor is a constant; "
                + "make it a leaf with leaf() before computing with it",
                assertThrows(IllegalArgumentException.class, () -> gradients.of(Tensor.of(1f))));
    }

    @Test
    void constantsHaveNoGradients() {
        String why = "gradients: this tensor was not computed from a leaf while recording was on; "
                + "start from x.leaf() or a parameter's value(), outside Recording.off";
        says(why, assertThrows(IllegalStateException.class, () -> Tensor.scalar(1).gradients()));
        says(why, assertThrows(IllegalStateException.class, () -> X.detach().sum().gradients()));
        says(why, assertThrows(IllegalStateException.class, () -> Recording.off(() -> X.sum()).gradients()));
    }

    @Test
    void anOperationWithoutASlopeThrowsWhenItIsAskedForOne() {
        Tensor rounded = Tensor.step("round", X.detach(), Edge.without(X, "round"));
        says("round has no gradient: detach() its input if none is meant to flow, or give it one with Edge.to",
                assertThrows(IllegalStateException.class, () -> rounded.sum().gradients()));
    }

    @Test
    void aSlopeOfTheWrongShapeOrPrecisionIsRefused() {
        Tensor wrong = Tensor.step("half", X.detach(), Edge.to(X, g -> g.sum()));
        says("half: the gradient for input 0 must have the input's shape and dtype, (2) float64; got () float64",
                assertThrows(IllegalStateException.class, () -> wrong.sum().gradients()));
        Tensor rough = Tensor.step("rough", X.detach(), Edge.to(X, g -> g.to(DType.FLOAT32)));
        says("rough: the gradient for input 0 must have the input's shape and dtype, (2) float64; got (2) float32",
                assertThrows(IllegalStateException.class, () -> rough.sum().gradients()));
    }

    @Test
    void aFailureInTheMidstOfAWalkLeavesTheGraphAsItWas() {
        AtomicBoolean fails = new AtomicBoolean(true);
        Tensor a = X.mul(2), b = Tensor.step("moody", a.detach(), Edge.to(a, g -> {
            if (fails.get())
                throw new UnsupportedOperationException("not now");
            return g;
        }));
        Tensor y = a.mul(b).add(X).sum();                                                // 4x² + x
        assertThrows(UnsupportedOperationException.class, y::gradients);
        fails.set(false);
        assertArrayEquals(new double[] {17, 25}, y.gradients().of(X).toDoubles());
    }

    @Test
    void aSlopeMayWalkAGraphOfItsOwn() {
        Tensor cube = Tensor.step("cube", X.detach().pow(3), Edge.to(X, g -> {
            Tensor inner = X.detach().leaf();
            return Recording.on(() -> inner.pow(3)).gradients(g).of(inner);
        }));
        assertArrayEquals(new double[] {12, 27}, gradient(cube, X));
    }

    @Test
    void aSlopeThatWalksTheGraphItStandsInIsRefused() {
        Tensor[] y = new Tensor[1];
        Tensor snake = Tensor.step("snake", X.detach(), Edge.to(X, _ -> y[0].gradients().of(X)));
        y[0] = X.square().add(snake).sum();
        says("gradients: this graph is being differentiated already, by the walk that called us",
                assertThrows(IllegalStateException.class, () -> y[0].gradients()));
        assertEquals(13, X.square().sum().item());
        assertArrayEquals(new double[] {4, 6}, gradient(X.square(), X), "and X is as it was");
    }

    @Test
    void detachingStopsTheFlowAndALeafStartsAnew() {
        assertArrayEquals(new double[] {2, 3}, gradient(X.mul(X.detach()), X));
        Tensor again = X.square().leaf();
        assertArrayEquals(new double[] {1, 1}, gradient(again, again));
        assertFalse(X.detach().isTracked());
    }

    @Test
    void convertedPrecisionsHandGradientsBackInTheirs() {
        Tensor x = Tensor.of(1f, 2f).leaf();
        Tensor g = x.to(DType.FLOAT64).square().sum().gradients().of(x);
        assertEquals(DType.FLOAT32, g.dtype());
        assertArrayEquals(new float[] {2, 4}, g.toFloats());
    }

    @Test
    void transposesThatNobodyMovedHaveGradientsToo() {
        Tensor a = Tensor.of(Shape.of(2, 3), 1.0, 2, 3, 4, 5, 6).leaf();
        assertEquals("[[1. 3. 5.]\n [2. 4. 6.]] (2, 3) float64",
                a.T().mul(Tensor.of(Shape.of(3, 2), 1.0, 2, 3, 4, 5, 6)).sum().gradients().of(a).toString());
    }

    @Test
    void aLeafWithoutElementsHasAGradientWithoutElements() {
        Tensor none = Tensor.zeros(Shape.of(0, 3)).leaf();
        assertEquals(Shape.of(0, 3), none.exp().sum().gradients().of(none).shape());
    }
}
