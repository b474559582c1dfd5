package fovea.kernel;

/// Inputs for kernel tests: numbers from a formula, so that every machine and every run has the same.
final class Numbers {

    /// Around every vector's width, and beyond.
    static final int[] SIZES = {0, 1, 3, 7, 8, 15, 16, 17, 33, 64, 100, 257};

    private Numbers() {}

    /// `n` numbers of mean 0 and variance 1, spread evenly; input number `j`.
    static float[] fill(int n, int j) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++)
            x[i] = (float) ((hash(i, j) / 0x1p31 - 1) * Math.sqrt(3));
        return x;
    }

    /// `n` whole numbers from 0 up to, but not with, `bound`.
    static int[] whole(int n, int bound, int j) {
        int[] x = new int[n];
        for (int i = 0; i < n; i++)
            x[i] = (int) (hash(i, j) % bound);
        return x;
    }

    /// A hash of 32 bits of (i, j).
    static long hash(long i, long j) {
        long h = i * 2654435761L + j * 40503 + 12345 & 0xFFFFFFFFL;
        h ^= h >> 16;
        h = h * 2246822519L & 0xFFFFFFFFL;
        return h ^ h >> 13;
    }

    /// How far `actual` is from `expected`, in units of the largest expected number.
    static double gap(float[] actual, double[] expected) {
        double gap = 0, size = 1e-30;
        for (int i = 0; i < expected.length; i++) {
            gap = Math.max(gap, Double.isNaN(actual[i]) ? Double.POSITIVE_INFINITY : Math.abs(actual[i] - expected[i]));
            size = Math.max(size, Math.abs(expected[i]));
        }
        return gap / size;
    }
}
