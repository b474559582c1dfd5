package fovea.kernel;

import fovea.random.Philox;
import fovea.random.RandomKey;

/// Random numbers by the million.
///
/// The defaults are the reference.
interface RandomKernels {

    /// `out[i] = u(i) < p ? 0 : x[i] / (1 − p)`, u(i) being the key's uniform number i, of which 32 bits are used.
    ///
    /// A zero that stays is −0 in `out`, so that [#dropoutSlope] sees in `out` which elements were dropped.
    default void dropout(Storage x, double p, long key, Storage out, int n) {
        double[] from = Wide.of(x, n), to = Wide.room(out, n);
        double scale = 1 / (1 - p);
        int[] words = new int[4];
        for (int i = 0; i < n; i++) {
            if ((i & 3) == 0)
                Philox.words(i >>> 2, 0, key, words);
            to[i] = (words[i & 3] >>> 8) * 0x1p-24 < p ? 0 : from[i] == 0 ? -0.0 : from[i] * scale;
        }
        Wide.round(to, out, n);
    }

    /// `out[i] = y[i] was dropped ? 0 : g[i] / (1 − p)`, y being what [#dropout] made: it is +0 where something was
    /// dropped, and nowhere else.
    default void dropoutSlope(Storage g, Storage y, double p, Storage out, int n) {
        double[] slope = Wide.of(g, n), seen = Wide.of(y, n), to = Wide.room(out, n);
        for (int i = 0; i < n; i++)
            to[i] = Double.doubleToRawLongBits(seen[i]) == 0 ? 0 : slope[i] * (1 / (1 - p));
        Wide.round(to, out, n);
    }

    /// `out[i] = bound (2 u(i) − 1)`, u(i) being the key's uniform number i, of 53 random bits.
    default void uniform(double bound, long key, Storage out, int n) {
        double[] to = Wide.room(out, n);
        RandomKey random = RandomKey.of(key);
        for (int i = 0; i < n; i++)
            to[i] = bound * (2 * random.uniform(i) - 1);
        Wide.round(to, out, n);
    }

    /// `out[i] = deviation z(i)`, z(i) being the key's standard normal number i.
    default void normal(double deviation, long key, Storage out, int n) {
        double[] to = Wide.room(out, n);
        RandomKey random = RandomKey.of(key);
        for (int i = 0; i < n; i++)
            to[i] = deviation * random.normal(i);
        Wide.round(to, out, n);
    }
}
