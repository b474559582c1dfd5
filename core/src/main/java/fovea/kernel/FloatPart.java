package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Arrays;

/// A part of a product's B, laid out as tiles read it: in panels as wide as a tile, each lying contiguous.
///
/// A B that meets few rows, or has few columns, is read where it lies. The last panel may be narrower than its vectors;
/// it is always packed, with zeros behind it.
final class FloatPart {

    /// The columns of a panel.
    static final int PANEL = FloatTile.WIDE * L;
    private static final int NEAR = 1 << 16;                        // floats of B that stay in the second cache
    private static final int FEWEST_ROWS = 4 * FloatTile.ROWS;      // for which packing pays for no B
    private static final int FEW_ROWS = 64;                         // nor for a B that stays in the second cache
    private static final int SEAT = 3;

    /// Its columns and its k's.
    final int j, jEnd, kAt, kEnd;
    private final float[] b, packed;
    private final int at, step;
    private final boolean isTransposed, isPlain;

    /// The part of one stack's B that has at most so many columns from `j` on, and a piece's k's from `kAt` on.
    FloatPart(float[] b, int stack, MatmulSize size, int j, int columns, int kAt) {
        this.b = b;
        this.j = j;
        this.kAt = kAt;
        at = stack * size.bStride();
        jEnd = Math.min(size.n(), j + columns);
        kEnd = Math.min(size.k(), kAt + FloatProduct.PIECE);
        isTransposed = size.bTransposed();
        step = isTransposed ? size.k() : size.n();
        isPlain = !isTransposed && (size.m() <= FEWEST_ROWS || (long) (kEnd - kAt) * size.n() <= NEAR
                && (size.m() <= FEW_ROWS || size.n() <= 2 * PANEL));
        packed = Workspace.mine().array(SEAT, (isPlain ? 1 : panels()) * PANEL * (kEnd - kAt));
    }

    int panels() {
        return Math.ceilDiv(jEnd - j, PANEL);
    }

    /// Packs it on one thread, or on all if they have enough to do.
    void pack(int threads) {
        if (threads == 1 || isPlain || panels() == 1)
            pack(0, panels());
        else
            Threads.split(panels(), 1, this::pack);
    }

    private void pack(int from, int to) {
        for (int panel = from; panel < to; panel++) {
            int col = j + panel * PANEL, real = Math.min(PANEL, jEnd - col);
            if (!isPlain || real < wide(real))
                packPanel(col, real, wide(real));
        }
    }

    private void packPanel(int col, int real, int wide) {
        int to = packedAt(col), rows = kEnd - kAt;
        if (real < wide)
            Arrays.fill(packed, to, to + rows * wide, 0);
        if (isTransposed)
            FloatTranspose.pack(b, at + col * step + kAt, step, packed, to, wide, real, rows);
        else if (real == PANEL)
            copy(b, at + kAt * step + col, step, packed, to, rows);
        else
            for (int p = 0; p < rows; p++)
                System.arraycopy(b, at + (kAt + p) * step + col, packed, to + p * wide, real);
    }

    /// A few vectors a row: too few numbers for a call each.
    private static void copy(float[] b, int at, int step, float[] packed, int to, int rows) {
        for (int p = 0; p < rows; p++, at += step, to += PANEL)
            for (int v = 0; v < PANEL; v += L)
                fromArray(F, b, at + v).intoArray(packed, to + v);
    }

    /// Shows a tile the panel that begins at column `col`.
    void show(FloatTile tile, int col) {
        int real = Math.min(PANEL, jEnd - col), wide = wide(real);
        if (isPlain && real == wide)
            tile.b(b, at + kAt * step + col, step);
        else
            tile.b(packed, packedAt(col), wide);
    }

    private int packedAt(int col) {
        return isPlain ? 0 : (col - j) * (kEnd - kAt);
    }

    /// So many columns, rounded up to as many as a tile can have.
    static int wide(int columns) {
        return columns <= L ? L : columns <= 2 * L ? 2 * L : PANEL;
    }
}
