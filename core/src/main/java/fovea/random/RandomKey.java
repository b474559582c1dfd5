package fovea.random;

import java.nio.charset.StandardCharsets;

/// Random numbers that are counted, not kept: a key names a stream, an index names a number in it, and nothing is
/// stored.
///
/// ```java
/// var key = RandomKey.of(42).with("dropout").with(epoch).with(step);
/// key.uniform(7);                    // always the same number in [0, 1)
/// ```
///
/// Whoever asks for element 7 gets the same number: on one thread or many, the first time, after resuming, or when a
/// segment is computed again. Keys for different purposes are derived with [#with], and are as good as independent. The
/// numbers are [Philox][fovea.random] 4x32-10's (Salmon et al. 2011). A key is a value; using it twice gives the same
/// numbers twice, so derive one for each purpose.
public final class RandomKey {

    private static final long DERIVATION = 0x6B657973L;      // "keys": the stream that only derives keys
    private static final long NUMBERS = 0;
    private static final double TWO_TO_MINUS_53 = 0x1p-53;

    private final long key;

    private RandomKey(long key) {
        this.key = key;
    }

    /// The key of a seed.
    public static RandomKey of(long seed) {
        return new RandomKey(seed);
    }

    /// The key for one of many: an epoch, a step, a layer.
    public RandomKey with(long number) {
        int[] words = new int[4];
        Philox.words(number, DERIVATION, key, words);
        return new RandomKey((words[0] & 0xFFFFFFFFL) | (long) words[1] << 32);
    }

    /// The key for a purpose, told by its name.
    public RandomKey with(String purpose) {
        long hash = 0xCBF29CE484222325L;                     // FNV-1a, 64 bits: Fowler, Noll and Vo 1991
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8))
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        return with(hash);
    }

    /// The 64 bits that make this key, for kernels that draw many numbers at once.
    public long bits() {
        return key;
    }

    /// 64 random bits, those of the given index.
    public long bits(long index) {
        int[] words = new int[4];
        Philox.words(index >>> 1, NUMBERS, key, words);
        int half = (int) (index & 1) * 2;
        return (words[half] & 0xFFFFFFFFL) | (long) words[half + 1] << 32;
    }

    /// A number in [0, 1), evenly distributed, with 53 random bits.
    public double uniform(long index) {
        return (bits(index) >>> 11) * TWO_TO_MINUS_53;
    }

    /// A whole number from 0 to `bound` − 1, evenly distributed.
    ///
    /// @throws IllegalArgumentException if `bound` is not positive
    public int below(long index, int bound) {
        if (bound <= 0)
            throw new IllegalArgumentException("below: the bound must be positive; got " + bound);
        return (int) Math.multiplyHigh(bits(index) >>> 1, (long) bound << 1);
    }

    /// A number from the standard normal distribution.
    ///
    /// ```text
    ///     √(−2 ln u) cos(2π v)        u in (0, 1], v in [0, 1)         Box and Muller 1958
    /// ```
    public double normal(long index) {
        double u = 1 - uniform(2 * index), v = uniform(2 * index + 1);
        return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }

    /// A number from the standard normal distribution cut off at ±`bound`: drawn again while it lies outside. 2 is a
    /// usual bound for initial weights.
    ///
    /// @throws IllegalArgumentException if the bound is less than 0.1, where drawing again would take long
    public double truncatedNormal(long index, double bound) {
        if (!(bound >= 0.1))
            throw new IllegalArgumentException("truncatedNormal: the bound must be at least 0.1; got " + bound);
        RandomKey stream = this;
        double z = stream.normal(index);
        while (Math.abs(z) > bound) {
            stream = stream.with("again");
            z = stream.normal(index);
        }
        return z;
    }

    /// True with probability `p`.
    ///
    /// @throws IllegalArgumentException unless `0 ≤ p ≤ 1`
    public boolean bernoulli(long index, double p) {
        if (!(p >= 0 && p <= 1))
            throw new IllegalArgumentException("bernoulli: the probability must lie in [0, 1]; got " + p);
        return uniform(index) < p;
    }

    /// The numbers 0 to n − 1 in random order (Fisher and Yates 1938, in Durstenfeld's form of 1964).
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = below(i, i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /// An index drawn with probability proportional to its weight.
    ///
    /// @throws IllegalArgumentException if a weight is negative, infinite or NaN, or none is positive
    public int categorical(long index, double... weights) {
        double total = 0;
        for (double weight : weights)
            total += checked(weight);
        if (!(total > 0))
            throw new IllegalArgumentException("categorical: at least one weight must be positive");
        double left = uniform(index) * total;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0)
                last = i;
            if ((left -= weights[i]) < 0)
                return i;
        }
        return last;
    }

    private static double checked(double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("categorical: weights must be finite and not negative; got " + weight);
        return weight;
    }
}
