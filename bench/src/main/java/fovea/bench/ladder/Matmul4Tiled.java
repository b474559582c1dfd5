package fovea.bench.ladder;

import static fovea.bench.ladder.Matmul3Vector.F;
import static fovea.bench.ladder.Matmul3Vector.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// A tile of four rows and two vectors: eight sums at once.
///
/// ```text
///     a0 · b0 b1      per step of p: two vectors of B and four numbers of A are read for eight multiply-adds,
///     a1 · b0 b1      none of which waits for another
///     a2 · b0 b1
///     a3 · b0 b1
/// ```
///
/// The arithmetic is busy as long as B comes from the first cache. It does not: a tile walks down n rows of B, each
/// in another page, and the next tile of rows walks them again.
public record Matmul4Tiled() implements Matmul {

    static final int ROWS = 4;

    @Override
    public void multiply(float[] a, float[] b, float[] c, int n) {
        int rows = n - n % ROWS, columns = n - n % (2 * L);
        for (int i = 0; i < rows; i += ROWS)
            for (int j = 0; j < columns; j += 2 * L)
                tile(a, i * n, b, j, c, n);
        for (int i = 0; i < n; i++)
            for (int j = i < rows ? columns : 0; j < n; j++)
                c[i * n + j] = Matmul3Vector.number(a, i * n, b, j, n);
    }

    private static void tile(float[] a, int row, float[] b, int j, float[] c, int n) {
        FloatVector c00 = broadcast(F, 0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
        int r1 = row + n, r2 = r1 + n, r3 = r2 + n;
        for (int p = 0; p < n; p++) {
            FloatVector b0 = fromArray(F, b, p * n + j), b1 = fromArray(F, b, p * n + j + L);
            FloatVector x = broadcast(F, a[row + p]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = broadcast(F, a[r1 + p]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = broadcast(F, a[r2 + p]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = broadcast(F, a[r3 + p]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
        }
        c00.intoArray(c, row + j);
        c01.intoArray(c, row + j + L);
        c10.intoArray(c, r1 + j);
        c11.intoArray(c, r1 + j + L);
        c20.intoArray(c, r2 + j);
        c21.intoArray(c, r2 + j + L);
        c30.intoArray(c, r3 + j);
        c31.intoArray(c, r3 + j + L);
    }
}
