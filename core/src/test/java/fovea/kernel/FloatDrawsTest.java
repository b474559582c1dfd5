package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.kernel.Storage.F32;
import fovea.random.RandomKey;
import org.junit.jupiter.api.Test;

class FloatDrawsTest {

    private static final int N = 40_001;                            // several parts, and an odd number

    @Test
    void uniformNumbersAreThoseOfTheReference() {
        float[] reference = new float[N], vector = new float[N];
        new ReferenceKernels().uniform(0.25, 7, new F32(reference), N);
        new VectorKernels().uniform(0.25, 7, new F32(vector), N);
        assertArrayEquals(reference, vector);
    }

    @Test
    void normalNumbersAreThoseOfTheReference() {
        float[] reference = new float[N], vector = new float[N];
        new ReferenceKernels().normal(0.25, 7, new F32(reference), N);
        new VectorKernels().normal(0.25, 7, new F32(vector), N);
        assertArrayEquals(reference, vector);
    }

    @Test
    void theFirstNumberOfKeyZeroIsPhiloxs() {
        float[] u = new float[1];
        FloatDraws.uniform(1, 0, u, 0, 1);
        assertEquals(2 * 0.88052f - 1, u[0], 2e-5);                // 0xe169c58d / 2³² = 0.88052
    }

    @Test
    void aPartThatBeginsInTheMiddleOfACounterIsTheSame() {
        float[] whole = new float[9], parts = new float[9];
        FloatDraws.uniform(2, 3, whole, 0, 9);
        FloatDraws.uniform(2, 3, parts, 3, 9);
        FloatDraws.uniform(2, 3, parts, 0, 3);
        assertArrayEquals(whole, parts);
        assertEquals((float) (2 * (2 * RandomKey.of(3).uniform(8) - 1)), whole[8]);
    }
}
