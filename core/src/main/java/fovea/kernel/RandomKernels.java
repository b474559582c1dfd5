package fovea.kernel;

import fovea.random.Philox;

/// Random numbers by the million.
///
/// The defaults are the reference.
interface RandomKernels {

    /// `out[i] = u(i) < p ? 0 : x[i] / (1 − p)`, u(i) being the key's uniform number i, of which 32 bits are used.
    default void dropout(Storage x, double p, long key, Storage out, int n) {
        double[] from = Wide.of(x, n), to = Wide.room(out, n);
        double scale = 1 / (1 - p);
        int[] words = new int[4];
        for (int i = 0; i < n; i++) {
            if ((i & 3) == 0)
                Philox.words(i >>> 2, 0, key, words);
            to[i] = (words[i & 3] >>> 8) * 0x1p-24 < p ? 0 : from[i] * scale;
        }
        Wide.round(to, out, n);
    }
}
