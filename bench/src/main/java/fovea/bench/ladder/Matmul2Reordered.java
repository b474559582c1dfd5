package fovea.bench.ladder;

import java.util.Arrays;

/// The loops in the order i, p, j: a row of C gathers rows of B.
///
/// ```text
///     C[i, …] = Σ_p A[i, p] B[p, …]
/// ```
///
/// Now all arrays are read in the order in which they lie, and the sums of a row do not wait for each other: the
/// compiler makes vectors of the inner loop by itself. What is left is traffic: for each multiply-add, B and C are
/// read and C is written.
public record Matmul2Reordered() implements Matmul {

    @Override
    public void multiply(float[] a, float[] b, float[] c, int n) {
        Arrays.fill(c, 0, n * n, 0);
        for (int i = 0; i < n; i++)
            for (int p = 0; p < n; p++)
                addRow(a[i * n + p], b, p * n, c, i * n, n);
    }

    private static void addRow(float x, float[] b, int from, float[] c, int to, int n) {
        for (int j = 0; j < n; j++)
            c[to + j] = Math.fma(x, b[from + j], c[to + j]);
    }
}
