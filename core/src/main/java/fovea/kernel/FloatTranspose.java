package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Moving rows to columns.
///
/// Blocks of 8 x 8 go through eight registers in three steps (Eklundh 1972): halves are swapped between rows four
/// apart, then quarters between rows two apart, then single numbers between neighbours.
///
/// ```text
///     a b     a b'        a, b: the two halves of row i          a', b': those of row i + 4
///     a' b'   ← swap →   a a'
///                        b b'
/// ```
///
/// With 16 lanes a register holds eight numbers of row i and eight of row i + 8, and two blocks go at once. What is
/// left at the edges, and machines with four lanes, go number by number.
///
/// Vectors here are as long as everywhere else, because the compiler remembers for each method of `FloatVector` which
/// kinds it has met: where it has met two, loops elsewhere may keep their vectors on the heap, ten times slower.
final class FloatTranspose {

    private static final int W = 8;
    private static final int TALL = 128;                            // rows at a time, for an `out` beyond the caches
    private static final VectorShuffle<Float> SWAP_4 = VectorShuffle.fromOp(F, i -> i ^ 4);
    private static final VectorShuffle<Float> SWAP_2 = VectorShuffle.fromOp(F, i -> i ^ 2);
    private static final VectorShuffle<Float> SWAP_1 = VectorShuffle.fromOp(F, i -> i ^ 1);
    private static final VectorMask<Float> ODD_8 = VectorMask.fromLong(F, 0b1111111100000000);
    private static final VectorMask<Float> ODD_4 = VectorMask.fromLong(F, 0b1111000011110000);
    private static final VectorMask<Float> ODD_2 = VectorMask.fromLong(F, 0b1100110011001100);
    private static final VectorMask<Float> ODD_1 = VectorMask.fromLong(F, 0b1010101010101010);

    private FloatTranspose() {}

    /// `out[outAt + j · outStep + i] = x[at + i · step + j]` for `i < rows`, `j < columns`.
    ///
    /// Many rows go at a time, so that several cache lines of `out` are written side by side.
    static void move(float[] x, int at, int step, float[] out, int outAt, int outStep, int rows, int columns) {
        move(x, at, step, out, outAt, outStep, rows, columns, TALL);
    }

    /// The same for an `out` that stays in a cache. A vector's worth of rows goes at a time, read from left to right:
    /// rows of `x` may lie so far apart that a cache cannot hold the beginnings of many.
    static void pack(float[] x, int at, int step, float[] out, int outAt, int outStep, int rows, int columns) {
        move(x, at, step, out, outAt, outStep, rows, columns, L);
    }

    private static void move(float[] x, int at, int step, float[] out, int outAt, int outStep, int rows, int columns,
            int tall) {
        int wholeRows = L < W ? 0 : rows & -L, wholeColumns = columns & -W;
        for (int i = 0; i < wholeRows; i += tall)
            for (int j = 0; j < wholeColumns; j += W)
                for (int ii = i; ii < Math.min(wholeRows, i + tall); ii += L)
                    block(x, at + ii * step + j, step, out, outAt + j * outStep + ii, outStep);
        if (wholeColumns < columns)
            edge(x, at + wholeColumns, step, out, outAt + wholeColumns * outStep, outStep, wholeRows,
                    columns - wholeColumns);
        if (wholeRows < rows)
            edge(x, at + wholeRows * step, step, out, outAt + wholeRows, outStep, rows - wholeRows, columns);
    }

    private static void edge(float[] x, int at, int step, float[] out, int outAt, int outStep, int rows, int columns) {
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                out[outAt + j * outStep + i] = x[at + i * step + j];
    }

    /// Eight numbers from `at` on, and with 16 lanes behind them the eight that lie eight rows below; what is read
    /// besides lies before or after them in the same matrix.
    private static FloatVector row(float[] x, int at, int step) {
        FloatVector row = fromArray(F, x, at);
        return L == W ? row : row.blend(fromArray(F, x, at + W * step - W), ODD_8);
    }

    /// W columns of L rows.
    private static void block(float[] x, int at, int step, float[] out, int o, int oStep) {
        FloatVector a = row(x, at, step), b = row(x, at + step, step);
        FloatVector c = row(x, at + 2 * step, step), d = row(x, at + 3 * step, step);
        FloatVector e = row(x, at + 4 * step, step), f = row(x, at + 5 * step, step);
        FloatVector g = row(x, at + 6 * step, step), h = row(x, at + 7 * step, step);
        FloatVector a4 = a.blend(e.rearrange(SWAP_4), ODD_4), e4 = a.rearrange(SWAP_4).blend(e, ODD_4);
        FloatVector b4 = b.blend(f.rearrange(SWAP_4), ODD_4), f4 = b.rearrange(SWAP_4).blend(f, ODD_4);
        FloatVector c4 = c.blend(g.rearrange(SWAP_4), ODD_4), g4 = c.rearrange(SWAP_4).blend(g, ODD_4);
        FloatVector d4 = d.blend(h.rearrange(SWAP_4), ODD_4), h4 = d.rearrange(SWAP_4).blend(h, ODD_4);
        a = a4.blend(c4.rearrange(SWAP_2), ODD_2);
        c = a4.rearrange(SWAP_2).blend(c4, ODD_2);
        b = b4.blend(d4.rearrange(SWAP_2), ODD_2);
        d = b4.rearrange(SWAP_2).blend(d4, ODD_2);
        e = e4.blend(g4.rearrange(SWAP_2), ODD_2);
        g = e4.rearrange(SWAP_2).blend(g4, ODD_2);
        f = f4.blend(h4.rearrange(SWAP_2), ODD_2);
        h = f4.rearrange(SWAP_2).blend(h4, ODD_2);
        a.blend(b.rearrange(SWAP_1), ODD_1).intoArray(out, o);
        a.rearrange(SWAP_1).blend(b, ODD_1).intoArray(out, o + oStep);
        c.blend(d.rearrange(SWAP_1), ODD_1).intoArray(out, o + 2 * oStep);
        c.rearrange(SWAP_1).blend(d, ODD_1).intoArray(out, o + 3 * oStep);
        e.blend(f.rearrange(SWAP_1), ODD_1).intoArray(out, o + 4 * oStep);
        e.rearrange(SWAP_1).blend(f, ODD_1).intoArray(out, o + 5 * oStep);
        g.blend(h.rearrange(SWAP_1), ODD_1).intoArray(out, o + 6 * oStep);
        g.rearrange(SWAP_1).blend(h, ODD_1).intoArray(out, o + 7 * oStep);
    }
}
