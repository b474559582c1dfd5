package fovea.kernel;

import static fovea.kernel.FloatBlocks.HIGH;
import static fovea.kernel.FloatBlocks.PANEL;
import static fovea.kernel.FloatBlocks.PIECE;
import static fovea.kernel.Lanes.L;

import java.util.Arrays;

/// Some columns of C, and what some k's add to them: B is packed for the first rows of A and serves the next ones too.
/// See [FloatBlocks].
///
/// B's last panel may be narrower than its vectors. It is packed with zeros behind it, and its part of C computed in
/// scratch.
final class FloatBlock {

    private static final int SMALL = 1 << 16;                      // floats of B that stay in the second cache
    private static final int NEAR = 1 << 17;                        // floats of a transposed A that stay in the second
    private static final int SLACK = 8;                             // so that columns do not all meet in the same sets
    private static final int B_SEAT = 3, A_SEAT = 4, C_SEAT = 5;

    private final FloatBlocks product;
    private final MatmulSize size;
    private final FloatTile tile;
    private final int m, k, n, aAt, bAt, cAt, j, jEnd, from, to;
    private final boolean isPlain;

    /// Columns `j … jEnd`, and `from … to` of k.
    FloatBlock(FloatBlocks product, FloatTile tile, int stack, int j, int jEnd, int from, int to) {
        this.product = product;
        this.tile = tile;
        this.size = product.size;
        m = size.m();
        k = size.k();
        n = size.n();
        aAt = stack * size.aStride();
        bAt = stack * size.bStride();
        cAt = stack * m * n;
        this.j = j;
        this.jEnd = jEnd;
        this.from = from;
        this.to = to;
        isPlain = !size.bTransposed() && (Math.min(PIECE, k) * n <= SMALL || m <= 2 * FloatTile.ROWS);
    }

    /// Computes `rows` rows from `i` on. The first packs B; if no more rows follow, one piece after the other in the
    /// same place.
    void rows(int i, int rows, boolean packs, boolean keeps) {
        int breadth = FloatBlocks.up(jEnd - j, 1, PANEL);
        float[] packed = Workspace.mine().array(B_SEAT, breadth * (keeps || !packs ? to - from : PIECE));
        for (int p = from; p < to; p += PIECE) {
            int piece = Math.min(PIECE, to - p), at = keeps || !packs ? breadth * (p - from) : 0;
            layOut(i, rows, p, piece);
            for (int col = j; col < jEnd; col += PANEL, at += PANEL * piece) {
                int real = Math.min(PANEL, jEnd - col), wide = wide(real);
                if (isPlain && real == wide) {
                    tile.b(product.b, bAt + p * n + col, n);
                } else {
                    if (packs || isPlain)
                        pack(p, piece, col, real, packed, at, wide);
                    tile.b(packed, at, wide);
                }
                panel(cAt + i * n + col, rows, piece, real, wide, product.adds || p > 0);
            }
        }
    }

    /// Columns, rounded up to as many as a tile can have.
    private static int wide(int columns) {
        return columns <= L ? L : columns <= 2 * L ? 2 * L : PANEL;
    }

    /// Where the tiles find these rows and k's of A.
    private void layOut(int i, int rows, int p, int piece) {
        if (!size.aTransposed()) {
            tile.a(product.a, aAt + i * k + p, k);
        } else if (m * piece <= NEAR) {
            tile.aColumns(product.a, aAt + p * m + i, m);
        } else {
            float[] columns = Workspace.mine().array(A_SEAT, (HIGH + SLACK) * PIECE);
            for (int q = 0; q < piece; q++)
                System.arraycopy(product.a, aAt + (p + q) * m + i, columns, q * (rows + SLACK), rows);
            tile.aColumns(columns, 0, rows + SLACK);
        }
    }

    /// `packed[at + q · wide + r] = B[p + q, col + r]`
    private void pack(int p, int piece, int col, int real, float[] packed, int at, int wide) {
        if (real < wide)
            Arrays.fill(packed, at, at + piece * wide, 0);
        if (size.bTransposed())
            FloatTranspose.pack(product.b, bAt + col * k + p, k, packed, at, wide, real, piece);
        else
            for (int q = 0; q < piece; q++)
                System.arraycopy(product.b, bAt + (p + q) * n + col, packed, at + q * wide, real);
    }

    private void panel(int at, int rows, int piece, int real, int wide, boolean resume) {
        float[] c = product.c;
        if (real == wide) {
            tile.c(c, at, n).run(rows, piece, wide / L, resume);
            return;
        }
        float[] scratch = Workspace.mine().array(C_SEAT, HIGH * PANEL);
        if (resume)
            for (int i = 0; i < rows; i++)
                System.arraycopy(c, at + i * n, scratch, i * wide, real);
        tile.c(scratch, 0, wide).run(rows, piece, wide / L, resume);
        for (int i = 0; i < rows; i++)
            System.arraycopy(scratch, i * wide, c, at + i * n, real);
    }
}
