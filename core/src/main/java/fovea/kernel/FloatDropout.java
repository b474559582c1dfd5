package fovea.kernel;

import static fovea.kernel.FloatWords.COUNT;
import static fovea.kernel.FloatWords.G;
import static fovea.kernel.FloatWords.PAIRS;
import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.LongVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import java.util.Arrays;

import fovea.random.Philox;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Dropout from counted random numbers: word `i mod 4` of Philox's counter `i / 4` decides on element i.
///
/// ```text
///     out[i] = (word(i) >>> 8) · 2⁻²⁴ < p ? 0 : x[i] / (1 − p)
/// ```
///
/// What is dropped is +0, and a zero that stays is −0: so the way back reads from `out` what was dropped, and draws no
/// number twice.
///
/// Words are drawn by [FloatWords]. They depend on the index alone, so that any part of an array can be done by any
/// thread.
final class FloatDropout {

    private static final long M0 = 0xD2511F53L, M1 = 0xCD9E8D57L, LOW = 0xFFFFFFFFL;
    private static final int W0 = 0x9E3779B9, W1 = 0xBB67AE85, ROUNDS = 10;
    private static final VectorShuffle<Long> LEFT = VectorShuffle.fromOp(G, i -> i / 2);
    private static final VectorShuffle<Long> RIGHT = VectorShuffle.fromOp(G, i -> (i + G.length()) / 2);
    private static final VectorMask<Long> ODD = VectorMask.fromLong(G, 0xAA);

    private FloatDropout() {}

    /// The elements `from … to` of `out`, which may be `x`.
    static void drop(float[] x, double p, long key, float[] out, int from, int to) {
        drop(x, from, from, p, key, out, to - from);
    }

    /// `n` elements of `x` and `out`, both from index `at` on, which are the elements `first …` of the whole.
    static void drop(float[] x, int at, long first, double p, long key, float[] out, int n) {
        int limit = (int) Math.ceil(p * (1 << 24)), i = 0;
        float scale = (float) (1 / (1 - p));
        long[] words = Workspace.mine().words();
        for (; i < n && (first + i & 3) != 0; i++)
            out[at + i] = word(first + i, key) >>> 8 < limit ? 0 : kept(x[at + i] * scale);
        for (; i <= n - COUNT; i += COUNT) {
            FloatWords.draw(first + i >>> 2, key, words);
            keep(x, at + i, words, limit, scale, out);
        }
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

    /// As many elements from `at` on as there are words: those of counter c are 4 c … 4 c + 3, so pairs of words are
    /// dealt in turn. (All in one method: a vector that a helper answers may end up on the heap.)
    private static void keep(float[] x, int at, long[] words, int limit, float scale, float[] out) {
        for (int w = 0; w < COUNT / 2; w += L, at += 2 * L) {
            LongVector front = fromArray(G, words, w), back = fromArray(G, words, w + PAIRS);
            LongVector left = front.rearrange(LEFT).blend(back.rearrange(LEFT), ODD);
            VectorMask<Float> dropped = left.reinterpretAsInts().lanewise(LSHR, 8).compare(LT, limit).cast(F);
            FloatVector y = FloatVector.fromArray(F, x, at).mul(scale);
            y.blend(-0f, y.compare(EQ, 0f)).blend(0f, dropped).intoArray(out, at);
            LongVector right = front.rearrange(RIGHT).blend(back.rearrange(RIGHT), ODD);
            dropped = right.reinterpretAsInts().lanewise(LSHR, 8).compare(LT, limit).cast(F);
            y = FloatVector.fromArray(F, x, at + L).mul(scale);
            y.blend(-0f, y.compare(EQ, 0f)).blend(0f, dropped).intoArray(out, at + L);
        }
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
