package fovea.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/// Distributions are held against their moments: with n numbers a mean may be off by five standard errors, and the keys
/// are fixed, so that the tests pass always or never.
class RandomKeyTest {

    private static final RandomKey KEY = RandomKey.of(42);
    private static final int N = 100_000;

    private static double mean(IntToDoubleFunction f) {
        return IntStream.range(0, N).mapToDouble(f).sum() / N;
    }

    private static void isAbout(double expected, double deviation, IntToDoubleFunction f) {
        assertEquals(expected, mean(f), 5 * deviation / Math.sqrt(N));
    }

    @Test
    void bitsAreThoseOfPhilox() {
        RandomKey zero = RandomKey.of(0);
        assertEquals(0xe169c58d_6627e8d5L, zero.bits(0));
        assertEquals(0x9b00dbd8_bc57ac4cL, zero.bits(1));
        assertEquals((0xe169c58d_6627e8d5L >>> 11) * 0x1p-53, zero.uniform(0));          // 0.8805…
        assertEquals(0.8805, zero.uniform(0), 5e-5);
    }

    @Test
    void aNumberIsTheSameWhoeverAsksAndWhenever() {
        double[] forwards = IntStream.range(0, 10).mapToDouble(KEY::normal).toArray();
        double[] backwards = new double[10];
        for (int i = 9; i >= 0; i--)
            backwards[i] = KEY.normal(i);
        assertArrayEquals(forwards, backwards);
    }

    @Test
    void keysForDifferentPurposesGiveDifferentNumbers() {
        Set<Long> first = new HashSet<>();
        for (RandomKey key : new RandomKey[] {KEY, RandomKey.of(43), KEY.with(0), KEY.with(1), KEY.with("a"),
            KEY.with("b"), KEY.with("a").with(1), KEY.with(1).with("a")})
            assertTrue(first.add(key.bits(0)));
        assertEquals(KEY.with("dropout").with(3).bits(5), KEY.with("dropout").with(3).bits(5));
    }

    @Test
    void uniformNumbersFillTheUnitInterval() {
        isAbout(1 / 2.0, Math.sqrt(1 / 12.0), KEY::uniform);
        isAbout(1 / 3.0, Math.sqrt(4 / 45.0), i -> Math.pow(KEY.uniform(i), 2));
        assertTrue(IntStream.range(0, N).mapToDouble(KEY::uniform).allMatch(u -> u >= 0 && u < 1));
        int[] tenths = new int[10];
        IntStream.range(0, N).forEach(i -> tenths[(int) (10 * KEY.uniform(i))]++);
        double chiSquared = Arrays.stream(tenths).mapToDouble(count -> Math.pow(count - N / 10, 2) / (N / 10)).sum();
        assertTrue(chiSquared < 33.7, "with 9 degrees of freedom, 33.7 is exceeded once in 10,000; got " + chiSquared);
    }

    @Test
    void normalNumbersHaveTheMomentsOfTheirDistribution() {
        isAbout(0, 1, KEY::normal);
        isAbout(1, Math.sqrt(2), i -> Math.pow(KEY.normal(i), 2));
        isAbout(0, Math.sqrt(15), i -> Math.pow(KEY.normal(i), 3));
        isAbout(3, Math.sqrt(96), i -> Math.pow(KEY.normal(i), 4));
        isAbout(0.6827, 0.47, i -> Math.abs(KEY.normal(i)) < 1 ? 1 : 0);
        // Neighbours do not know each other.
        isAbout(0, 1, i -> KEY.normal(i) * KEY.normal(i + 1));
    }

    @Test
    void truncatedNormalNumbersStayWithinTheBound() {
        assertTrue(IntStream.range(0, N).allMatch(i -> Math.abs(KEY.truncatedNormal(i, 2)) <= 2));
        isAbout(0, 0.88, i -> KEY.truncatedNormal(i, 2));
        isAbout(0.7737, 0.9, i -> Math.pow(KEY.truncatedNormal(i, 2), 2));               // 1 − 4 φ(2) / (2 Φ(2) − 1)
        assertEquals(KEY.normal(7), KEY.truncatedNormal(7, 100), "what lies within is left as it is");
        says("truncatedNormal: the bound must be at least 0.1; got 0.0", () -> KEY.truncatedNormal(0, 0));
    }

    @Test
    void bernoulliIsTrueAsOftenAsItSays() {
        isAbout(0.3, 0.46, i -> KEY.bernoulli(i, 0.3) ? 1 : 0);
        assertFalse(IntStream.range(0, N).anyMatch(i -> KEY.bernoulli(i, 0)));
        assertTrue(IntStream.range(0, N).allMatch(i -> KEY.bernoulli(i, 1)));
        says("bernoulli: the probability must lie in [0, 1]; got NaN", () -> KEY.bernoulli(0, Double.NaN));
    }

    @Test
    void wholeNumbersBelowABoundComeEquallyOften() {
        int[] counts = new int[7];
        IntStream.range(0, 70_000).forEach(i -> counts[KEY.below(i, 7)]++);
        assertTrue(Arrays.stream(counts).allMatch(count -> Math.abs(count - 10_000) < 500), Arrays.toString(counts));
        assertEquals(0, KEY.below(0, 1));
        assertTrue(IntStream.range(0, 1000).allMatch(i -> KEY.below(i, Integer.MAX_VALUE) >= 0));
        says("below: the bound must be positive; got 0", () -> KEY.below(0, 0));
    }

    @Test
    void permutationsHoldEveryNumberOnceAndAllOrdersComeEquallyOften() {
        assertArrayEquals(new int[0], KEY.permutation(0));
        assertArrayEquals(IntStream.range(0, 100).toArray(), Arrays.stream(KEY.permutation(100)).sorted().toArray());
        assertNotEquals(Arrays.toString(KEY.permutation(100)), Arrays.toString(KEY.with(1).permutation(100)));
        int[] orders = new int[6];
        for (int i = 0; i < 6000; i++) {
            int[] order = KEY.with(i).permutation(3);
            orders[2 * order[0] + (order[1] > order[2] ? 1 : 0)]++;
        }
        assertTrue(Arrays.stream(orders).allMatch(count -> Math.abs(count - 1000) < 150), Arrays.toString(orders));
    }

    @Test
    void categoriesComeInProportionToTheirWeights() {
        int[] counts = new int[4];
        IntStream.range(0, N).forEach(i -> counts[KEY.categorical(i, 1, 0, 3, 6)]++);
        assertEquals(0, counts[1]);
        assertEquals(0.1, counts[0] / (double) N, 0.005);
        assertEquals(0.3, counts[2] / (double) N, 0.008);
        assertEquals(0.6, counts[3] / (double) N, 0.008);
        assertEquals(1, KEY.categorical(0, 0, 1e-300, 0));
        says("categorical: at least one weight must be positive", () -> KEY.categorical(0, 0, 0));
        says("categorical: weights must be finite and not negative; got -1.0", () -> KEY.categorical(0, 1, -1));
        says("categorical: weights must be finite and not negative; got Infinity",
                () -> KEY.categorical(0, 1, Double.POSITIVE_INFINITY));
    }

    private static void says(String message, Runnable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }
}
