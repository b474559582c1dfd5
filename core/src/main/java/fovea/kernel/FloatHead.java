package fovea.kernel;

import static fovea.kernel.Lanes.L;

import java.util.Arrays;

/// One head's queries, keys or values as an operand of register tiles: a matrix of d columns, and products with it.
///
/// Where d is a multiple of the tiles' width it is used where it lies. Else it is copied with zeros behind each row.
final class FloatHead {

    /// Columns of the widest tile.
    static final int PANEL = FloatTile.WIDE * L;

    private static final int PIECE = FloatMatmul.PIECE;

    private final float[] array;
    private final int at, step, d;

    private FloatHead(float[] array, int at, int step, int d) {
        this.array = array;
        this.at = at;
        this.step = step;
        this.d = d;
    }

    /// `rows` rows of width `d` from `at` on; `room` takes a copy if one is needed, see [#room].
    static FloatHead of(float[] x, int at, int rows, int d, float[] room) {
        int padded = padded(d);
        if (padded == d)
            return new FloatHead(x, at, d, d);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(x, at + r * d, room, r * padded, d);
            Arrays.fill(room, r * padded + d, r * padded + padded, 0);
        }
        return new FloatHead(room, 0, padded, d);
    }

    /// How much room a copy of so many rows needs.
    static int room(int rows, int d) {
        return padded(d) == d ? 0 : rows * padded(d);
    }

    /// d, rounded up to what tiles can do.
    static int padded(int d) {
        int whole = d / PANEL * PANEL, rest = d - whole;
        return whole + (rest == 0 ? 0 : vectors(rest) * L);
    }

    /// n rounded up to whole panels; a few columns have one narrow panel, of sixteen or a power of two.
    static int panels(int n) {
        int unit = Math.max(PANEL, Lanes.VIRTUAL), few = Math.max(Lanes.VIRTUAL, Integer.highestOneBit(2 * n - 1));
        return few < unit ? few : (n + unit - 1) / unit * unit;
    }

    /// The rows of a `(rows, d)` matrix as columns, panel after panel, each `d` rows of [#PANEL] numbers, or of fewer
    /// where there are but a few rows.
    static void packTransposed(float[] x, int at, int rows, int d, float[] packed) {
        int panel = Math.min(PANEL, panels(rows));
        for (int j = 0; j < rows; j += panel)
            FloatTranspose.move(x, at + j * d, d, packed, j * d, panel, Math.min(panel, rows - j), d);
    }

    /// `out[i, j] = Σ_c x[i, c] y[j, c]` for the first `keys` rows of y, which were packed by [#packTransposed]; `out`
    /// has rows of `outStep`, which is [#panels] of all of y.
    static void scores(float[] x, int at, int rows, int d, float[] packed, float[] out, int outStep, int keys) {
        int panel = Math.min(PANEL, outStep);
        for (int j = 0; j < keys; j += panel)
            new FloatTile(x, at, d, packed, j * d, panel, out, j, outStep, rows, d).run(panel / L, false);
    }

    /// `out ← out + a · (this's rows from first on)`, or without `resume` just the product: `a` has `rows` rows, `k`
    /// long, `aStep` apart; `out` has rows of the padded width.
    void product(float[] a, int aStep, int rows, int first, int k, float[] out, boolean resume) {
        int width = padded(d);
        if (k == 0 && !resume)
            Arrays.fill(out, 0, rows * width, 0);
        for (int p = 0; p < k; p += PIECE)
            for (int c = 0; c < width; c += PANEL) {
                int vectors = Math.min(PANEL, width - c) / L;
                new FloatTile(a, p, aStep, array, at + (first + p) * step + c, step, out, c, width, rows,
                        Math.min(PIECE, k - p))
                        .run(vectors, resume || p > 0);
            }
    }

    private static int vectors(int width) {
        return width <= L ? 1 : width <= 2 * L ? 2 : 4;
    }
}
