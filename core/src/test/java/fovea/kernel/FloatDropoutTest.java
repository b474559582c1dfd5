package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.kernel.Storage.F32;
import org.junit.jupiter.api.Test;

class FloatDropoutTest {

    @Test
    void theSameElementsAreForgottenAsByTheReference() {
        for (int n : Numbers.SIZES) {
            float[] x = Numbers.fill(n, 0), out = new float[n], expected = new float[n];
            new ReferenceKernels().dropout(new F32(x), 0.3, 0x123456789ABCDEFL, new F32(expected), n);
            FloatDropout.drop(x, 0.3, 0x123456789ABCDEFL, out, 0, n / 3);
            FloatDropout.drop(x, 0.3, 0x123456789ABCDEFL, out, n / 3, n);
            assertArrayEquals(expected, out, 1e-6f);
        }
    }

    @Test
    void aTenthIsForgottenAndTheRestGrows() {
        int n = 100_000, zeros = 0;
        float[] factors = new float[n];
        FloatDropout.factors(12_345, 0.1, 42, factors, 0, n);
        for (float f : factors) {
            zeros += f == 0 ? 1 : 0;
            assertEquals(f == 0 ? 0 : 1 / 0.9f, f, 1e-7f);
        }
        assertEquals(10_000, zeros, 400);                                    // four standard deviations are 380
    }
}
