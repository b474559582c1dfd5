package fovea.kernel;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;

/// Arrays that wait to be used again, by length.
///
/// A fresh array costs more than most kernels that fill it: it is zeroed, its pages are touched for the first time, and
/// the collector has to find it later. Lengths are rounded up to one of eight steps within each power of two, and a
/// longer array that waits, up to twice as long, is taken before a new one is made: batches of different lengths share
/// arrays. For each new array of at most 65,536 numbers, one that was too short, by up to half, is forgotten. Arrays
/// come back with whatever they held.
public final class ArrayPool {

    /// Shorter arrays are left to the collector, which is faster for them.
    private static final int SMALLEST = 256;
    private static final int STEPS = 8;                       // within a power of two
    /// Longer arrays are few and dear to make, and what is forgotten of them fills the heap until it is swept.
    private static final int LONG = 1 << 16;
    private static final Shelf<float[]> FLOATS = new Shelf<>(float[]::new);
    private static final Shelf<double[]> DOUBLES = new Shelf<>(double[]::new);

    private ArrayPool() {}

    /// An array of at least `n` floats, with any content.
    public static float[] floats(int n) {
        return n < SMALLEST ? new float[n] : FLOATS.take(roundedUp(n));
    }

    /// An array of at least `n` doubles, with any content.
    public static double[] doubles(int n) {
        return n < SMALLEST ? new double[n] : DOUBLES.take(roundedUp(n));
    }

    /// Takes an array back; whoever gave it must not touch it again.
    public static void takeBack(Storage storage) {
        switch (storage) {
            case F32(float[] array) when array.length >= SMALLEST -> FLOATS.put(array.length, array);
            case F64(double[] array) when array.length >= SMALLEST -> DOUBLES.put(array.length, array);
            default -> {}
        }
    }

    /// Forgets everything that waits, so that the collector may have it.
    public static void clear() {
        FLOATS.clear();
        DOUBLES.clear();
    }

    static int roundedUp(int n) {
        int step = Math.max(1, Integer.highestOneBit(n) / STEPS);
        long rounded = ((long) n + step - 1) / step * step;
        return (int) Math.min(rounded, Integer.MAX_VALUE - 8);
    }

    /// Where a rounded length stands among all: its power of two, and its step within that.
    private static int place(int length) {
        int power = Integer.highestOneBit(length);
        return Integer.numberOfTrailingZeros(power) * STEPS + length / (power / STEPS) - STEPS;
    }

    /// Waiting arrays of one kind, by the place of their length.
    private static final class Shelf<A> {

        private final List<ArrayDeque<A>> waiting = Stream.generate(ArrayDeque<A>::new).limit(32 * STEPS).toList();
        private final IntFunction<A> fresh;

        Shelf(IntFunction<A> fresh) {
            this.fresh = fresh;
        }

        A take(int length) {
            int place = place(length);
            synchronized (waiting) {
                for (int longer = place; longer <= place + STEPS; longer++)
                    if (!waiting.get(longer).isEmpty())
                        return waiting.get(longer).pop();
                if (length <= LONG)
                    forgetShorter(place);
            }
            return fresh.apply(length);
        }

        /// An array too short for what is wanted now, if there is one: a text that grows leaves such arrays behind at
        /// each step.
        private void forgetShorter(int place) {
            for (int shorter = place - 1; shorter >= Math.max(0, place - STEPS); shorter--)
                if (waiting.get(shorter).pollLast() != null)
                    return;
        }

        void put(int length, A array) {
            synchronized (waiting) {
                waiting.get(place(length)).push(array);
            }
        }

        void clear() {
            synchronized (waiting) {
                waiting.forEach(ArrayDeque::clear);
            }
        }
    }
}
