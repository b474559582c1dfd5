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

    @Test
    void aMaskThatIsOverBeginsAgain() {
        boolean[] mask = new boolean[37];
        float[] x = new float[111], filled = new float[111], expected = new float[111];
        for (int i = 0; i < x.length; i++) {
            mask[i % 37] = i % 37 % 3 == 1;
            x[i] = i;
            expected[i] = i < 20 || i >= 101 ? 0 : i % 37 % 3 == 1 ? -1 : i;
        }
        FloatChoices.fill(mask, x, -1, filled, 20, 101);
        assertArrayEquals(expected, filled);
    }
}
