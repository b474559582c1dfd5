package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Supplier;

import fovea.autograd.NanException;
import fovea.autograd.NanHunt;
import fovea.kernel.Storage.F32;
import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.Edge;
import fovea.tensor.Parameter;
import fovea.tensor.Recompute;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// In a package of its own, because callers are looked for outside of the library.
class NanHuntTest {

    private static final Tensor X = Tensor.of(-1f, 0.5f, 2f);

    private static NanException caught(NanHunt hunt, Supplier<?> body) {
        return assertThrows(NanException.class, () -> hunt.run(body));
    }

    private static Tensor loss(Tensor x) {
        return x.log().sum();
    }

    @Test
    void namesTheOperationItsInputsAndItsCaller() {
        for (Tensor x : new Tensor[] {X, X.leaf()}) {
            NanException error = caught(NanHunt.forNan().naming("x", x), () -> loss(x));
            assertEquals("log", error.operation());
            assertEquals("loss", error.caller().orElseThrow().getMethodName());
            assertTrue(error.getMessage().startsWith("""
                    log made NaN: 1 of 3 elements of (3) float32, the first at [0]
                        input 0: x (3) float32, from -1.0 to 2.0
                        called at""") && error.getMessage().contains("NanHuntTest.java:"), error.getMessage());
            assertEquals(error.getMessage(), caught(NanHunt.forNan().naming("x", x),
                    () -> Recording.off(() -> loss(x))).getMessage());
        }
    }

    @Test
    void theFirstIsBlamedAndNotThoseThatPassItOn() {
        Tensor ones = Tensor.ones(Shape.of(3, 1));
        NanException error = caught(NanHunt.forNan(), () -> X.leaf().sub(1).log().exp().matmul(ones));
        assertEquals("log", error.operation());
        assertTrue(error.getMessage().contains("input 0: the result of sub (3) float32, from -2.0 to 1.0"),
                error.getMessage());
    }

    @Test
    void inTheBackwardWalkItNamesTheOperationWhoseSlopeMadeIt() {
        Tensor x = Tensor.of(0f, 1).leaf();
        NanException error = caught(NanHunt.forNan(), () -> root(x).mul(Tensor.of(0f, 1)).sum().gradients());
        assertEquals("sqrt", error.operation());
        assertEquals("root", error.caller().orElseThrow().getMethodName());
        String message = error.getMessage();
        assertTrue(message.startsWith("in the backward walk, in the slope of sqrt: div made NaN: 1 of 2 elements"),
                message);
        assertTrue(message.contains("gradient: ") && message.contains("sqrt's input 0: a leaf (2) float32"), message);
    }

    private static Tensor root(Tensor x) {
        return x.sqrt();
    }

    @Test
    void alsoASlopeThatIsNotMadeOfOperations() {
        Tensor x = Tensor.of(1f).leaf();
        Supplier<?> body = () -> Tensor.step("broken", x.detach(),
                Edge.to(x, _ -> Tensor.of(Float.NaN))).gradients();
        NanException error = caught(NanHunt.forNan(), body);
        assertEquals("broken", error.operation());
        assertTrue(error.getMessage().startsWith("in the backward walk, in the slope of broken: it made NaN: 1 of 1"),
                error.getMessage());
    }

    @Test
    void infinitiesAreHuntedOnRequest() {
        Supplier<Tensor> body = () -> Tensor.of(0f).reciprocal();
        NanHunt.forNan().run(body);
        assertEquals("reciprocal", caught(NanHunt.forNanAndInfinity(), body).operation());
        assertEquals("to", caught(NanHunt.forNanAndInfinity(), () -> Tensor.of(1e300).to(DType.FLOAT32)).operation());
    }

    @Test
    void whatCameInIsPassedOn() {
        Tensor given = Tensor.of(Float.NaN, 1);
        BoolTensor mask = BoolTensor.of(Shape.of(2), true, false);
        assertEquals(1, NanHunt.forNan().run(() -> given.mul(2).maskedFill(mask, 1)).at(0));
    }

    @Test
    void parametersHaveTheirNamesAlsoAfterAnUpdate() {
        var weight = new Parameter(Tensor.of(1f));
        NanHunt hunt = NanHunt.forNan().naming(Map.of("weight", weight));
        weight.update(numbers -> ((F32) numbers).array()[0] = -7);
        NanException error = caught(hunt, () -> weight.value().log());
        assertTrue(error.getMessage().contains("input 0: weight (1) float32, from -7.0 to -7.0"), error.getMessage());
    }

    @Test
    void alsoInASegmentThatIsComputedAgainAndInAFusedOperation() {
        Tensor x = Tensor.of(Shape.of(1, 2), 0f, 1).leaf();
        NanException error = caught(NanHunt.forNan(),
                () -> Recompute.of(() -> root(x).mul(0)).sum().gradients());
        assertEquals("sqrt", error.operation());
        Tensor q = Tensor.full(Shape.of(1, 2, 2), 3e38, DType.FLOAT32);
        assertTrue(caught(NanHunt.forNan(), () -> q.mul(10).sub(q.mul(10))).getMessage().startsWith("sub made NaN"));
    }

    @Test
    void outsideOfAHuntNothingIsSaid() {
        caught(NanHunt.forNan(), () -> loss(X));
        assertTrue(Double.isNaN(loss(X).item()));
    }
}
