package fovea.bench.ladder;

/// The formula, as it stands in the book.
///
/// ```text
///     C[i, j] = Σ_p A[i, p] B[p, j]
/// ```
///
/// The inner loop walks down a column of B: every step is n numbers further, in another cache line, and of the
/// sixteen numbers in that line one is used. And each multiply-add waits for the one before it.
public record Matmul1Naive() implements Matmul {

    @Override
    public void multiply(float[] a, float[] b, float[] c, int n) {
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int p = 0; p < n; p++)
                    sum = Math.fma(a[i * n + p], b[p * n + j], sum);
                c[i * n + j] = sum;
            }
    }
}
