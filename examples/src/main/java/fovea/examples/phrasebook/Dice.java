package fovea.examples.phrasebook;

import java.util.List;

/// Random draws that are the same on every machine and in every version of Java: SplitMix64.
///
/// A counter runs in odd steps and is scrambled (Steele, Lea and Flood 2014, fig. 14). With seed 0 the first number is
/// `e220a8397b1dcdaf`.
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long counter;

    Dice(long seed) {
        counter = seed;
    }

    long next() {
        long z = counter += GOLDEN;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /// One of `0 … bound - 1`.
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /// One of `first … last`, both included.
    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    /// True that many times in a hundred.
    boolean percent(int share) {
        return below(100) < share;
    }

    <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }

    /// The index of a weight, drawn in proportion to the weights.
    int weighted(int... weights) {
        int total = 0;
        for (int weight : weights) total += weight;
        int left = below(total), index = 0;
        while (left >= weights[index]) left -= weights[index++];
        return index;
    }

    /// Fisher and Yates's shuffle.
    void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) swap(list, i, below(i + 1));
    }

    private static <T> void swap(List<T> list, int i, int j) {
        T held = list.get(i);
        list.set(i, list.get(j));
        list.set(j, held);
    }
}
