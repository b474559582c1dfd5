package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.kernel.Storage.F64;
import org.junit.jupiter.api.Test;

/// Optimiser steps against the reference in float64, in any number of parts.
class FloatUpdatesTest {

    private static final Kernels REFERENCE = new ReferenceKernels();
    private static final AdamStep ADAM = new AdamStep(0.9, 0.98, 1e-9, 0.01, 0.999, 0.02, 0.4);

    @Test
    void adamIsTheReferenceRounded() {
        for (int n : Numbers.SIZES) {
            float[] x = Numbers.fill(n, 0), g = Numbers.fill(n, 1), m = Numbers.fill(n, 2), v = Numbers.fill(n, 3);
            FloatMaps.abs(v, v, 0, n);
            double[] wide = wide(x), first = wide(m), second = wide(v);
            REFERENCE.adam(new F64(wide), new F64(wide(g)), new F64(first), new F64(second), ADAM, n);
            FloatUpdates.adam(x, g, m, v, ADAM, 0, n / 3);
            FloatUpdates.adam(x, g, m, v, ADAM, n / 3, n);
            assertClose(wide, x);
            assertClose(first, m);
            assertClose(second, v);
        }
    }

    @Test
    void descentIsTheReferenceRounded() {
        for (SgdStep step : new SgdStep[] {new SgdStep(0.1, 0, false, 0.01), new SgdStep(0.1, 0.9, false, 0),
                new SgdStep(0.1, 0.9, true, 0.01)}) {
            int n = 100;
            float[] x = Numbers.fill(n, 0), g = Numbers.fill(n, 1), v = Numbers.fill(n, 2);
            double[] wide = wide(x), speed = wide(v);
            REFERENCE.sgd(new F64(wide), new F64(wide(g)), new F64(speed), step, n);
            if (step.momentum() == 0)
                FloatUpdates.sgd(x, g, step, 0, n);
            else
                FloatUpdates.sgd(x, g, v, step, 0, n);
            assertClose(wide, x);
            assertClose(speed, v);
        }
    }

    @Test
    void threeFourFive() {
        double[] sums = new double[1];
        FloatUpdates.sumsOfSquares(new float[] {3, 4, 99}, sums, 2, 0, 1);
        assertArrayEquals(new double[] {25}, sums);
    }

    @Test
    void squaresAddUpInFloat64() {
        for (int n : new int[] {0, 1, 17, 100, 4096, 4097, 10_000}) {
            float[] x = Numbers.fill(n, 0);
            double[] sums = new double[FloatUpdates.blocks(n)];
            FloatUpdates.sumsOfSquares(x, sums, n, 0, sums.length);
            double sum = 0, expected = 0;
            for (double block : sums)
                sum += block;
            for (float y : x)
                expected += (double) y * y;
            assertEquals(expected, sum, 1e-12 * expected);
        }
        double[] huge = new double[1];
        FloatUpdates.sumsOfSquares(new float[] {1e30f, 1e30f}, huge, 2, 0, 1);
        assertEquals(2e60, huge[0], 1e54);
    }

    private static void assertClose(double[] expected, float[] actual) {
        for (int i = 0; i < expected.length; i++)
            assertEquals(expected[i], actual[i], 1e-6 * (1 + Math.abs(expected[i])));
    }

    private static double[] wide(float[] x) {
        double[] wide = new double[x.length];
        for (int i = 0; i < x.length; i++)
            wide[i] = x[i];
        return wide;
    }
}
