package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;

import fovea.kernel.Storage.F32;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import org.junit.jupiter.api.Test;

class ParameterTest {

    private static final Shape TWO = Shape.of(2);
    private final AtomicInteger draws = new AtomicInteger();

    private Parameter counted() {
        return Parameter.drawn(TWO, () -> Tensor.full(TWO, 6 + draws.incrementAndGet(), DType.FLOAT32));
    }

    @Test
    void isDrawnWhenItsNumbersAreAskedForAndOnlyOnce() {
        Parameter p = counted();
        assertEquals(2, p.count());
        assertEquals(DType.FLOAT32, p.dtype());
        assertEquals("Parameter (2) float32", p.toString());
        assertEquals(0, draws.get());
        assertArrayEquals(new float[] {7, 7}, p.value().toFloats());
        assertSame(p.value(), p.value());
        assertEquals(1, draws.get());
    }

    @Test
    void isNeverDrawnIfItsNumbersAreSetBefore() {
        Parameter p = counted();
        p.set(Tensor.of(1f, 2f));
        assertArrayEquals(new float[] {1, 2}, p.value().toFloats());
        assertEquals(0, draws.get());
    }

    @Test
    void isLearntAsOneThatWasGiven() {
        Parameter p = counted();
        assertArrayEquals(new float[] {14, 14}, p.value().square().sum().gradients().of(p).toFloats());
        p.update(numbers -> ((F32) numbers).array()[0] = 1);
        assertArrayEquals(new float[] {1, 7}, p.value().toFloats());
    }

    @Test
    void whatIsDrawnInAStepOutlivesIt() {
        Parameter p = counted();
        Memory.step(() -> p.value().sum().item());
        assertArrayEquals(new float[] {7, 7}, p.value().toFloats());
    }

    @Test
    void numbersThatWereThereBeforeAreCopied() {
        Tensor there = Tensor.of(1f, 2f);
        Parameter p = Parameter.drawn(TWO, () -> there);
        assertNotSame(there.storage(), p.value().storage());
        p.update(numbers -> ((F32) numbers).array()[0] = 9);
        assertArrayEquals(new float[] {1, 2}, there.toFloats());
    }

    @Test
    void whatIsDrawnCannotBeUsedElsewhere() {
        var leaked = new Tensor[1];
        Parameter p = Parameter.drawn(TWO, () -> leaked[0] = Tensor.zeros(TWO));
        p.value();
        assertThrows(IllegalStateException.class, () -> leaked[0].toFloats());
    }

    @Test
    void refusesToDrawAnotherShapeOrPrecision() {
        assertThrows(ShapeException.class, () -> Parameter.drawn(TWO, () -> Tensor.of(1f)).value());
        assertThrows(IllegalArgumentException.class,
                () -> Parameter.drawn(TWO, () -> Tensor.zeros(TWO, DType.FLOAT64)).value());
    }
}
