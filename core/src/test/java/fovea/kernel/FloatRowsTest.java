package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The row kernels against the reference in float64, over awkward row lengths, and by hand.
class FloatRowsTest {

    private static final int ROWS = 7;
    private static final float INFINITY = Float.POSITIVE_INFINITY;
    private static final Kernels REFERENCE = new ReferenceKernels();

    private interface Rows {
        void run(float[] x, float[] out, int n, int from, int to);
    }

    private interface Truth {
        void run(Storage x, Storage out, int rows, int n);
    }

    private interface Slope {
        void run(float[] g, float[] y, float[] out, int n, int from, int to);
    }

    private interface SlopeTruth {
        void run(Storage g, Storage y, Storage out, int rows, int n);
    }

    @Test
    void softmaxAndItsKin() {
        rows(FloatSoftmax::softmax, REFERENCE::softmax, false);
        rows(FloatSoftmax::logSoftmax, REFERENCE::logSoftmax, false);
        rows(FloatSoftmax::logSumExp, REFERENCE::logSumExp, true);
        slopes(FloatSoftmax::softmaxSlope, REFERENCE::softmaxSlope);
        slopes(FloatSoftmax::logSoftmaxSlope, REFERENCE::logSoftmaxSlope);
    }

    @Test
    void standardizeAndItsSlope() {
        for (int n : Numbers.SIZES) {
            float[] x = Numbers.fill(ROWS * n, 0), g = Numbers.fill(ROWS * n, 1), out = new float[ROWS * n],
                    scale = new float[ROWS];
            double[] expected = new double[ROWS * n], scales = new double[ROWS];
            FloatNorms.standardize(x, 1e-5f, out, scale, n, 0, ROWS);
            REFERENCE.standardize(new F32(x), 1e-5f, new F64(expected), new F64(scales), ROWS, n);
            assertTrue(Numbers.gap(out, expected) < 3e-6, "n = " + n);
            if (n > 0)
                assertTrue(Numbers.gap(scale, scales) < 1e-6);
            float[] slope = new float[ROWS * n];
            FloatNorms.standardizeSlope(g, out, scale, slope, n, 0, ROWS);
            REFERENCE.standardizeSlope(new F32(g), new F32(out), new F32(scale), new F64(expected), ROWS, n);
            assertTrue(Numbers.gap(slope, expected) < 1e-5 || n < 3, "n = " + n);
        }
    }

    @Test
    void layerNormIsStandardizeThenScaleAndShift() {
        for (int n : Numbers.SIZES) {
            float[] x = Numbers.fill(ROWS * n, 0), g = Numbers.fill(ROWS * n, 1), w = Numbers.fill(n, 2),
                    b = Numbers.fill(n, 3);
            float[] hat = new float[ROWS * n], scale = new float[ROWS], y = hat.clone(), h = hat.clone(),
                    dx = hat.clone(), expected = hat.clone();
            var moments = new FloatMoments(new float[ROWS], new float[ROWS], true);
            FloatNorms.standardize(x, 1e-5f, hat, scale, n, 0, ROWS);
            FloatNorms.layerNorm(x, w, b, 1e-5f, y, moments, n, 0, ROWS);
            for (int i = 0; i < ROWS * n; i++) {
                hat[i] = (x[i] - moments.mean()[i / n]) * moments.scale()[i / n];
                assertEquals(Math.fma(hat[i], w[i % n], b[i % n]), y[i]);
                h[i] = g[i] * w[i % n];
            }
            float[] dw = new float[n + 1], db = new float[n + 1];
            new FloatNormSlopes(g, x, w, moments, dx, dw, db).rows(n, 0, ROWS, 1);
            assertArrayEquals(scale, moments.scale(), 1e-5f);
            FloatNorms.standardizeSlope(h, hat, moments.scale(), expected, n, 0, ROWS);
            assertArrayEquals(expected, dx, 1e-5f);
            parameterSlopes(g, hat, dw, db, n);
        }
    }

    private static void parameterSlopes(float[] g, float[] hat, float[] dw, float[] db, int n) {
        for (int j = 0; j < n; j++) {
            double w = 0, b = 0;
            for (int i = j; i < ROWS * n; i += n) {
                w += (double) g[i] * hat[i];
                b += g[i];
            }
            assertEquals(w, dw[1 + j], 1e-5);
            assertEquals(b, db[1 + j], 1e-5);
        }
    }

    @Test
    void twoScoresByHand() {
        float[] y = new float[2];
        FloatSoftmax.softmax(new float[] {0, 1}, y, 2, 0, 1);
        assertArrayEquals(new float[] {0.26894143f, 0.7310586f}, y, 1e-7f);             // 1/(1 + e), e/(1 + e)
        FloatSoftmax.logSumExp(new float[] {0, 0}, y, 2, 0, 1);
        assertEquals(0.6931472f, y[0]);                                                 // log 2
    }

    @Test
    void theLargeScoresOfFourKeys() {
        float[] y = new float[4];
        FloatSoftmax.softmax(new float[] {927, 397, 148, 929}, y, 4, 0, 1);
        assertArrayEquals(new float[] {0.11920292f, 0, 0, 0.880797f}, y, 1e-6f);
    }

    @Test
    void whatCannotBeSeenHasNoWeight() {
        float[] y = new float[6];
        FloatSoftmax.softmax(new float[] {-INFINITY, -INFINITY, -INFINITY, 2, -INFINITY, 2}, y, 3, 0, 2);
        assertArrayEquals(new float[] {0, 0, 0, 0.5f, 0, 0.5f}, y);
        boolean[] visible = {false, false, false, true, false, true};
        FloatSoftmax.maskedSoftmax(new float[] {1, 2, 3, 2, 9, 2}, visible, y, 3, 0, 2);
        assertArrayEquals(new float[] {0, 0, 0, 0.5f, 0, 0.5f}, y);
    }

    @Test
    void aNumberThatIsNoneSpoilsItsRowOnly() {
        float[] y = new float[4];
        FloatSoftmax.softmax(new float[] {Float.NaN, -INFINITY, 1, 1}, y, 2, 0, 2);
        assertTrue(Float.isNaN(y[0]) && Float.isNaN(y[1]));
        assertEquals(0.5f, y[2]);
    }

    @Test
    void sumsOverRowsOfAnyNumber() {
        int n = 37;
        for (int rows : new int[] {0, 1, 5, 63, 64, 65, 200}) {
            float[] x = Numbers.fill(rows * n, 0), out = new float[n],
                    partial = new float[FloatColumns.blocks(rows) * n];
            FloatColumns.partialSums(x, partial, rows, n, 0, FloatColumns.blocks(rows));
            FloatColumns.fold(partial, out, FloatColumns.blocks(rows), n, 0, n);
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int r = 0; r < rows; r++)
                    sum += x[r * n + j];
                assertEquals(sum, out[j], 1e-5);
            }
        }
    }

    @Test
    void sumsAndDotProducts() {
        float[] s = new float[16];
        for (int n : Numbers.SIZES) {
            float[] x = Numbers.fill(n + 1, 0), y = Numbers.fill(n + 2, 1);
            double sum = 0, dot = 0, squares = 0;
            for (int i = 0; i < n; i++) {
                sum += x[1 + i];
                dot += (double) x[1 + i] * y[2 + i];
                squares += (x[1 + i] - 0.5) * (x[1 + i] - 0.5);
            }
            assertEquals(sum, FloatSums.sum(x, 1, n, s), 1e-5);
            assertEquals(dot, FloatSums.dot(x, 1, y, 2, n, s), 1e-5);
            assertEquals(squares, FloatSums.squares(x, 1, n, 0.5f, s), 1e-5 * (squares + 1));
        }
    }

    @Test
    void theOrderOfASumIsTheOneThatLanesDescribes() {
        float[] x = Numbers.fill(100, 0), lanes = new float[16];
        for (int i = 0; i < x.length; i++)
            lanes[i % 16] += x[i];
        for (int apart = 8; apart > 0; apart /= 2)
            for (int j = 0; j < apart; j++)
                lanes[j] += lanes[j + apart];
        assertEquals(lanes[0], FloatSums.sum(x, 0, 100, new float[16]));
    }

    @Test
    void theLargest() {
        for (int n : Numbers.SIZES) {
            float[] x = Numbers.fill(n, 3);
            for (int at = 0; at < n; at += 5) {
                float[] y = x.clone();
                y[at] = 9;
                y[n - 1] = at == n - 1 ? 9 : 9 - 1e-3f;
                assertEquals(9, FloatSums.max(y, 0, n));
                assertEquals(at, FloatSums.argmax(y, 0, n));
            }
        }
        assertEquals(1, FloatSums.argmax(new float[] {1, 2, 2}, 0, 3), "the first among equals");
        assertEquals(2, FloatSums.argmax(new float[] {1, 9, Float.NaN}, 0, 3), "NaN counts as largest");
        assertEquals(-INFINITY, FloatSums.max(new float[0], 0, 0));
    }

    @Test
    void crossEntropyIsMinusTheLogOfTheRightWeight() {
        for (int n : Numbers.SIZES) {
            if (n == 0)
                continue;
            float[] x = Numbers.fill(ROWS * n, 0), g = Numbers.fill(ROWS, 1), loss = new float[ROWS],
                    total = loss.clone(), slope = new float[ROWS * n];
            int[] targets = Numbers.whole(ROWS, n, 2);
            targets[3] = -1;
            FloatLosses.crossEntropy(x, targets, loss, total, n, 0, ROWS);
            FloatLosses.crossEntropySlope(x, targets, total, g, slope, n, 0, ROWS);
            double[] weights = new double[ROWS * n];
            REFERENCE.softmax(new F32(x), new F64(weights), ROWS, n);
            for (int i = 0; i < ROWS * n; i++) {
                int r = i / n, t = targets[r];
                assertEquals(t < 0 ? 0 : g[r] * (weights[i] - (i % n == t ? 1 : 0)), slope[i], 1e-6);
                assertEquals(t < 0 ? 0 : -Math.log(weights[r * n + t]), loss[r], 2e-6);
            }
        }
    }

    private static void rows(Rows kernel, Truth truth, boolean onePerRow) {
        for (int n : Numbers.SIZES) {
            int count = onePerRow ? ROWS : ROWS * n;
            float[] x = Numbers.fill(ROWS * n, 0), out = Numbers.fill(count, 1);
            double[] expected = new double[count];
            kernel.run(x, out, n, 0, ROWS);
            truth.run(new F32(x), new F64(expected), ROWS, n);
            if (n > 0)
                assertTrue(Numbers.gap(out, expected) < 1e-6, "n = " + n);
            float[] two = new float[count], three = x.clone();
            kernel.run(x, two, n, 0, 3);
            kernel.run(x, two, n, 3, ROWS);
            assertArrayEquals(out, two, "in two parts");
            if (!onePerRow) {
                kernel.run(three, three, n, 0, ROWS);
                assertArrayEquals(out, three, "in place");
            }
        }
    }

    private static void slopes(Slope kernel, SlopeTruth truth) {
        for (int n : Numbers.SIZES) {
            float[] g = Numbers.fill(ROWS * n, 0), y = Numbers.fill(ROWS * n, 1), out = new float[ROWS * n];
            double[] expected = new double[ROWS * n];
            kernel.run(g, y, out, n, 0, ROWS);
            truth.run(new F32(g), new F32(y), new F64(expected), ROWS, n);
            assertTrue(Numbers.gap(out, expected) < 3e-6, "n = " + n);
            float[] same = g.clone();
            kernel.run(same, y, same, n, 0, ROWS);
            assertArrayEquals(out, same, "in place");
            assertTrue(Arrays.equals(out, same));
        }
    }
}
