package fovea.kernel;

import java.util.ArrayDeque;
import java.util.TreeMap;
import java.util.function.IntFunction;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;

/// Arrays that wait to be used again, by length.
///
/// A fresh array costs more than most kernels that fill it: it is zeroed, its pages are touched for the first time, and
/// the collector has to find it later. Lengths are rounded up to one of eight steps within each power of two, and a
/// longer array that waits, up to twice as long, is taken before a new one is made: batches of different lengths share
/// arrays. Arrays come back with whatever they held.
public final class ArrayPool {

    /// Shorter arrays are left to the collector, which is faster for them.
    private static final int SMALLEST = 1024;
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
        int step = Math.max(1, Integer.highestOneBit(n) >>> 3);
        long rounded = ((long) n + step - 1) / step * step;
        return (int) Math.min(rounded, Integer.MAX_VALUE - 8);
    }

    /// Waiting arrays of one kind, by length; a length of which none waits has no entry.
    private static final class Shelf<A> {

        private final TreeMap<Integer, ArrayDeque<A>> waiting = new TreeMap<>();
        private final IntFunction<A> fresh;

        Shelf(IntFunction<A> fresh) {
            this.fresh = fresh;
        }

        A take(int length) {
            synchronized (waiting) {
                var fitting = waiting.ceilingEntry(length);
                if (fitting != null && fitting.getKey() / 2 <= length) {
                    A array = fitting.getValue().pop();
                    if (fitting.getValue().isEmpty())
                        waiting.remove(fitting.getKey());
                    return array;
                }
            }
            return fresh.apply(length);
        }

        void put(int length, A array) {
            synchronized (waiting) {
                waiting.computeIfAbsent(length, _ -> new ArrayDeque<>()).push(array);
            }
        }

        void clear() {
            synchronized (waiting) {
                waiting.clear();
            }
        }
    }
}
