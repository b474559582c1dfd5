package fovea.random;

/// Philox 4x32-10: four random words from a counter and a key, with no state in between.
///
/// ```text
///     ten times:  (x₀, x₁, x₂, x₃) ← (hi(M₁ x₂) ⊕ x₁ ⊕ k₀,  lo(M₁ x₂),  hi(M₀ x₀) ⊕ x₃ ⊕ k₁,  lo(M₀ x₀))
///                 (k₀, k₁)         ← (k₀ + W₀, k₁ + W₁)
/// ```
/// Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", section 3.3. The constants are the paper's; the
/// known answer for counter 0 and key 0 is `6627e8d5 e169c58d bc57ac4c 9b00dbd8`.
public final class Philox {

    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /// Writes the four words for the counter `(counter, stream)`, low halves first, under `key`.
    public static void words(long counter, long stream, long key, int[] out) {
        int x0 = (int) counter, x1 = (int) (counter >>> 32), x2 = (int) stream, x3 = (int) (stream >>> 32);
        int k0 = (int) key, k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long a = M0 * (x0 & LOW), b = M1 * (x2 & LOW);
            int y0 = (int) (b >>> 32) ^ x1 ^ k0, y2 = (int) (a >>> 32) ^ x3 ^ k1;
            x0 = y0;
            x1 = (int) b;
            x2 = y2;
            x3 = (int) a;
            k0 += W0;
            k1 += W1;
        }
        out[0] = x0;
        out[1] = x1;
        out[2] = x2;
        out[3] = x3;
    }
}
