package fovea.kernel;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// Arrays that wait to be used again, by length.
///
/// A fresh array costs more than most kernels that fill it: it is zeroed, its pages are touched for the first time, and the collector
/// has to find it later. Lengths are rounded up to one of eight steps within each power of two, so that batches of slightly different lengths share arrays
/// and at most an eighth is wasted. Arrays come back with whatever they held.
public final class ArrayPool {

    /// Shorter arrays are left to the collector, which is faster for them.
    private static final int SMALLEST = 1024;
    private static final Map<Integer, ArrayDeque<float[]>> FLOATS = new HashMap<>();
    private static final Map<Integer, ArrayDeque<double[]>> DOUBLES = new HashMap<>();

    private ArrayPool() {}

    /// An array of at least `n` floats, with any content.
    public static float[] floats(int n) {
        if (n < SMALLEST)
            return new float[n];
        int length = roundedUp(n);
        synchronized (FLOATS) {
            var waiting = FLOATS.get(length);
            if (waiting != null && !waiting.isEmpty())
                return waiting.pop();
        }
        return new float[length];
    }

    /// An array of at least `n` doubles, with any content.
    public static double[] doubles(int n) {
        if (n < SMALLEST)
            return new double[n];
        int length = roundedUp(n);
        synchronized (DOUBLES) {
            var waiting = DOUBLES.get(length);
            if (waiting != null && !waiting.isEmpty())
                return waiting.pop();
        }
        return new double[length];
    }

    /// Takes an array back; whoever gave it must not touch it again.
    public static void takeBack(Storage storage) {
        switch (storage) {
            case Storage.F32(float[] array) when array.length >= SMALLEST -> {
                synchronized (FLOATS) {
                    FLOATS.computeIfAbsent(array.length, _ -> new ArrayDeque<>()).push(array);
                }
            }
            case Storage.F64(double[] array) when array.length >= SMALLEST -> {
                synchronized (DOUBLES) {
                    DOUBLES.computeIfAbsent(array.length, _ -> new ArrayDeque<>()).push(array);
                }
            }
            default -> {}
        }
    }

    /// Forgets everything that waits, so that the collector may have it.
    public static void clear() {
        synchronized (FLOATS) {
            FLOATS.clear();
        }
        synchronized (DOUBLES) {
            DOUBLES.clear();
        }
    }

    static int roundedUp(int n) {
        int step = Math.max(1, Integer.highestOneBit(n) >>> 3);
        long rounded = ((long) n + step - 1) / step * step;
        return (int) Math.min(rounded, Integer.MAX_VALUE - 8);
    }
}
