package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.LongVector.broadcast;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// Random words of [fovea.random.Philox], a counter in each lane of long.
///
/// ```text
///     x0, x1, x2, x3  ←  high(M1 x2) ^ x1 ^ k0,   low(M1 x2),   high(M0 x0) ^ x3 ^ k1,   low(M0 x0)
///     k0, k1          ←  k0 + W0,   k1 + W1                                   ten rounds; Salmon et al. 2011
/// ```
///
/// x0 and x1 begin as the counter's low and high word, x2 and x3 as 0, k0 and k1 as the key's two; M and W are the
/// generator's constants, high and low the halves of a product. Below, a … d are products: a and b those of the first
/// vector of counters, whose words are x0 … x3, c and d those of the second, whose words are y0 … y3.
///
/// A product of 32 by 32 bits needs 64, and its high half is wanted where it stands: so the words live in the **high**
/// halves of their lanes, below them whatever the product left there. What is shifted down to be multiplied has no high
/// half, and the compiler, which sees that, takes the processor's short multiplication.
///
/// A round waits for the last one, so two vectors of counters go side by side, and fill each other's pauses.
final class FloatWords {

    /// Words that are drawn at once: those of as many counters as two vectors hold.
    static final int COUNT = 4 * L;

    /// Counters in a vector, each of which has a pair of words 0 and 1 and a pair of words 2 and 3.
    static final int PAIRS = L / 2;

    /// A counter in each lane.
    static final VectorSpecies<Long> G = VectorSpecies.of(long.class, F.vectorShape());

    private static final long M0 = 0xD2511F53L, M1 = 0xCD9E8D57L, W0 = 0x9E3779B9L, W1 = 0xBB67AE85L;
    private static final int ROUNDS = 10;
    private static final LongVector NUMBERS = LongVector.zero(G).addIndex(1);

    private FloatWords() {}

    /// The words of the counters from `counter` on, vector by vector of them: the words 0 and 1 of each, one in the low
    /// and one in the high half of a long, then the words 2 and 3.
    static void draw(long counter, long key, long[] words) {
        LongVector m0 = broadcast(G, M0 << 32).lanewise(LSHR, 32), m1 = broadcast(G, M1 << 32).lanewise(LSHR, 32);
        LongVector w0 = broadcast(G, W0 << 32), w1 = broadcast(G, W1 << 32);
        LongVector k0 = broadcast(G, key << 32), k1 = broadcast(G, key >>> 32 << 32);
        // What comes before the first round: the counter's low word times M0, and its high word.
        LongVector x0, x1 = NUMBERS.add(counter), x2, x3 = broadcast(G, 0), a = x1.lanewise(LSHL, 32), b = x3;
        LongVector y0, y1 = x1.add(PAIRS), y2, y3 = x3, c = y1.lanewise(LSHL, 32), d = x3;
        a = a.lanewise(LSHR, 32).mul(m0);
        c = c.lanewise(LSHR, 32).mul(m0);
        for (int round = 1; round < ROUNDS; round++) {
            x0 = b.lanewise(XOR, x1).lanewise(XOR, k0);
            x2 = a.lanewise(XOR, x3).lanewise(XOR, k1);
            y0 = d.lanewise(XOR, y1).lanewise(XOR, k0);
            y2 = c.lanewise(XOR, y3).lanewise(XOR, k1);
            x1 = b.lanewise(LSHL, 32);
            x3 = a.lanewise(LSHL, 32);
            y1 = d.lanewise(LSHL, 32);
            y3 = c.lanewise(LSHL, 32);
            a = x0.lanewise(LSHR, 32).mul(m0);
            b = x2.lanewise(LSHR, 32).mul(m1);
            c = y0.lanewise(LSHR, 32).mul(m0);
            d = y2.lanewise(LSHR, 32).mul(m1);
            k0 = k0.add(w0);
            k1 = k1.add(w1);
        }
        x0 = b.lanewise(XOR, x1).lanewise(XOR, k0);
        x2 = a.lanewise(XOR, x3).lanewise(XOR, k1);
        y0 = d.lanewise(XOR, y1).lanewise(XOR, k0);
        y2 = c.lanewise(XOR, y3).lanewise(XOR, k1);
        x0.lanewise(LSHR, 32).or(b.lanewise(LSHL, 32)).intoArray(words, 0);
        x2.lanewise(LSHR, 32).or(a.lanewise(LSHL, 32)).intoArray(words, PAIRS);
        y0.lanewise(LSHR, 32).or(d.lanewise(LSHL, 32)).intoArray(words, 2 * PAIRS);
        y2.lanewise(LSHR, 32).or(c.lanewise(LSHL, 32)).intoArray(words, 3 * PAIRS);
    }
}
