package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/// A mask's choices over awkward sizes: every element of the range, nothing outside it.
class FloatChoicesTest {

    @Test
    void everyElementIsTheOneThatTheMaskSays() {
        for (int n : new int[] {0, 1, 3, 7, 8, 15, 16, 17, 33, 64, 100})
            for (int from : new int[] {0, Math.min(n, 1), n / 2})
                chosen(n, from);
    }

    private static void chosen(int n, int from) {
        boolean[] mask = new boolean[n];
        float[] a = new float[n], b = new float[n], chosen = new float[n], filled = new float[n];
        float[] expected = new float[n], expectedFill = new float[n];
        for (int i = 0; i < n; i++) {
            mask[i] = i * 7 % 5 < 2;
            a[i] = i + 0.5f;
            b[i] = i % 3 == 0 ? Float.NaN : -i;
            expected[i] = i < from ? 0 : mask[i] ? a[i] : b[i];
            expectedFill[i] = i < from ? 0 : mask[i] ? -0f : b[i];
        }
        FloatChoices.choose(mask, a, b, chosen, from, n);
        FloatChoices.fill(mask, b, -0f, filled, from, n);
        assertArrayEquals(expected, chosen);
        assertArrayEquals(expectedFill, filled);
    }
}
