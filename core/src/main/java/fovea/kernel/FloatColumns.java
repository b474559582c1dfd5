package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// Sums over the rows of a `(rows, n)` array, one for each column.
///
/// ```text
///     partial[b, j] = Σ x[r, j] over the 64 rows of block b, in rising order
///     out[j]        = Σ partial[b, j] over the blocks, in rising order
/// ```
///
/// Blocks are of a fixed number of rows, so that threads can take a block each and the sum does not depend on who took
/// which; and a sum of sums loses less than one long sum (Higham 1993).
final class FloatColumns {

    /// Rows of a block.
    static final int BLOCK = 64;

    private FloatColumns() {}

    /// How many blocks so many rows make.
    static int blocks(int rows) {
        return Math.ceilDiv(rows, BLOCK);
    }

    /// `partial[b, j] = Σ x[r, j]` for the blocks `from … to`.
    static void partialSums(float[] x, float[] partial, int rows, int n, int from, int to) {
        for (int b = from; b < to; b++) {
            Arrays.fill(partial, b * n, b * n + n, 0);
            addRows(x, b * BLOCK * n, Math.min(BLOCK, rows - b * BLOCK), n, partial, b * n);
        }
    }

    /// `out[at + j] ← out[at + j] + x[first + j] + x[first + n + j] + …`, so many rows, in rising order.
    static void addRows(float[] x, int first, int rows, int n, float[] out, int at) {
        int r = 0;
        for (; r <= rows - 4; r += 4)
            addFour(x, first + r * n, n, out, at);
        for (; r < rows; r++)
            FloatLines.addTo(x, first + r * n, out, at, n);
    }

    /// `out[j] = Σ partial[b, j]` for the columns `from … to`.
    static void fold(float[] partial, float[] out, int blocks, int n, int from, int to) {
        Arrays.fill(out, from, to, 0);
        for (int b = 0; b < blocks; b++)
            FloatLines.addTo(partial, b * n + from, out, from, to - from);
    }

    private static void addFour(float[] x, int row, int n, float[] out, int at) {
        int j = 0;
        for (; j <= n - L; j += L) {
            FloatVector sum = fromArray(F, out, at + j).add(fromArray(F, x, row + j)).add(fromArray(F, x, row + n + j));
            sum.add(fromArray(F, x, row + 2 * n + j)).add(fromArray(F, x, row + 3 * n + j)).intoArray(out, at + j);
        }
        for (; j < n; j++)
            out[at + j] = out[at + j] + x[row + j] + x[row + n + j] + x[row + 2 * n + j] + x[row + 3 * n + j];
    }
}
