package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Recurrent cells and additive scores: values against plain loops in float64, gradients against differences of those.
class FloatCellsTest {

    private static final int B = 3;
    private static final int[] WIDTHS = {1, 3, 16, 17, 40};

    @Test
    void aGruByHand() {
        float[] out = new float[1], gates = new float[3];
        FloatGru.step(of(0, 0, 0), of(0, 0, 0), of(4), Slice.of(gates), Slice.of(out), 1, 0, 1);
        assertArrayEquals(new float[] {0.5f, 0.5f, 0}, gates);
        assertEquals(2, out[0]);                                             // half of the old state, half of news that are 0
    }

    @Test
    void anLstmByHand() {
        var made = made(1, 1);
        FloatLstm.step(of(0, 0, 0, 0), of(0, 0, 0, 0), of(2), made, 1, 0, 1);
        assertEquals(1, made.cell().array()[0]);                             // half forgotten
        assertEquals(0.3807971f, made.out().array()[0], 1e-7f);              // tanh(1) / 2
    }

    @Test
    void gruStepsAreTheFormula() {
        for (int H : WIDTHS) {
            float[] x = fill(B * 3 * H + 5, 0), u = fill(B * 3 * H + 2, 1), h = fill(B * H + 1, 2), gates = new float[B * 3 * H + 4];
            float[] out = new float[B * H + 3];
            FloatGru.step(new Slice(x, 5), new Slice(u, 2), new Slice(h, 1), new Slice(gates, 4), new Slice(out, 3), H, 0, B);
            assertClose(gru(tail(x, 5), tail(u, 2), tail(h, 1), H), tail(out, 3));
        }
    }

    @Test
    void gruSlopesAreDifferences() {
        for (int H : WIDTHS) {
            float[] x = fill(B * 3 * H, 0), u = fill(B * 3 * H, 1), h = fill(B * H, 2), g = fill(B * H, 3), gates = new float[B * 3 * H];
            float[] dx = new float[B * 3 * H], du = dx.clone(), dh = new float[B * H];
            FloatGru.step(Slice.of(x), Slice.of(u), Slice.of(h), Slice.of(gates), Slice.of(new float[B * H]), H, 0, B);
            FloatGru.slope(Slice.of(g), Slice.of(u), Slice.of(h), Slice.of(gates), Slice.of(dx), Slice.of(du), Slice.of(dh), H, 0, B);
            assertSlope(dx, tail(x, 0), g, v -> gru(v, tail(u, 0), tail(h, 0), H));
            assertSlope(du, tail(u, 0), g, v -> gru(tail(x, 0), v, tail(h, 0), H));
            assertSlope(dh, tail(h, 0), g, v -> gru(tail(x, 0), tail(u, 0), v, H));
        }
    }

    @Test
    void lstmStepsAndSlopes() {
        for (int H : WIDTHS) {
            float[] x = fill(B * 4 * H, 0), u = fill(B * 4 * H, 1), c = fill(B * H, 2), g = fill(2 * B * H, 3);
            var made = made(B, H);
            FloatLstm.step(Slice.of(x), Slice.of(u), Slice.of(c), made, H, 0, B);
            double[] expected = lstm(tail(x, 0), tail(u, 0), tail(c, 0), H);
            for (int i = 0; i < B * H; i++) {
                assertEquals(expected[i], made.out().array()[i], 1e-6);
                assertEquals(expected[B * H + i], made.cell().array()[i], 1e-6);
            }
            float[] dx = new float[B * 4 * H], dc = new float[B * H];
            FloatLstm.slope(Slice.of(g), new Slice(g, B * H), Slice.of(c), made, Slice.of(dx), Slice.of(dc), H, 0, B);
            assertSlope(dx, tail(x, 0), g, v -> lstm(v, tail(u, 0), tail(c, 0), H));
            assertSlope(dc, tail(c, 0), g, v -> lstm(tail(x, 0), tail(u, 0), v, H));
        }
    }

    @Test
    void additiveScoresAndSlopes() {
        int T = 2, S = 5;
        for (int A : WIDTHS) {
            float[] q = fill(B * T * A, 0), k = fill(B * S * A, 1), v = fill(A, 2), g = fill(B * T * S, 3), out = new float[B * T * S];
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

    private static double[] gru(double[] x, double[] u, double[] h, int H) {
        double[] out = new double[B * H];
        for (int i = 0; i < B * H; i++) {
            int at = i / H * 3 * H + i % H;
            double r = Smooth.sigmoid(x[at] + u[at]), z = Smooth.sigmoid(x[at + H] + u[at + H]);
            double n = Math.tanh(x[at + 2 * H] + r * u[at + 2 * H]);
            out[i] = (1 - z) * n + z * h[i];
        }
        return out;
    }

    /// h', then c'.
    private static double[] lstm(double[] x, double[] u, double[] c, int H) {
        double[] out = new double[2 * B * H];
        for (int j = 0; j < B * H; j++) {
            int at = j / H * 4 * H + j % H;
            double i = Smooth.sigmoid(x[at] + u[at]), f = Smooth.sigmoid(x[at + H] + u[at + H]);
            double g = Math.tanh(x[at + 2 * H] + u[at + 2 * H]), o = Smooth.sigmoid(x[at + 3 * H] + u[at + 3 * H]);
            out[B * H + j] = f * c[j] + i * g;
            out[j] = o * Math.tanh(out[B * H + j]);
        }
        return out;
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

    private static FloatLstm.Made made(int rows, int H) {
        return new FloatLstm.Made(Slice.of(new float[rows * 4 * H]), Slice.of(new float[rows * H]), Slice.of(new float[rows * H]),
                Slice.of(new float[rows * H]));
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

    private static Slice of(float... numbers) {
        return Slice.of(numbers);
    }
}
