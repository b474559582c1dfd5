package fovea.bench.ladder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatmulLadderTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyRungMultiplies(int rung) {
        float[] c = new float[4];
        Matmul.rung(rung).multiply(new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8}, c, 2);
        assertArrayEquals(new float[] {19, 22, 43, 50}, c);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyRungIsTheReferenceAndGivesTheSameBits(int rung) {
        for (int n : new int[] {0, 1, 3, 7, 8, 15, 16, 17, 33, 64, 100}) {
            float[] a = numbers(n, 1), b = numbers(n, 2), c = numbers(n, 3), first = new float[n * n];
            Matmul.rung(rung).multiply(a, b, c, n);
            Matmul.rung(1).multiply(a, b, first, n);
            assertArrayEquals(first, c);
            for (int i = 0; i < n * n; i++) {
                double sum = 0;
                for (int p = 0; p < n; p++)
                    sum += (double) a[i / n * n + p] * b[p * n + i % n];
                assertEquals(sum, c[i], 1e-6 * n);
            }
        }
    }

    @Test
    void thereIsNoSixthRung() {
        assertThrows(IllegalArgumentException.class, () -> Matmul.rung(6));
    }

    private static float[] numbers(int n, int seed) {
        var random = new Random(seed);
        float[] x = new float[n * n];
        for (int i = 0; i < x.length; i++)
            x[i] = random.nextFloat() - 0.5f;
        return x;
    }
}
