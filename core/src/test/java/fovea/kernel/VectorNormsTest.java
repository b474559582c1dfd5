package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Fused layer normalisation against the reference, with rows enough for several blocks, by any number of threads.
class VectorNormsTest {

    private final int before = Threads.count();

    @AfterEach
    void restore() {
        Threads.use(before);
    }

    /// y, dx, dw and db.
    private static float[][] run(int rows, int n, boolean centred) {
        float[] mean = new float[rows], scale = new float[rows];
        float[][] out = {new float[rows * n], new float[rows * n], new float[n], new float[n]};
        var in = new NormArrays(input(rows * n, 0), input(n, 1), input(n, 2));
        var kept = new NormMoments(new F32(mean), new F32(scale), centred);
        new VectorKernels().layerNorm(in, 1e-5, new F32(out[0]), kept, rows, n);
        new VectorKernels().layerNormSlope(input(rows * n, 3), in, kept,
                new NormArrays(new F32(out[1]), new F32(out[2]), new F32(out[3])), rows, n);
        return out;
    }

    private static double[][] expected(int rows, int n, boolean centred) {
        double[][] out = {new double[rows * n], new double[rows * n], new double[n], new double[n]};
        var in = new NormArrays(input(rows * n, 0), input(n, 1), input(n, 2));
        var kept = new NormMoments(new F64(new double[rows]), new F64(new double[rows]), centred);
        new ReferenceKernels().layerNorm(in, 1e-5, new F64(out[0]), kept, rows, n);
        new ReferenceKernels().layerNormSlope(input(rows * n, 3), in, kept,
                new NormArrays(new F64(out[1]), new F64(out[2]), new F64(out[3])), rows, n);
        return out;
    }

    private static F32 input(int n, int j) {
        return new F32(Numbers.fill(n, j));
    }

    @Test
    void valuesAndGradientsAreTheReferences() {
        for (int rows : new int[] {1, 5, 63, 64, 65, 200})
            for (int n : new int[] {3, 16, 33, 100}) {
                agree(rows, n, true);
                agree(rows, n, false);
            }
    }

    private static void agree(int rows, int n, boolean centred) {
        float[][] found = run(rows, n, centred);
        double[][] expected = expected(rows, n, centred);
        for (int i = 0; i < 4; i++)
            assertTrue(Numbers.gap(found[i], expected[i]) < 1e-5, rows + " rows of " + n + ", " + i);
    }

    @Test
    void anyNumberOfThreadsMakesTheSameBits() {
        Threads.use(1);
        float[][] alone = run(1000, 70, true);
        for (int threads = 2; threads <= 3; threads++) {
            Threads.use(threads);
            float[][] together = run(1000, 70, true);
            for (int i = 0; i < 4; i++)
                assertArrayEquals(alone[i], together[i]);
        }
    }
}
