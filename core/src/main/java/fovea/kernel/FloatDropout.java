package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.LongVector.broadcast;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.Arrays;

import fovea.random.Philox;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Dropout from counted random numbers: word `i mod 4` of Philox's counter `i / 4` decides on element i.
///
/// ```text
///     out[i] = (word(i) >>> 8) · 2⁻²⁴ < p ? 0 : x[i] / (1 − p)
/// ```
///
/// What is dropped is +0, and a zero that stays is −0: so the way back reads from `out` what was dropped, and draws no
/// number twice.
///
/// The generator is that of [fovea.random.Philox], with a counter in each lane of long: products of 32 by 32 bits need
/// 64. Numbers depend on the index alone, so that any part of an array can be done by any thread.
final class FloatDropout {

    private static final long M0 = 0xD2511F53L, M1 = 0xCD9E8D57L, LOW = 0xFFFFFFFFL;
    private static final int W0 = 0x9E3779B9, W1 = 0xBB67AE85, ROUNDS = 10;
    private static final VectorSpecies<Long> G = VectorSpecies.of(long.class, F.vectorShape());
    private static final LongVector COUNT = LongVector.zero(G).addIndex(1);
    private static final VectorShuffle<Long> LEFT = VectorShuffle.fromOp(G, i -> i / 2);
    private static final VectorShuffle<Long> RIGHT = VectorShuffle.fromOp(G, i -> (i + G.length()) / 2);
    private static final VectorMask<Long> ODD = VectorMask.fromLong(G, 0xAA);
    // Elements of as many counters as there are lanes of long.
    private static final int STEP = 2 * L;

    private FloatDropout() {}

    /// The elements `from … to` of `out`, which may be `x`.
    static void drop(float[] x, double p, long key, float[] out, int from, int to) {
        drop(x, from, from, p, key, out, to - from);
    }

    /// `n` elements of `x` and `out`, both from index `at` on, which are the elements `first …` of the whole.
    static void drop(float[] x, int at, long first, double p, long key, float[] out, int n) {
        int limit = (int) Math.ceil(p * (1 << 24)), i = 0;
        float scale = (float) (1 / (1 - p));
        for (; i < n && (first + i & 3) != 0; i++)
            out[at + i] = word(first + i, key) >>> 8 < limit ? 0 : kept(x[at + i] * scale);
        for (; i <= n - STEP; i += STEP)
            step(x, at + i, first + i >>> 2, key, limit, scale, out);
        for (; i <= n - 4; i += 4)
            four(x, at + i, first + i >>> 2, key, limit, scale, out);
        for (; i < n; i++)
            out[at + i] = word(first + i, key) >>> 8 < limit ? 0 : kept(x[at + i] * scale);
    }

    /// What the elements `first … first + n` are multiplied by: 0, or 1/(1 − p).
    static void factors(long first, double p, long key, float[] out, int at, int n) {
        Arrays.fill(out, at, at + n, 1);
        drop(out, at, first, p, key, out, n);
    }

    private static void step(float[] x, int at, long counter, long key, int limit, float scale, float[] out) {
        LongVector low = broadcast(G, LOW), m0 = broadcast(G, M0), m1 = broadcast(G, M1), counters = COUNT.add(counter);
        LongVector x0 = counters.and(low), x1 = counters.lanewise(LSHR, 32), x2 = broadcast(G, 0), x3 = x2;
        int k0 = (int) key, k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            LongVector a = x0.mul(m0), b = x2.mul(m1);
            x0 = b.lanewise(LSHR, 32).lanewise(XOR, x1).lanewise(XOR, broadcast(G, k0 & LOW));
            x2 = a.lanewise(LSHR, 32).lanewise(XOR, x3).lanewise(XOR, broadcast(G, k1 & LOW));
            x1 = b.and(low);
            x3 = a.and(low);
            k0 += W0;
            k1 += W1;
        }
        // Words 0, 1 and words 2, 3.
        LongVector front = x0.or(x1.lanewise(LSHL, 32)), back = x2.or(x3.lanewise(LSHL, 32));
        LongVector left = front.rearrange(LEFT).blend(back.rearrange(LEFT), ODD);
        LongVector right = front.rearrange(RIGHT).blend(back.rearrange(RIGHT), ODD);
        keep(x, at, left, limit, scale).intoArray(out, at);
        keep(x, at + L, right, limit, scale).intoArray(out, at + L);
    }

    private static FloatVector keep(float[] x, int at, LongVector words, int limit, float scale) {
        VectorMask<Float> dropped = words.reinterpretAsInts().lanewise(LSHR, 8).compare(LT, limit).cast(F);
        FloatVector y = FloatVector.fromArray(F, x, at).mul(scale);
        return y.blend(-0f, y.compare(EQ, 0f)).blend(0f, dropped);
    }

    private static float kept(float y) {
        return y == 0 ? -0f : y;
    }

    /// `out[i] = y[i] was dropped ? 0 : g[i] / (1 − p)`
    static void slope(float[] g, float[] y, double p, float[] out, int from, int to) {
        float scale = (float) (1 / (1 - p));
        int i = from;
        for (; i <= to - L; i += L) {
            FloatVector slope = FloatVector.fromArray(F, g, i).mul(scale), seen = FloatVector.fromArray(F, y, i);
            slope.blend(0f, seen.reinterpretAsInts().compare(EQ, 0).cast(F)).intoArray(out, i);
        }
        for (; i < to; i++)
            out[i] = Float.floatToRawIntBits(y[i]) == 0 ? 0 : g[i] * scale;
    }

    private static void four(float[] x, int at, long counter, long key, int limit, float scale, float[] out) {
        int x0 = (int) counter, x1 = (int) (counter >>> 32), x2 = 0, x3 = 0, k0 = (int) key, k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long a = M0 * (x0 & LOW), b = M1 * (x2 & LOW);
            x0 = (int) (b >>> 32) ^ x1 ^ k0;
            x2 = (int) (a >>> 32) ^ x3 ^ k1;
            x1 = (int) b;
            x3 = (int) a;
            k0 += W0;
            k1 += W1;
        }
        out[at] = x0 >>> 8 < limit ? 0 : kept(x[at] * scale);
        out[at + 1] = x1 >>> 8 < limit ? 0 : kept(x[at + 1] * scale);
        out[at + 2] = x2 >>> 8 < limit ? 0 : kept(x[at + 2] * scale);
        out[at + 3] = x3 >>> 8 < limit ? 0 : kept(x[at + 3] * scale);
    }

    private static int word(long index, long key) {
        int[] words = new int[4];
        Philox.words(index >>> 2, 0, key, words);
        return words[(int) index & 3];
    }
}
