package fovea.kernel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The bits that every kernel makes of fixed inputs, one number for each, printed when it is run as a program.
///
/// [SameBitsTest] compares them with what they have always been, and with what other virtual machines make:
/// interpreters, narrower vectors, more threads.
final class Checksums {

    private static final int N = 1_037;                      // no multiple of any vector's width
    private static final int ROWS = 13;
    private static final int[] WIDTHS = {1, 7, 16, 33, 100};

    private final Map<String, Integer> found = new LinkedHashMap<>();

    private Checksums() {}

    /// Prints `name hash`, a line each.
    public static void main(String[] threads) {
        Threads.use(Integer.parseInt(threads[0]));
        all().forEach((name, hash) -> System.out.println(name + " " + Integer.toHexString(hash)));
    }

    /// All kernels' hashes by name.
    static Map<String, Integer> all() {
        var sums = new Checksums();
        sums.maps();
        sums.slopes();
        sums.broadcasts();
        sums.rows();
        sums.norms();
        sums.losses();
        sums.products();
        sums.updates();
        sums.recurrences();
        sums.attention();
        sums.dropout();
        sums.windows();
        return sums.found;
    }

    private interface Map1 {
        void run(float[] x, float[] out, int from, int to);
    }

    private interface Map2 {
        void run(float[] a, float[] b, float[] out, int from, int to);
    }

    private interface Rows1 {
        void run(float[] x, float[] out, int n, int from, int to);
    }

    private interface Rows2 {
        void run(float[] a, float[] b, float[] out, int n, int from, int to);
    }

    private void maps() {
        map("neg", FloatMaps::neg);
        map("sqrt", FloatMaps::sqrt);
        map("rsqrt", FloatMaps::rsqrt);
        map("relu", FloatMaps::relu);
        map("exp", FloatMaps::exp);
        map("log", FloatMaps::log);
        map("tanh", FloatMaps::tanh);
        map("sigmoid", FloatMaps::sigmoid);
        map("silu", FloatMaps::silu);
        map("softplus", FloatMaps::softplus);
        map("erf", FloatMaps::erf);
        map("gelu", FloatMaps::gelu);
        map("geluTanh", FloatMaps::geluTanh);
    }

    private void slopes() {
        pair("tanhSlope", FloatSlopes::tanh);
        pair("sigmoidSlope", FloatSlopes::sigmoid);
        pair("reluSlope", FloatSlopes::relu);
        pair("geluSlope", FloatSlopes::gelu);
        pair("geluTanhSlope", FloatSlopes::geluTanh);
        pair("siluSlope", FloatSlopes::silu);
        pair("softplusSlope", FloatSlopes::softplus);
        pair("max", FloatPairs::max);
        pair("axpy", (a, b, out, from, to) -> FloatPairs.axpy(0.3f, a, out, from, to));
    }

    private void broadcasts() {
        rows("addRow", (x, b, out, n, from, to) -> {
            for (int r = from; r < to; r++)
                FloatLines.both(Binary.ADD).run(x, r * n, b, 0, out, r * n, n);
        });
        rows("mulColumn", (x, b, out, n, from, to) -> {
            for (int r = from; r < to; r++)
                FloatLines.numberRight(Binary.MUL).run(x, r * n, b[r], out, r * n, n);
        });
    }

    private void rows() {
        rows("softmax", FloatSoftmax::softmax);
        rows("logSoftmax", FloatSoftmax::logSoftmax);
        rows("logSumExp", FloatSoftmax::logSumExp);
        rows("softmaxSlope", FloatSoftmax::softmaxSlope);
        rows("logSoftmaxSlope", FloatSoftmax::logSoftmaxSlope);
        rows("columns", (x, out, n, from, to) -> FloatColumns.addRows(x, 0, ROWS, n, out, 0));
        rows("sums", (x, out, n, from, to) -> {
            float[] s = new float[16];
            for (int r = from; r < to; r++) {
                out[3 * r % out.length] = FloatSums.sum(x, r * n, n, s);
                out[(3 * r + 1) % out.length] = FloatSums.dot(x, r * n, x, 0, n, s);
                out[(3 * r + 2) % out.length] = FloatSums.squares(x, r * n, n, 0.1f, s);
            }
        });
    }

    private void norms() {
        rows("layerNorm", (x, w, out, n, from, to) -> {
            var moments = new FloatMoments(new float[ROWS], new float[ROWS], true);
            float[] y = new float[x.length], dw = new float[n], db = new float[n];
            FloatNorms.layerNorm(x, w, w, 1e-5f, y, moments, n, from, to);
            new FloatNormSlopes(y, x, w, moments, out, dw, db).rows(n, from, to, 0);
            add("layerNorm parameters " + n, dw);
            add("layerNorm shift " + n, db);
        });
    }

    private void losses() {
        rows("crossEntropy", (x, g, out, n, from, to) -> {
            float[] loss = new float[ROWS], total = new float[ROWS];
            int[] targets = Numbers.whole(ROWS, n, 7);
            FloatLosses.crossEntropy(x, targets, loss, total, n, from, to);
            FloatLosses.crossEntropySlope(x, targets, total, loss, out, n, from, to);
            add("loss " + n, loss);
        });
    }

    private void products() {
        for (int m : new int[] {1, 2, 5, 8, 9, 40}) {
            float[] c = new float[m * 333];
            FloatMatmul.multiply(Numbers.fill(m * 261, 0), Numbers.fill(333 * 261, 1), c,
                    new MatmulSize(1, m, 261, 333, false, true, 0, 0));
            add("matmul few rows", c);
        }
        int[][] sizes = {{1, 5, 3}, {6, 16, 64}, {13, 300, 70}, {1, 70, 33}, {50, 17, 1}, {100, 40, 129}, {7, 258, 48}};
        for (int[] s : sizes)
            for (int flags = 0; flags < 4; flags++) {
                int m = s[0], k = s[1], n = s[2];
                float[] c = new float[2 * m * n];
                FloatMatmul.multiply(Numbers.fill(2 * m * k, 0), Numbers.fill(2 * k * n, 1), c,
                        new MatmulSize(2, m, k, n, flags % 2 == 1, flags > 1, m * k, k * n));
                add("matmul " + m + "x" + k + "x" + n, c);
            }
    }

    private void updates() {
        float[] x = Numbers.fill(N, 0), g = Numbers.fill(N, 1), m = Numbers.fill(N, 2), v = Numbers.fill(N, 3);
        FloatMaps.abs(v, v, 0, N);
        FloatUpdates.adam(x, g, m, v, new AdamStep(0.9, 0.98, 1e-9, 0.01, 0.999, 0.02, 0.4), 0, N);
        add("adam", x);
        add("adam", m);
        add("adam", v);
        FloatUpdates.sgd(x, g, m, new SgdStep(0.1, 0.9, true, 0.01), 0, N);
        add("sgd", x);
        double[] sums = new double[FloatUpdates.blocks(N)];
        FloatUpdates.sumsOfSquares(x, sums, N, 0, sums.length);
        add("sum of squares", new float[] {(float) (sums[0] * 1e6 % 1)});
    }

    private void recurrences() {
        for (int H : WIDTHS) {
            for (Gates gates : Gates.values())
                for (boolean backwards : new boolean[] {false, true})
                    recurrence(new Unroll(gates, 30, 4, H, Numbers.whole(30, 5, 8), backwards));
            additive(H);
            for (Gates gates : Gates.values())
                attentive(gates, H);
        }
    }

    private void recurrence(Unroll how) {
        Gates gates = how.gates();
        int H = how.width(), B = how.rows(), G = gates.products() * H, n = how.positions();
        var arrays = new UnrollArrays(numbers(n * G, 0), numbers(G * H, 1), numbers(0, 1),
                numbers(gates.biases() * H, 2), numbers(B * H, 3), numbers(B * H, 4),
                numbers(n * H, 5), numbers(B * H, 5), numbers(B * H, 5), numbers(n * gates.kept() * H, 5),
                numbers(n * H, 5));
        FloatUnroll.run(how, arrays);
        var slopes = new UnrollSlopes(numbers(0, 1), numbers(n * H, 6), numbers(B * H, 7), numbers(B * H, 8),
                numbers(n * G, 9), numbers(n * G, 9), numbers(B * H, 9), numbers(B * H, 9));
        FloatUnrollSlope.run(how, arrays, slopes);
        String name = "recurrent " + gates.name().toLowerCase(Locale.ROOT);
        for (Storage out : List.of(arrays.y(), arrays.lastH(), arrays.lastC(), arrays.before()))
            add(name, FloatUnroll.floats(out));
        for (Storage out : List.of(slopes.gx(), slopes.gu(), slopes.gh(), slopes.gc()))
            add(name + " slopes", FloatUnroll.floats(out));
    }

    private void attentive(Gates gates, int H) {
        int B = 14, T = 3, S = 5, A = H + 1, C = H + 2, n = B * T, G = gates.products() * H;
        int[] lengths = new int[B];
        Arrays.fill(lengths, T);
        var walk = new AttentiveUnroll(new Unroll(gates, B, T, H, lengths, false),
                new LookPlan(B, T, S, A, C, new Sight(bits(B * S), S, 0, 0, Sight.BOUNDLESS)),
                new UnrollArrays(numbers(n * G, 0), numbers(G * H, 1), numbers(0, 1), numbers(gates.biases() * H, 2),
                        numbers(B * H, 3), numbers(B * H, 4), numbers(n * H, 5), numbers(B * H, 5), numbers(B * H, 5),
                        numbers(n * gates.kept() * H, 5), numbers(n * H, 5)),
                new LookArrays(numbers(n * A, 6), numbers(B * S * A, 7), numbers(A, 8), numbers(B * S * C, 9),
                        numbers(n * S, 10), numbers(n * C, 11)), numbers(A * H, 12), numbers(G * C, 13));
        FloatAttentive.run(walk);
        var walked = new UnrollSlopes(numbers(0, 1), numbers(n * H, 6), numbers(B * H, 7), numbers(B * H, 8),
                numbers(n * G, 9), numbers(n * G, 9), numbers(B * H, 9), numbers(B * H, 9));
        var looked = new LookSlopes(numbers(n * S, 6), numbers(n * C, 7), numbers(n * A, 8), numbers(B * S * A, 9),
                numbers(B * A, 10), numbers(B * S * C, 11));
        FloatAttentiveSlope.run(walk, walked, looked);
        for (Storage out : List.of(walk.walked().y(), walk.looked().q(), walk.looked().context()))
            add("attentive", FloatUnroll.floats(out));
        for (Storage out : List.of(walked.gx(), walked.gh(), looked.gq(), looked.gk(), looked.gv(), looked.gValues()))
            add("attentive slopes", FloatUnroll.floats(out));
    }

    private static Storage numbers(int n, int j) {
        return new Storage.F32(Numbers.fill(n, j));
    }

    private void additive(int A) {
        var additive = new FloatAdditive(Numbers.fill(12 * A, 0), Numbers.fill(20 * A, 1), Numbers.fill(A, 2), 3, 5, A);
        float[] out = new float[60], dq = new float[12 * A], dk = new float[20 * A], dv = new float[4 * A];
        additive.scores(out, 0, 12);
        additive.slopes(out, dq, dk, dv, 0, 4);
        add("additive", out);
        add("additive slopes", dq);
        add("additive slopes", dk);
        add("additive slopes", dv);
        look(A);
    }

    private void look(int A) {
        var plan = new LookPlan(4, 3, 5, A, A + 2, new Sight(bits(4 * 5), 5, 0, 0, Sight.BOUNDLESS));
        var arrays = new LookArrays(numbers(12 * A, 0), numbers(20 * A, 1), numbers(A, 2), numbers(20 * (A + 2), 3),
                numbers(60, 4), numbers(12 * (A + 2), 5));
        FloatLook.forward(plan, arrays);
        var slopes = new LookSlopes(numbers(60, 6), numbers(12 * (A + 2), 7), numbers(12 * A, 8),
                numbers(20 * A, 9), numbers(4 * A, 10), numbers(20 * (A + 2), 11));
        FloatLook.backward(plan, arrays, slopes);
        for (Storage out : List.of(arrays.weights(), arrays.context()))
            add("look", FloatUnroll.floats(out));
        for (Storage out : List.of(slopes.gq(), slopes.gk(), slopes.gv(), slopes.gValues()))
            add("look slopes", FloatUnroll.floats(out));
    }

    private static boolean[] bits(int n) {
        boolean[] bits = new boolean[n];
        for (int i = 0; i < n; i++)
            bits[i] = Numbers.hash(i, 12) % 3 > 0;
        return bits;
    }

    private void attention() {
        attention("attention", AttentionPlan.of(1, 2, 33, 40, 16));
        attention("attention causal", AttentionPlan.of(2, 1, 40, 70, 20).withSight(Sight.causal(5)));
        attention("attention dropout", AttentionPlan.of(1, 1, 30, 17, 64).withDropout(0.2, 9));
    }

    private void attention(String name, AttentionPlan plan) {
        int queries = plan.stacks() * plan.T() * plan.d(), keys = plan.stacks() * plan.S() * plan.d();
        float[] q = Numbers.fill(queries, 0), k = Numbers.fill(keys, 1), v = Numbers.fill(keys, 2),
                out = new float[queries];
        float[] total = new float[plan.stacks() * plan.T()], dq = out.clone(), dk = new float[keys], dv = dk.clone();
        var attention = new FloatAttention(q, k, v, plan);
        attention.contexts(out, total, 0, attention.parts());
        var made = new FloatAttentionSlope.Made(out, total, Numbers.fill(queries, 3));
        new FloatAttentionSlope(q, k, v, plan).slopes(made, dq, dk, dv, 0, plan.stacks());
        add(name, out);
        add(name, total);
        add(name + " slopes", dq);
        add(name + " slopes", dk);
        add(name + " slopes", dv);
    }

    private void dropout() {
        float[] out = new float[N];
        FloatDropout.drop(Numbers.fill(N, 0), 0.1, 42, out, 0, N);
        add("dropout", out);
    }

    private void windows() {
        Sliding over = new Sliding(3, new Track(9, 3, 2, 1, 1), new Track(40, 3, 1, 1, 1));
        float[] x = new float[over.pixels()];
        FloatWindows.fold(Numbers.fill(3 * over.elements() * over.windows(), 0), x, over, 0, 3);
        add("fold", x);
    }

    private void map(String name, Map1 map) {
        float[] out = new float[N];
        map.run(wide(0), out, 0, N);
        add(name, out);
    }

    private void pair(String name, Map2 map) {
        float[] out = Numbers.fill(N, 3);
        map.run(wide(1), wide(0), out, 0, N);
        add(name, out);
    }

    private void rows(String name, Rows1 kernel) {
        for (int n : WIDTHS) {
            float[] out = Numbers.fill(ROWS * n, 4);
            kernel.run(Numbers.fill(ROWS * n, 5), out, n, 0, ROWS);
            add(name, out);
        }
    }

    private void rows(String name, Rows2 kernel) {
        for (int n : WIDTHS) {
            float[] out = Numbers.fill(ROWS * n, 4);
            kernel.run(Numbers.fill(ROWS * n, 5), Numbers.fill(ROWS * n, 6), out, n, 0, ROWS);
            add(name, out);
        }
    }

    /// Numbers of many sizes: the first half around 1, the second up to 120.
    private static float[] wide(int j) {
        float[] x = Numbers.fill(N, j);
        for (int i = N / 2; i < N; i++)
            x[i] *= 70;
        return x;
    }

    private void add(String name, float[] numbers) {
        int hash = found.getOrDefault(name, 1);
        for (float x : numbers)
            hash = 31 * hash + Float.floatToIntBits(x);
        found.put(name, hash);
    }
}
