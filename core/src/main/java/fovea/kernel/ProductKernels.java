package fovea.kernel;

/// Matrix products.
///
/// The default is the reference.
interface ProductKernels {

    /// `C = A B` for every stack; `c` is written wholly.
    default void matmul(Storage a, Storage b, Storage c, MatmulSize size) {
        Wide.clear(c, size.stacks() * size.m() * size.n());
        addMatmul(a, b, c, size);
    }

    /// `C ← C + A B` for every stack.
    default void addMatmul(Storage a, Storage b, Storage c, MatmulSize size) {
        int m = size.m(), k = size.k(), n = size.n();
        double[] left = Wide.of(a, Math.max(0, size.stacks() - 1) * size.aStride() + m * k);
        double[] right = Wide.of(b, Math.max(0, size.stacks() - 1) * size.bStride() + k * n);
        double[] to = Wide.of(c, size.stacks() * m * n);
        for (int s = 0; s < size.stacks(); s++)
            for (int i = 0; i < m; i++)
                for (int p = 0; p < k; p++) {
                    double x = left[s * size.aStride() + (size.aTransposed() ? p * m + i : i * k + p)];
                    addRow(x, right, s * size.bStride() + (size.bTransposed() ? p : p * n),
                            size.bTransposed() ? k : 1, to, (s * m + i) * n, n);
                }
        Wide.round(to, c, size.stacks() * m * n);
    }

    /// `C = A B + offset` for every stack: the sums of a column start from the offset's number for it.
    default void linear(Storage a, Storage b, Storage offset, Storage c, MatmulSize size) {
        int rows = size.stacks() * size.m(), n = size.n();
        double[] row = Wide.of(offset, n), to = Wide.room(c, rows * n);
        for (int i = 0; i < rows; i++)
            System.arraycopy(row, 0, to, i * n, n);
        Wide.round(to, c, rows * n);
        addMatmul(a, b, c, size);
    }

    private static void addRow(double x, double[] row, int from, int step, double[] to, int at, int n) {
        for (int j = 0; j < n; j++)
            to[at + j] += x * row[from + j * step];
    }
}
