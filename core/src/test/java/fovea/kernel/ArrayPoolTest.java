package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.kernel.Storage.F32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which waiting array is taken.
class ArrayPoolTest {

    @BeforeEach
    void nothingWaits() {
        ArrayPool.clear();
    }

    @Test
    void lengthsOfOneStepShareAnArray() {
        float[] array = ArrayPool.floats(290);                // of 288 … 320
        ArrayPool.takeBack(new F32(array));
        assertSame(array, ArrayPool.floats(320));
        assertTrue(array.length >= 320);
    }

    @Test
    void anArrayServesWhatIsHalfAsLongButNothingShorter() {
        float[] array = ArrayPool.floats(4096);
        ArrayPool.takeBack(new F32(array));
        assertNotSame(array, ArrayPool.floats(1920));
        assertSame(array, ArrayPool.floats(2048));
        assertNotSame(array, ArrayPool.floats(2048));
    }

    @Test
    void theShortestArrayThatIsLongEnoughIsTaken() {
        float[] longer = ArrayPool.floats(3000), shorter = ArrayPool.floats(2500);
        ArrayPool.takeBack(new F32(longer));
        ArrayPool.takeBack(new F32(shorter));
        assertSame(shorter, ArrayPool.floats(2304));
        assertSame(longer, ArrayPool.floats(2304));
    }

    @Test
    void aNewArrayTakesThePlaceOfOneThatWasTooShort() {
        float[] far = ArrayPool.floats(2048), other = ArrayPool.floats(2560), near = ArrayPool.floats(4096);
        ArrayPool.takeBack(new F32(far));
        ArrayPool.takeBack(new F32(other));
        ArrayPool.takeBack(new F32(near));
        assertNotSame(near, ArrayPool.floats(4097));
        assertSame(far, ArrayPool.floats(2048));
        assertSame(other, ArrayPool.floats(2560));
        assertNotSame(near, ArrayPool.floats(4096));
    }

    @Test
    void longArraysAreNotForgotten() {
        float[] near = ArrayPool.floats(1 << 19);
        ArrayPool.takeBack(new F32(near));
        assertNotSame(near, ArrayPool.floats((1 << 19) + 1));
        assertSame(near, ArrayPool.floats(1 << 19));
    }
}
