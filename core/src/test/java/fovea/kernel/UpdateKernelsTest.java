package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;
import org.junit.jupiter.api.Test;

final class UpdateKernelsTest {

    private final Kernels kernels = Kernels.kernels();

    @Test
    void plainDescentGoesAgainstTheGradient() {
        double[] x = {1, 2};
        kernels.sgd(new F64(x), new F64(new double[] {10, -10}), new F64(new double[0]), new SgdStep(0.1, 0, false, 0),
                2);
        assertArrayEquals(new double[] {0, 3}, x, 1e-15);
    }

    @Test
    void momentumKeepsGoing() {
        double[] x = {0}, v = {0};
        var step = new SgdStep(0.1, 0.5, false, 0);
        kernels.sgd(new F64(x), new F64(new double[] {1}), new F64(v), step, 1);   // v = 1
        kernels.sgd(new F64(x), new F64(new double[] {0}), new F64(v), step, 1);   // v = 0.5
        assertArrayEquals(new double[] {-0.15}, x, 1e-15);
    }

    @Test
    void nesterovLooksAheadAndDecayDrawsToZero() {
        double[] x = {2}, v = {0};
        kernels.sgd(new F64(x), new F64(new double[] {1}), new F64(v), new SgdStep(0.1, 0.5, true, 0.25), 1);
        assertEquals(1.5, v[0]);                                             // g = 1 + 0.25 · 2
        assertEquals(2 - 0.1 * (1.5 + 0.5 * 1.5), x[0]);
    }

    @Test
    void theFirstStepOfAdamGoesByTheRate() {
        double[] x = {5, 5, 5}, m = new double[3], v = new double[3];
        var step = new AdamStep(0.9, 0.999, 0, 0, 1, 0.01 / (1 - 0.9), Math.sqrt(1 - 0.999));
        kernels.adam(new F64(x), new F64(new double[] {3, -300, 0.001}), new F64(m), new F64(v), step, 3);
        assertArrayEquals(new double[] {4.99, 5.01, 4.99}, x, 1e-12);         // m̂ / √v̂ = ±1, whatever the gradient
        assertArrayEquals(new double[] {0.3, -30, 0.0001}, m, 1e-12);
        assertArrayEquals(new double[] {0.009, 90, 1e-9}, v, 1e-12);
    }

    @Test
    void singlePrecisionIsDoublePrecisionRounded() {
        for (int n : new int[] {1, 3, 15, 16, 17, 33, 100, 1000}) {
            float[] x = numbers(n, 0.3), g = numbers(n, 1.7), m = numbers(n, 0.7), v = numbers(n, 0.9);
            double[] wide = wide(x), first = wide(m), second = wide(v);
            var step = new AdamStep(0.9, 0.98, 1e-9, 0.01, 0.999, 0.02, 0.4);
            kernels.adam(new F64(wide), new F64(wide(g)), new F64(first), new F64(second), step, n);
            kernels.adam(new F32(x), new F32(g), new F32(m), new F32(v), step, n);
            assertClose(wide, x);
            assertClose(first, m);
            assertClose(second, v);
        }
    }

    @Test
    void squaresAreSummedInDoublePrecision() {
        assertEquals(25, kernels.sumOfSquares(new F32(new float[] {3, 4, 100}), 2));
        assertEquals(1e16 + 2, kernels.sumOfSquares(new F32(new float[] {1, 1e8f, 1}), 3), 2);
        assertEquals(14, kernels.sumOfSquares(new F64(new double[] {1, 2, 3}), 3));
    }

    private static float[] numbers(int n, double scale) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++)
            numbers[i] = (float) (scale * Math.abs(Math.sin(i + 1)));
        return numbers;
    }

    private static double[] wide(float... numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++)
            wide[i] = numbers[i];
        return wide;
    }

    private static void assertClose(double[] expected, float... got) {
        for (int i = 0; i < got.length; i++)
            assertEquals(expected[i], got[i], 3e-7 * (1 + Math.abs(expected[i])), "element " + i);
    }
}
