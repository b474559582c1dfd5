package fovea.kernel;

import java.util.Arrays;

/// Sorts float32 numbers as whole numbers of 64 bits: the number's rank above, where it stood below.
///
/// ```text
///     0.5 at 3   →   bf000000 00000003          no two are equal, so any sort is stable
/// ```
///
/// The bits of a positive float are ordered as the float is; of a negative one all bits are turned.
final class PackedSorter {

    private static final int SMALL = 32;

    private final long[] packed;
    private final int flip;

    PackedSorter(int n, Order order) {
        this.packed = new long[n];
        this.flip = order == Order.ASCENDING ? 0 : -1;
    }

    void read(float[] from, int at, int step) {
        for (int i = 0; i < packed.length; i++)
            packed[i] = (long) (rank(from[at + i * step]) ^ flip) << 32 | i;
    }

    /// Ordered as floats are; −0 is 0, and every NaN the same, above all.
    private static int rank(float x) {
        int bits = Float.floatToIntBits(x + 0f);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }

    /// Brings the first `k` to the front, in order.
    void first(int k) {
        boolean few = k < packed.length / 2;
        if (few)
            select(k);
        Arrays.sort(packed, 0, few ? k : packed.length);
    }

    int index(int r) {
        return (int) packed[r];
    }

    /// Moves the `k` smallest to the front in any order: only the side on which the k-th lies is looked at again.
    ///   Hoare 1961, algorithm 65
    private void select(int k) {
        int low = 0, high = packed.length - 1;
        while (high - low > SMALL) {
            long pivot = median(packed[low], packed[(low + high) >>> 1], packed[high]);
            int i = low, j = high;
            while (i <= j) {
                while (packed[i] < pivot)
                    i++;
                while (packed[j] > pivot)
                    j--;
                if (i <= j)
                    swap(i++, j--);
            }
            if (k <= j)
                high = j;
            else if (k >= i)
                low = i;
            else
                return;
        }
        Arrays.sort(packed, low, high + 1);
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private void swap(int i, int j) {
        long moved = packed[i];
        packed[i] = packed[j];
        packed[j] = moved;
    }
}
