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

    private static final int FEW = 128;

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

    /// Brings the first `k` to the front, in order: a few are picked out one by one, many are sorted with all others.
    void first(int k) {
        if (k > FEW || k > packed.length / 4)
            Arrays.sort(packed);
        else
            pick(k);
    }

    int index(int r) {
        return (int) packed[r];
    }

    /// The first `k` so far stay in order in front; who is not among them is overwritten.
    private void pick(int k) {
        Arrays.sort(packed, 0, k);
        for (int i = k; i < packed.length && k > 0; i++) {
            long next = packed[i];
            if (next >= packed[k - 1])
                continue;
            int at = k - 1;
            for (; at > 0 && packed[at - 1] > next; at--)
                packed[at] = packed[at - 1];
            packed[at] = next;
        }
    }
}
