package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.kernel.Storage.F32;
import fovea.random.Philox;
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
    void theWayBackDropsWhatWasDropped() {
        for (int n : Numbers.SIZES) {
            float[] x = Numbers.fill(n, 0), y = new float[n], g = Numbers.fill(n, 1), out = new float[n];
            for (int i = 0; i < n; i += 3)
                x[i] = 0;                                                     // zeros that stay have slopes
            FloatDropout.drop(x, 0.3, 7, y, 0, n);
            FloatDropout.slope(g, y, 0.3, out, 0, n);
            float[] expected = new float[n], reference = new float[n];
            FloatDropout.drop(g, 0.3, 7, expected, 0, n);
            new ReferenceKernels().dropoutSlope(new F32(g), new F32(y), 0.3, new F32(reference), n);
            for (int i = 0; i < n; i++) {
                assertEquals(expected[i], out[i], 0);
                assertEquals(reference[i], out[i], 1e-6f);
            }
        }
    }

    @Test
    void countersGoOnBeyondTheirLowWord() {
        long key = 0xFEDCBA9876543210L, first = (1L << 34) - 6;
        float[] factors = new float[300];
        int[] words = new int[4];
        FloatDropout.factors(first, 0.3, key, factors, 0, 300);
        for (int i = 0; i < 300; i++) {
            Philox.words(first + i >>> 2, 0, key, words);
            boolean isDropped = words[(int) (first + i & 3)] >>> 8 < Math.ceil(0.3 * (1 << 24));
            assertEquals(isDropped ? 0 : 1 / 0.7f, factors[i], 1e-6f);
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
