package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Fused attention against the reference in float64, and the reference's gradient against differences.
class FloatAttentionTest {

    private static final Kernels REFERENCE = new ReferenceKernels(), FAST = new VectorKernels();
    private final int before = Threads.count();

    @AfterEach
    void restore() {
        Threads.use(before);
    }

    @Test
    void twoKeysByHand() {
        float[] out = new float[1], total = new float[1];
        var arrays = new AttentionArrays(f(1), f(0, 1), f(10, 20), new F32(out), new F32(total));
        FAST.attend(arrays, AttentionPlan.of(1, 1, 1, 2, 1));
        assertEquals(17.310585f, out[0], 1e-5f);                             // 10/(1 + e) + 20 e/(1 + e)
        assertEquals(1.3132617f, total[0], 1e-6f);                           // log(1 + e)
    }

    @Test
    void contextsAndGradientsAreTheReferences() {
        for (AttentionPlan plan : plans()) {
            var exact = new Run(plan, REFERENCE, true);
            var fast = new Run(plan, FAST, false);
            assertClose(exact.out, fast.out, plan);
            assertClose(exact.total, fast.total, plan);
            assertClose(exact.dq, fast.dq, plan);
            assertClose(exact.dk, fast.dk, plan);
            assertClose(exact.dv, fast.dv, plan);
        }
    }

    @Test
    void oneThreadAndThreeGiveTheSameBits() {
        for (AttentionPlan plan
                : List.of(AttentionPlan.of(1, 2, 300, 200, 16).withSight(Sight.causal(3)),
                AttentionPlan.of(4, 3, 20, 33, 64))) {
            Threads.use(1);
            var one = new Run(plan, FAST, false);
            Threads.use(3);
            var three = new Run(plan, FAST, false);
            assertArrayEquals(one.out, three.out);
            assertArrayEquals(one.dq, three.dq);
            assertArrayEquals(one.dk, three.dk);
            assertArrayEquals(one.dv, three.dv);
        }
    }

    @Test
    void aQueryThatSeesNothingHasNoContextAndNoGradient() {
        for (Kernels kernels : List.of(REFERENCE, FAST)) {
            var plan = AttentionPlan.of(1, 1, 2, 3, 4)
                    .withSight(new Sight(new boolean[] {false, false, false, true, false, true}, 0, 0, 3,
                    Sight.BOUNDLESS));
            var run = new Run(plan, kernels, false);
            for (int c = 0; c < 4; c++) {
                assertEquals(0, run.out[c]);
                assertEquals(0, run.dq[c]);
                assertEquals(0, run.dk[4 + c]);
                assertEquals(0, run.dv[4 + c]);
            }
            assertEquals(Double.POSITIVE_INFINITY, run.total[0]);
        }
    }

    @Test
    void whatIsNoNumberIsPassedOn() {
        float[] out = new float[2];
        FAST.attend(new AttentionArrays(f(Float.NaN, 1), f(0, 1), f(10, 20), new F32(out), f(0, 0)),
                AttentionPlan.of(1, 1, 2, 2, 1));
        assertTrue(Float.isNaN(out[0]));
        assertEquals(17.310585f, out[1], 1e-5f);
    }

    @Test
    void gradientsAreDifferences() {
        for (AttentionPlan plan : plans()) {
            if (plan.stacks() * plan.T() * plan.S() * plan.d() > 40_000)
                continue;
            var run = new Run(plan, REFERENCE, true);
            assertSlope(run.q, run.dq, run);
            assertSlope(run.k, run.dk, run);
            assertSlope(run.v, run.dv, run);
        }
    }

    private static List<AttentionPlan> plans() {
        boolean[] bits = new boolean[2 * 33 * 40];
        for (int i = 0; i < bits.length; i++)
            bits[i] = Numbers.hash(i, 9) % 3 > 0;
        var plans = new ArrayList<AttentionPlan>();
        for (int[] s : new int[][] {{1, 1, 1, 1, 1}, {2, 2, 5, 7, 3}, {1, 2, 16, 16, 16}, {2, 3, 33, 40, 20},
                {1, 1, 17, 70, 64}, {1, 1, 150, 131, 65}, {1, 2, 70, 300, 16}}) {
            var plan = AttentionPlan.of(s[0], s[1], s[2], s[3], s[4]);
            plans.add(plan);
            plans.add(plan.withSight(Sight.causal(0)));
            plans.add(plan.withSight(Sight.causal(1)).withHeads(Heads.TOGETHER));
            plans.add(plan.withSight(Sight.causal(s[3] - s[2])).withDropout(0.3, 77));
            if (s[0] * s[2] * s[3] <= bits.length) {
                plans.add(plan.withSight(new Sight(bits, s[2] * s[3], 0, s[3], Sight.BOUNDLESS)));
                plans.add(plan.withSight(new Sight(bits, s[3], 0, 0, 2)).withDropout(0.1, 5));
            }
        }
        return plans;
    }

    /// Attention and its gradient, once, with everything widened for comparison.
    private static final class Run {
        final AttentionPlan plan;
        final double[] q, k, v, g, out, total, dq, dk, dv;

        Run(AttentionPlan plan, Kernels kernels, boolean exact) {
            this.plan = plan;
            int queries = plan.stacks() * plan.T() * plan.d(), keys = plan.stacks() * plan.S() * plan.d();
            q = wide(Numbers.fill(queries, 0));
            k = wide(Numbers.fill(keys, 1));
            v = wide(Numbers.fill(keys, 2));
            g = wide(Numbers.fill(queries, 3));
            Storage o = room(queries, exact), t = room(plan.stacks() * plan.T(), exact);
            var arrays = new AttentionArrays(of(q, exact), of(k, exact), of(v, exact), o, t);
            kernels.attend(arrays, plan);
            var slopes = new AttentionSlopes(room(queries, exact), room(keys, exact), room(keys, exact));
            kernels.attendSlopes(of(g, exact), arrays, plan, slopes);
            out = wide(o);
            total = wide(t);
            dq = wide(slopes.q());
            dk = wide(slopes.k());
            dv = wide(slopes.v());
        }

        /// `g · out`, the inputs being what they are now.
        double loss() {
            double[] now = new double[out.length];
            REFERENCE.attend(new AttentionArrays(new F64(q), new F64(k), new F64(v), new F64(now),
                    new F64(new double[total.length])), plan);
            double loss = 0;
            for (int i = 0; i < now.length; i++)
                loss += g[i] * now[i];
            return loss;
        }
    }

    private static void assertSlope(double[] x, double[] slope, Run run) {
        double[] w = wide(Numbers.fill(x.length, 9)), at = x.clone();
        double eps = 1e-5, found = 0, size = 0;
        for (int i = 0; i < x.length; i++) {
            found += slope[i] * w[i];
            size += Math.abs(slope[i] * w[i]);
            x[i] = at[i] + eps * w[i];
        }
        double ahead = run.loss();
        for (int i = 0; i < x.length; i++)
            x[i] = at[i] - eps * w[i];
        double behind = run.loss();
        System.arraycopy(at, 0, x, 0, x.length);
        assertEquals((ahead - behind) / (2 * eps), found, 1e-7 * (1 + size), () -> run.plan.toString());
    }

    private static void assertClose(double[] expected, double[] actual, AttentionPlan plan) {
        double size = 1e-3;
        for (double x : expected)
            size = Math.max(size, Double.isInfinite(x) ? 0 : Math.abs(x));
        for (int i = 0; i < expected.length; i++)
            if (expected[i] != actual[i])
                assertEquals(expected[i], actual[i], 5e-6 * size, plan + " at " + i);
    }

    private static Storage f(float... numbers) {
        return new F32(numbers);
    }

    private static Storage of(double[] x, boolean exact) {
        if (exact)
            return new F64(x);
        float[] narrow = new float[x.length];
        for (int i = 0; i < x.length; i++)
            narrow[i] = (float) x[i];
        return new F32(narrow);
    }

    private static Storage room(int n, boolean exact) {
        return exact ? new F64(new double[n]) : new F32(Numbers.fill(n, 50));
    }

    private static double[] wide(Storage x) {
        return x instanceof F64(double[] array) ? array : wide(((F32) x).array());
    }

    private static double[] wide(float[] x) {
        double[] wide = new double[x.length];
        for (int i = 0; i < x.length; i++)
            wide[i] = x[i];
        return wide;
    }
}
