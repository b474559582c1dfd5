package fovea.kernel;

/// Sorts float64 numbers by merging, and remembers where they stood: runs of 1, 2, 4, … that are in order become runs
/// twice as long.
final class MergeSorter {

    private final long[] ranks;
    private final long flip;
    private int[] sorted;
    private int[] spare;

    MergeSorter(int n, Order order) {
        this.ranks = new long[n];
        this.flip = order == Order.ASCENDING ? 0 : -1;
        this.sorted = new int[n];
        this.spare = new int[n];
    }

    /// Where the numbers of a line stood, in order; good until the next call.
    int[] sorted(double[] from, int at, int step) {
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rank(from[at + i * step]) ^ flip;
            sorted[i] = i;
        }
        for (int width = 1; width < ranks.length; width *= 2)
            mergeRuns(width);
        return sorted;
    }

    /// Ordered as doubles are; −0 is 0, and every NaN the same, above all.
    private static long rank(double x) {
        long bits = Double.doubleToLongBits(x + 0.0);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private void mergeRuns(int width) {
        int n = ranks.length;
        for (int start = 0; start < n; start += 2 * width)
            merge(start, Math.min(n, start + width), Math.min(n, start + 2 * width));
        int[] merged = spare;
        spare = sorted;
        sorted = merged;
    }

    /// Of equals, the left one comes first: that makes it stable.
    private void merge(int start, int middle, int end) {
        for (int to = start, left = start, right = middle; to < end; to++) {
            boolean fromLeft = right == end || left < middle && ranks[sorted[left]] <= ranks[sorted[right]];
            spare[to] = sorted[fromLeft ? left++ : right++];
        }
    }
}
