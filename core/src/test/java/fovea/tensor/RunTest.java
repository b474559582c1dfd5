package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import fovea.kernel.Storage.F32;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import org.junit.jupiter.api.Test;

/// What holds for a stretch of code: recording, the memory of a step, a parameter's value until its update.
class RunTest {

    private static final String STEP_OVER = "this tensor was made in a step that is over, and its array may hold other "
            + "numbers by now: return it from the step, or keep() it inside";
    private static final String UPDATED = "this value of a parameter has been updated since: ask parameter.value() "
            + "again, or keep() it before the update";

    private static void isOver(String why, Runnable touch) {
        assertEquals(why, assertThrows(IllegalStateException.class, touch::run).getMessage());
    }

    // ---- recording

    @Test
    void recordingIsOffForAStretchOfCodeAndOnAgainInsideIt() {
        Tensor x = Tensor.of(1f).leaf();
        assertTrue(Recording.isOn());
        assertTrue(x.square().isTracked());
        Recording.off(() -> {
            assertFalse(Recording.isOn());
            assertFalse(x.square().isTracked());
            assertTrue(x.isTracked(), "a leaf stays a leaf");
            assertTrue(Recording.on(() -> x.square()).isTracked());
            assertFalse(Recording.isOn());
            return 0;
        });
        assertThrows(NumberFormatException.class, () -> Recording.off(() -> Integer.parseInt("none")));
        assertTrue(Recording.isOn(), "also after a failure");
    }

    @Test
    void whatIsComputedFromConstantsIsNeverRecorded() {
        assertFalse(Tensor.of(1f).add(Tensor.of(2f)).isTracked());
        assertFalse(Tensor.of(1f).leaf().gt(0).toTensor().isTracked());
    }

    // ---- memory

    private Tensor escaped;

    @Test
    void touchingATensorOfAStepThatIsOverIsAnError() {
        Memory.step(() -> {
            escaped = Tensor.ones(Shape.of(2000)).add(1);
            assertEquals(2, escaped.at(0));
            return 0;
        });
        isOver(STEP_OVER, () -> escaped.at(0));
        isOver(STEP_OVER, () -> escaped.add(1));
        isOver(STEP_OVER, () -> escaped.reshape(2, 1000));
        isOver(STEP_OVER, () -> escaped.keep());
        isOver(STEP_OVER, () -> escaped.leaf());
        isOver(STEP_OVER, () -> escaped.toFloats());
        isOver(STEP_OVER, escaped::toString);
        assertEquals(Shape.of(2000), escaped.shape(), "its shape is no secret");
    }

    @Test
    void viewsEndWithTheStepThatMadeTheirNumbers() {
        Memory.step(() -> {
            escaped = Tensor.ones(Shape.of(2, 3)).add(1).T();
            return 0;
        });
        isOver(STEP_OVER, () -> escaped.at(0, 0));
        isOver(STEP_OVER, () -> Tensor.ones(Shape.of(2, 3)).matmul(escaped));
    }

    @Test
    void arraysAreUsedAgainAndNeverByTwo() {
        Memory.release();
        F32[] arrays = new F32[3];
        Memory.step(() -> {
            arrays[0] = (F32) Tensor.ones(Shape.of(5000)).storage();
            return 0;
        });
        Memory.step(() -> {
            Tensor a = Tensor.full(Shape.of(5000), 3, DType.FLOAT32), b = Tensor.ones(Shape.of(5000));
            arrays[1] = (F32) a.storage();
            arrays[2] = (F32) b.storage();
            assertEquals(3, a.at(4999));
            return 0;
        });
        assertFalse(arrays[1].array() == arrays[2].array());
        assertTrue(arrays[0].array() == arrays[1].array() || arrays[0].array() == arrays[2].array(),
                "the pool is used");
    }

    @Test
    void whatAStepReturnsIsKept() {
        Tensor y = Memory.step(() -> Tensor.ones(Shape.of(3000)).add(1));
        assertEquals(2, y.at(2999));
        Tensor x = Tensor.of(3f).leaf();
        Gradients gradients = Memory.step(() -> x.square().sum().gradients());
        assertEquals(6, gradients.of(x).item());
        assertFalse(Memory.step(() -> x.square()).isTracked(), "kept values are constants");
        assertNull(Memory.step(() -> null));
        assertEquals("text", Memory.step(() -> "text"));
    }

    @Test
    void anythingElseIsTakenOutByHand() {
        List<Tensor> both = Memory.step(() -> List.of(Tensor.of(1f).add(1).keep(), Tensor.of(1f).add(2)));
        assertEquals(2, both.get(0).item());
        isOver(STEP_OVER, () -> both.get(1).item());
    }

    @Test
    void constantsFromOutsideOutliveTheStep() {
        Tensor x = Tensor.of(1f);
        Memory.step(() -> x.add(1).item());
        assertEquals(1, x.item());
        Tensor given = Memory.step(() -> {
            escaped = Tensor.of(5f);
            return x;
        });
        assertEquals(5, escaped.item(), "an array that was handed in belongs to nobody's step");
        assertEquals(1, given.item());
    }

    @Test
    void stepsNestAndEndOneByOne() {
        Memory.step(() -> {
            Tensor outer = Tensor.of(1f).add(1);
            Tensor kept = Memory.step(() -> {
                escaped = outer.add(1);
                return escaped.add(1);
            });
            assertEquals(4, kept.item());
            assertEquals(2, outer.item());
            isOver(STEP_OVER, () -> escaped.item());
            return 0;
        });
    }

    @Test
    void aStepThatFailsEndsToo() {
        assertThrows(NumberFormatException.class, () -> Memory.step(() -> {
            escaped = Tensor.of(1f).add(1);
            return Integer.parseInt("none");
        }));
        isOver(STEP_OVER, () -> escaped.item());
    }

    @Test
    void aGraphCannotBeWalkedAfterItsStep() {
        Tensor x = Tensor.of(3f).leaf();
        Memory.step(() -> {
            escaped = x.exp().sum();
            return 0;
        });
        isOver(STEP_OVER, () -> escaped.gradients());
    }

    // ---- parameters

    private static void step(Parameter parameter) {
        parameter.update(numbers -> ((F32) numbers).array()[0] = 7);
    }

    @Test
    void aParametersValueIsALeafUntilItsUpdate() {
        var p = new Parameter(Tensor.of(1f, 2f));
        Tensor before = p.value(), kept = before.keep();
        Tensor loss = before.square().sum();
        step(p);
        assertArrayEquals(new float[] {7, 2}, p.value().toFloats());
        isOver(UPDATED, () -> before.add(1));
        isOver(UPDATED, () -> loss.gradients());
        assertArrayEquals(new float[] {1, 2}, kept.toFloats());
    }

    @Test
    void gradientsOfAParameterOutliveItsUpdate() {
        var p = new Parameter(Tensor.of(1f, 2f));
        Gradients gradients = p.value().square().sum().gradients();
        step(p);
        assertArrayEquals(new float[] {2, 4}, gradients.of(p).toFloats());
        assertTrue(gradients.reached(p));
        assertEquals(Math.sqrt(20), gradients.norm(List.of(p)), 1e-12);
    }

    @Test
    void aParameterStartsWithACopy() {
        Tensor start = Tensor.of(1f);
        var p = new Parameter(start);
        step(p);
        assertEquals(1, start.item());
        assertEquals(1, p.count());
    }

    @Test
    void aFrozenParameterIsAConstant() {
        var p = new Parameter(Tensor.of(1f));
        p.freeze();
        assertTrue(p.isFrozen());
        assertFalse(p.value().isTracked());
        Tensor x = Tensor.of(2f).leaf();
        assertEquals(0, p.value().mul(x).sum().gradients().of(p).item());
        p.unfreeze();
        assertEquals(2, p.value().mul(x).sum().gradients().of(p).item());
    }

    @Test
    void aParameterKeepsItsShapeAndTakesOverNumbers() {
        var p = new Parameter(Tensor.of(1f, 2f));
        p.set(Tensor.of(3.0, 4.0));
        assertEquals("[3. 4.] (2) float32", p.value().toString());
        p.convert(DType.FLOAT64);
        assertEquals("[3. 4.] (2) float64", p.value().toString());
        assertEquals("set: a parameter keeps its shape; got (2) and (1)",
                assertThrows(ShapeException.class, () -> p.set(Tensor.of(1f))).getMessage());
    }

    @Test
    void aParameterIsUpdatedInsideAStepAndHasItsValueAfterwards() {
        var p = new Parameter(Tensor.of(1f, 2f));
        Memory.step(() -> {
            Gradients gradients = p.value().square().sum().gradients();
            p.update(gradients.of(p), (numbers, slope) -> ((F32) numbers).array()[1] -= ((F32) slope).array()[1]);
            return 0;
        });
        assertArrayEquals(new float[] {1, -2}, assertDoesNotThrow(() -> p.value().toFloats()));
        assertEquals("update: a gradient has its parameter's shape; got (2) and (1)",
                assertThrows(ShapeException.class, () -> p.update(Tensor.of(1f), (_, _) -> {})).getMessage());
    }
}
