package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Additive scores: values against plain loops in float64, gradients against differences of those.
class FloatAdditiveTest {

    private static final int B = 3;
    private static final int[] WIDTHS = {1, 3, 16, 17, 40};

    @Test
    void aScoreByHand() {
        float[] out = new float[2];
        new FloatAdditive(new float[] {1}, new float[] {-1, 0}, new float[] {2}, 1, 2, 1).scores(out, 0, 1);
        assertArrayEquals(new float[] {0, 1.5231884f}, out, 1e-6f);          // 2 tanh 0, 2 tanh 1
    }

    @Test
    void additiveScoresAndSlopes() {
        int T = 2, S = 5;
        for (int A : WIDTHS) {
            float[] q = fill(B * T * A, 0), k = fill(B * S * A, 1), v = fill(A, 2), g = fill(B * T * S, 3),
                    out = new float[B * T * S];
            var additive = new FloatAdditive(q, k, v, T, S, A);
            additive.scores(out, 0, 1);
            additive.scores(out, 1, B * T);
            assertClose(additive(tail(q, 0), tail(k, 0), tail(v, 0), A), tail(out, 0));
            float[] dq = fill(B * T * A, 4), dk = fill(B * S * A, 5), dv = fill(B * A, 6);
            additive.slopes(g, dq, dk, dv, 0, 1);
            additive.slopes(g, dq, dk, dv, 1, B);
            assertSlope(dq, tail(q, 0), g, w -> additive(w, tail(k, 0), tail(v, 0), A));
            assertSlope(dk, tail(k, 0), g, w -> additive(tail(q, 0), w, tail(v, 0), A));
            float[] sum = new float[A];
            FloatColumns.addRows(dv, 0, B, A, sum, 0);
            assertSlope(sum, tail(v, 0), g, w -> additive(tail(q, 0), tail(k, 0), w, A));
        }
    }

    private static double[] additive(double[] q, double[] k, double[] v, int A) {
        int T = 2, S = 5;
        double[] out = new double[B * T * S];
        for (int i = 0; i < out.length; i++)
            for (int a = 0; a < A; a++)
                out[i] += v[a] * Math.tanh(q[i / S * A + a] + k[(i / (S * T) * S + i % S) * A + a]);
        return out;
    }

    /// Along one direction: `slope · w = (g · f(x + ε w) − g · f(x − ε w)) / 2 ε`.
    private static void assertSlope(float[] slope, double[] x, float[] g, Function<double[], double[]> f) {
        float[] w = fill(x.length, 9);
        double[] ahead = x.clone(), behind = x.clone();
        double eps = 1e-6, expected = 0, found = 0, size = 0;
        for (int i = 0; i < x.length; i++) {
            ahead[i] += eps * w[i];
            behind[i] -= eps * w[i];
            found += (double) slope[i] * w[i];
            size += Math.abs((double) slope[i] * w[i]);
        }
        double[] high = f.apply(ahead), low = f.apply(behind);
        for (int i = 0; i < high.length; i++)
            expected += g[i] * (high[i] - low[i]) / (2 * eps);
        assertEquals(expected, found, 1e-6 * (1 + size));
    }

    private static void assertClose(double[] expected, double[] actual) {
        for (int i = 0; i < expected.length; i++)
            assertEquals(expected[i], actual[i], 2e-6);
    }

    private static double[] tail(float[] x, int at) {
        double[] wide = new double[x.length - at];
        for (int i = 0; i < wide.length; i++)
            wide[i] = x[at + i];
        return wide;
    }

    private static float[] fill(int n, int j) {
        return Numbers.fill(n, j);
    }
}
