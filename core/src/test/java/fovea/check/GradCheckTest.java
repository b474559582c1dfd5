package fovea.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.Edge;
import fovea.tensor.Memory;
import fovea.tensor.Parameter;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class GradCheckTest {

    private static final Tensor X = Tensor.of(Shape.of(2, 3), 0.5, -1, 2, 1.5, -0.3, 0.7);

    /// An operation of one's own, whose slope is given.
    private static UnaryOperator<Tensor> squareWith(Edge.Pull slope, UnaryOperator<Tensor> rest) {
        return x -> rest.apply(Tensor.step("square", x.detach().square(), Edge.to(x, slope)));
    }

    private static GradientMismatch mismatch(GradCheck check, Tensor... inputs) {
        return assertThrows(GradientMismatch.class, () -> check.at(inputs));
    }

    private static void says(String words, Throwable error) {
        assertTrue(error.getMessage().contains(words), error.getMessage());
    }

    // ---- what is right passes

    @Test
    void whatIsLeftOfACancellationIsNotBlamed() {
        GradCheck.of(x -> x.sub(x.tanh())).at(Tensor.of(-0.0006, 0.0003));                  // about x³/3
    }

    @Test
    void rightSlopesPass() {
        GradCheck.of(Tensor::tanh).at(X);
        GradCheck.of((a, b) -> a.mul(b).exp()).at(X, Tensor.of(1.0, 2, -1));
        GradCheck.of((x, w, b) -> x.layerNorm(w, b, 1e-5)).at(X, Tensor.of(1.0, 2, -1), Tensor.of(0.0, 0, 1));
        GradCheck.ofMany(x -> x.get(0).split(1, 1, 2)).at(X);
        GradCheck.ofMany(_ -> List.of(Tensor.of(1.0))).at();
    }

    @Test
    void float32InputsAreCheckedInFloat64() {
        GradCheck.of(x -> x.sin()).at(Tensor.of(0.1f, -0.5f));
    }

    @Test
    void tensorsWithoutElementsPass() {
        GradCheck.of(x -> x.exp().sum(0)).at(Tensor.zeros(Shape.of(0, 3)));
        GradCheck.of((a, b) -> a.mul(b)).at(Tensor.zeros(Shape.of(0, 3)), Tensor.zeros(Shape.of(1, 3)));
    }

    @Test
    void inputsFarFromOneInSizeAreMovedByTheirOwnSize() {
        GradCheck.of(x -> x.log()).at(Tensor.of(1e-9, 2e-9), Tensor.of(0.0));
        GradCheck.of(x -> x.square()).at(Tensor.of(1e9, -3e8));
        GradCheck.of(x -> x.relu()).at(Tensor.of(0.001, -0.001, 1));
        GradCheck.of(x -> x.mul(1e-12)).at(X);
    }

    @Test
    void itWorksInsideAStepAndWhereRecordingIsOff() {
        Memory.step(() -> {
            Recording.off(() -> {
                GradCheck.of(x -> x.sigmoid()).at(X);
                return 0;
            });
            return 0;
        });
    }

    // ---- what is wrong is found, and named

    @Test
    void aSlopeThatIsHalfOfWhatItShouldBeIsFound() {
        var found = mismatch(GradCheck.of(squareWith((g, _) -> g.mul(X), y -> y)), X);
        assertEquals(Derivative.FIRST, found.derivative());
        assertEquals("input 0", found.input());
        assertEquals(found.numeric(), 2 * found.analytic(), 1e-9);
        assertArrayEquals(new int[] {0, 2}, found.element());                    // where 2 stands, the largest gap
        says("the first derivative is wrong at input 0 (2, 3), element [0, 2]: analytic ", found);
        says("relative error 5.0e-01; 6 of 6 elements are wrong", found);
    }

    @Test
    void oneWrongElementAmongTenThousandIsNamed() {
        Tensor many = Tensor.normal(Shape.of(100, 100), RandomKey.of(5)).to(DType.FLOAT64);
        Tensor flaw = Tensor.generate(Shape.of(100, 100), DType.FLOAT64, i -> i == 4321 ? 1.001 : 1);
        var found = mismatch(GradCheck.of((a, b) -> Tensor.step("add", a.detach().add(b.detach()),
                Edge.to(a, g -> g), Edge.to(b, g -> g.mul(flaw)))), many, many);
        assertEquals("input 1", found.input());
        assertArrayEquals(new int[] {43, 21}, found.element());
        assertEquals(1.001, found.analytic() / found.numeric(), 1e-9);
        says("; 1 of ", found);
    }

    @Test
    void aGradientThatIsNotSummedOverAStretchIsFound() {
        GradCheck unsummed = GradCheck.of((a, b) -> Tensor.step("add", a.detach().add(b.detach()),
                Edge.to(a, g -> g), Edge.to(b, g -> g)));
        var found = assertThrows(IllegalStateException.class, () -> unsummed.at(X, Tensor.of(1.0, 2, 3)));
        says("add: the gradient for input 1 must have the input's shape and dtype, (3) float64; got (2, 3) float64",
                found);
        GradCheck oneRowOfTwo = GradCheck.of((a, b) -> Tensor.step("add", a.detach().add(b.detach()),
                Edge.to(a, g -> g), Edge.to(b, g -> g.select(0, 0))));
        assertEquals("input 1", mismatch(oneRowOfTwo, X, Tensor.of(1.0, 2, 3)).input());
    }

    @Test
    void aTransposedGradientIsFound() {
        Tensor a = Tensor.of(Shape.of(2, 2), 1.0, 2, 3, 4), b = Tensor.of(Shape.of(2, 2), 0.5, -1, 2, 1);
        var found = mismatch(GradCheck.of((x, y) -> Tensor.step("matmul", x.detach().matmul(y.detach()),
                Edge.to(x, g -> g.matmul(y)), Edge.to(y, g -> x.T().matmul(g)))), a, b);             // Bᵀ it should be
        assertEquals("input 0", found.input());
        assertEquals(Derivative.FIRST, found.derivative());
    }

    @Test
    void aSlopeThatCutsTheGraphIsFoundByTheSecondDerivative() {
        GradCheck cut = GradCheck.of(x -> Tensor.step("square", x.detach().square(),
                Edge.to(x, g -> g.mul(x.detach()).mul(2))));
        cut.firstOnly().at(X);
        assertEquals(Derivative.SECOND, mismatch(cut, X).derivative());
    }

    @Test
    void aLinearSlopeThatForgetsTheGradientItWasGivenIsFoundToo() {
        GradCheck cut = GradCheck.of(x -> Tensor.step("twice", x.detach().mul(2), Edge.to(x, g -> g.detach().mul(2))));
        cut.firstOnly().at(X);
        assertEquals(Derivative.SECOND, mismatch(cut, X).derivative());
    }

    @Test
    void aSlopeThatHoldsOnlyWhileItIsNotRecordedIsFound() {
        var found = mismatch(GradCheck.of(x -> Tensor.step("square", x.detach().square(),
                Edge.to(x, g -> g.mul(x).mul(Recording.isOn() ? 3 : 2)))), X);
        says("this is the gradient of differentiableGradients() against that of gradients()", found);
    }

    @Test
    void anInputFromWhichNothingFlowsIsFound() {
        var found = mismatch(GradCheck.of((a, b) -> a.mul(b.detach())), X, X);
        assertEquals("input 1", found.input());
        assertEquals(0, found.analytic());
        says("all slopes are 0: is a tensor detached on the way, or an edge missing?", found);
    }

    @Test
    void aSecondOutputIsCheckedToo() {
        var square = squareWith((g, _) -> g, y -> y);
        var found = mismatch(GradCheck.ofMany(x -> List.of(x.get(0), square.apply(x.get(0)))), X);
        assertEquals(Derivative.FIRST, found.derivative());
    }

    @Test
    void notANumberFailsInValuesAndInSlopes() {
        var value = assertThrows(AssertionError.class, () -> GradCheck.of(x -> x.sqrt()).at(X));
        says("output 0 (2, 3) is NaN at element [0, 1]; derivatives are checked where it is finite", value);
        var slope = mismatch(GradCheck.of(squareWith((g, _) -> g.div(g.mul(0)), y -> y)), X);
        assertTrue(Double.isNaN(slope.analytic()) || Double.isInfinite(slope.analytic()), slope.getMessage());
        Tensor oneNaN = Tensor.of(Shape.of(2, 3), 0, 0, 0, 0, Double.NaN, 0);
        var one = mismatch(GradCheck.of(squareWith((g, _) -> g.mul(X).mul(2).add(oneNaN), y -> y)), X);
        assertArrayEquals(new int[] {1, 1}, one.element());
    }

    @Test
    void chanceThatIsDrawnAnewIsRefused() {
        var calls = new AtomicInteger();
        var error = assertThrows(AssertionError.class, () -> GradCheck.of(x -> x.add(calls.getAndIncrement())).at(X));
        says("output 0 is not the same when computed twice; draw random numbers from a fixed RandomKey", error);
    }

    @Test
    void leavingFloat64IsRefused() {
        GradCheck leaving = GradCheck.of(x -> x.to(DType.FLOAT32));
        says("inputs are float64 and an output is float32; compute in the inputs' dtype throughout",
                assertThrows(IllegalArgumentException.class, () -> leaving.at(X)));
    }

    @Test
    void toleranceSaysHowFarOffIsWrong() {
        GradCheck slightly = GradCheck.of(squareWith((g, _) -> g.mul(X).mul(2.00001), y -> y)).firstOnly();
        mismatch(slightly, X);
        slightly.within(1e-4).at(X);
    }

    @Test
    void aKinkIsNamedWhenItIsStoodUpon() {
        var found = mismatch(GradCheck.of(x -> x.abs()), Tensor.of(1.0, 0, -1).add(Tensor.of(0, 1e-9, 0)));
        assertArrayEquals(new int[] {1}, found.element());
    }

    // ---- parameters

    @Test
    void parametersAreCheckedUnderTheirNamesAndGivenBack() {
        var weight = new Parameter(Tensor.of(0.1f, 0.2f, 0.3f));
        var frozen = new Parameter(Tensor.of(Shape.of(1), 2.0));
        frozen.freeze();
        var parameters = Map.of("weight", weight, "frozen", frozen);
        GradCheck.of(x -> x.mul(weight.value()).tanh().mul(frozen.value())).with(parameters).at(X);
        assertEquals(DType.FLOAT32, weight.dtype());
        assertArrayEquals(new float[] {0.1f, 0.2f, 0.3f}, weight.value().toFloats());
        assertFalse(frozen.value().isTracked());

        var cut = GradCheck.of(x -> x.mul(weight.value().detach())).with(parameters);
        assertEquals("parameter weight", mismatch(cut, X).input());
        assertArrayEquals(new float[] {0.1f, 0.2f, 0.3f}, weight.value().toFloats());
        assertEquals(DType.FLOAT32, weight.dtype());
    }

    /// What the README shows.
    @Test
    void anOperationOfOnesOwnIsTestedInALine() {
        GradCheck.of(GradCheckTest::cube).at(Tensor.of(-1.5, 0.5, 2));
        assertArrayEquals(new double[] {8, 27}, cube(Tensor.of(2.0, 3)).toDoubles());
    }

    private static Tensor cube(Tensor x) {
        return Tensor.step("cube", x.detach().pow(3), Edge.to(x, g -> g.mul(x.square()).mul(3)));
    }

    @Test
    void masksMayHideWhatIsNotFinite() {
        BoolTensor hidden = BoolTensor.of(Shape.of(2, 3), false, true, false, false, true, false);
        GradCheck.of(x -> x.maskedFill(hidden, Double.NEGATIVE_INFINITY).softmax(-1)).at(X);
    }
}
