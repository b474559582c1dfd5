package fovea.bench.ladder;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A vector of C at a time, kept in a register while p runs.
///
/// ```text
///     C[i, j … j + L] = Σ_p A[i, p] B[p, j … j + L]          L lanes
/// ```
///
/// C is written once and never read. But there is a single chain of sums, so each multiply-add waits some four
/// cycles for the one before it, while the processor could have started eight.
public record Matmul3Vector() implements Matmul {

    static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    static final int L = F.length();

    @Override
    public void multiply(float[] a, float[] b, float[] c, int n) {
        int whole = F.loopBound(n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < whole; j += L)
                vector(a, i * n, b, j, c, n);
            for (int j = whole; j < n; j++)
                c[i * n + j] = number(a, i * n, b, j, n);
        }
    }

    private static void vector(float[] a, int row, float[] b, int j, float[] c, int n) {
        FloatVector sum = FloatVector.zero(F);
        for (int p = 0; p < n; p++)
            sum = FloatVector.broadcast(F, a[row + p]).fma(FloatVector.fromArray(F, b, p * n + j), sum);
        sum.intoArray(c, row + j);
    }

    /// One number of C: what is left at the right edge.
    static float number(float[] a, int row, float[] b, int j, int n) {
        float sum = 0;
        for (int p = 0; p < n; p++)
            sum = Math.fma(a[row + p], b[p * n + j], sum);
        return sum;
    }
}
