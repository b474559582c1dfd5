package fovea.kernel;

import fovea.random.Philox;

/// Dropout of float32 numbers, whose coins are Philox's words and so depend on nothing but the key and the index.
///
/// Each counter gives four words, one for each of four neighbours. The rounds are
/// those of [Philox], written into the loop so that all words stay in registers.
final class FloatDropout {

    private static final long M0 = 0xD2511F53L, M1 = 0xCD9E8D57L, LOW = 0xFFFFFFFFL;
    private static final int W0 = 0x9E3779B9, W1 = 0xBB67AE85, ROUNDS = 10;

    private FloatDropout() {}

    /// `out[i] = u(i) < p ? 0 : x[i] scale` for the groups of four `from … to`; `limit` is p in 24 bits.
    static void drop(float[] x, int limit, float scale, long key, float[] out, int from, int to) {
        for (int group = from; group < to; group++) {
            int x0 = group, x1 = 0, x2 = 0, x3 = 0, k0 = (int) key, k1 = (int) (key >>> 32);
            for (int round = 0; round < ROUNDS; round++) {
                long a = M0 * (x0 & LOW), b = M1 * (x2 & LOW);
                x0 = (int) (b >>> 32) ^ x1 ^ k0;
                x2 = (int) (a >>> 32) ^ x3 ^ k1;
                x1 = (int) b;
                x3 = (int) a;
                k0 += W0;
                k1 += W1;
            }
            int i = 4 * group;
            out[i] = x0 >>> 8 < limit ? 0 : x[i] * scale;
            out[i + 1] = x1 >>> 8 < limit ? 0 : x[i + 1] * scale;
            out[i + 2] = x2 >>> 8 < limit ? 0 : x[i + 2] * scale;
            out[i + 3] = x3 >>> 8 < limit ? 0 : x[i + 3] * scale;
        }
    }

    /// The same for the one to three numbers behind the last whole group.
    static void dropRest(float[] x, int limit, float scale, long key, float[] out, int n) {
        int[] words = new int[4];
        Philox.words(n / 4, 0, key, words);
        for (int i = n & -4; i < n; i++)
            out[i] = words[i & 3] >>> 8 < limit ? 0 : x[i] * scale;
    }
}
