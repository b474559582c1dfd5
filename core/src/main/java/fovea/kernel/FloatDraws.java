package fovea.kernel;

import fovea.random.Philox;
import fovea.random.RandomKey;

/// First numbers of parameters, from counted random numbers: any part of an array can be drawn by any thread.
///
/// These are the same numbers as [RandomKey]'s, drawn without asking for the words of a counter twice.
final class FloatDraws {

    private static final long LOW = 0xFFFFFFFFL;

    private FloatDraws() {}

    /// `out[i] = bound (2 u(i) − 1)`. Counter `i / 2` has two numbers of 53 bits.
    static void uniform(double bound, long key, float[] out, int from, int to) {
        int[] words = new int[4];
        for (int i = from & -2; i < to; i += 2) {
            Philox.words(i >>> 1, 0, key, words);
            if (i >= from)
                out[i] = (float) (bound * (2 * unit(words[0], words[1]) - 1));
            if (i + 1 < to)
                out[i + 1] = (float) (bound * (2 * unit(words[2], words[3]) - 1));
        }
    }

    /// 64 bits as a number in [0, 1).
    private static double unit(int low, int high) {
        return ((low & LOW | (long) high << 32) >>> 11) * 0x1p-53;
    }

    /// `out[i] = deviation z(i)`; here the logarithm and the cosine take the time.
    static void normal(double deviation, long key, float[] out, int from, int to) {
        RandomKey random = RandomKey.of(key);
        for (int i = from; i < to; i++)
            out[i] = (float) (deviation * random.normal(i));
    }
}
