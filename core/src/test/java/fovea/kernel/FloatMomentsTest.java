package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Moments that were found in one reading, against two readings in double precision.
class FloatMomentsTest {

    private static final int N = 529;                           // 33 numbers a lane, and one

    private static FloatMoments of(float[] row, boolean centred) {
        float[] s = new float[FloatMoments.ROOM];
        var moments = new FloatMoments(new float[1], new float[1], centred);
        moments.sum(row, 0, row.length, s);
        moments.find(row, 0, row.length, 0, s);
        return moments;
    }

    /// Relative to the mean's and the scale's own size, in float32.
    private static void right(float[] row) {
        double mean = 0, spread = 0;
        for (float x : row)
            mean += (double) x / row.length;
        FloatMoments found = of(row, true);
        for (float x : row)
            spread += Math.pow(x - found.mean()[0], 2) / row.length;
        double size = 1e-6 * (Math.abs(mean) + Math.sqrt(spread)), scale = 1 / Math.sqrt(spread);
        assertEquals(mean, found.mean()[0], size);
        assertEquals(scale, found.scale()[0], 2e-6 * scale);
    }

    @Test
    void sixteenZerosAndSixteenOnesHaveMeanAndDeviationOneHalf() {
        float[] row = new float[32];
        Arrays.fill(row, 16, 32, 1);
        assertEquals(0.5f, of(row, true).mean()[0]);
        assertEquals(2f, of(row, true).scale()[0]);
    }

    @Test
    void withoutItsMeanARowIsScaledByTheRootOfItsMeanSquare() {
        float[] row = new float[32];
        Arrays.fill(row, 16, 32, 4);
        assertEquals(0f, of(row, false).mean()[0]);
        assertEquals((float) (1 / Math.sqrt(8)), of(row, false).scale()[0]);
    }

    @Test
    void anyPlaceAndAnyLengthIsRight() {
        for (int n : new int[] {2, 15, 16, 17, 31, 33, 64, N})
            for (float place : new float[] {0, 3, -1000}) {
                float[] row = Numbers.fill(n, n);
                for (int i = 0; i < n; i++)
                    row[i] += place;
                right(row);
            }
    }

    @Test
    void firstNumbersFarFromAllOthersLoseNothing() {
        for (float far : new float[] {10, 1e4f, -1e8f}) {
            float[] row = Numbers.fill(N, 1);
            for (int i = 0; i < 16; i++)
                row[i] = far;
            right(row);
            Arrays.fill(row, 1, 16, 0);
            right(row);
        }
    }

    @Test
    void aFirstNumberFarFromALongRowOfEqualOnesLeavesTheMeanRight() {
        float[] row = new float[8193];
        Arrays.fill(row, 0.1f);
        row[0] = 1000;
        assertEquals((1000 + 8192 * 0.1) / 8193, of(row, true).mean()[0], 1e-5);      // a millionth of the deviation
    }

    @Test
    void anInfinityMakesAllOthersNothingBesideIt() {
        float[] row = new float[32];
        Arrays.fill(row, 1);
        row[5] = Float.POSITIVE_INFINITY;
        assertEquals(0f, of(row, false).scale()[0]);
    }
}
