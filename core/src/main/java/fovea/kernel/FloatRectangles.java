package fovea.kernel;

import static fovea.kernel.FloatPart.PANEL;
import static fovea.kernel.FloatProduct.PIECE;
import static fovea.kernel.Lanes.L;
import static java.lang.Math.ceilDiv;

/// Rectangles of C, and what a part of B adds to them: the tasks that threads share. See [FloatProduct].
final class FloatRectangles implements Threads.Range {

    /// How many multiply-adds are worth a task: some 4 µs of work.
    static final int WORTH_A_TASK = 1 << 19;
    private static final int HIGH = 192;
    private static final int NEAREST = 1 << 13;                     // floats of A that stay in the first cache
    private static final int LEAST_ROWS = 64;                       // of a rectangle: each reads all of B
    private static final int TASKS_A_THREAD = 4;
    private static final int STEP = PIECE + 16;                     // so that rows do not all meet in the same sets
    private static final int A_SEAT = 4, C_SEAT = 5;

    private final FloatProduct product;
    private final FloatPart part;
    private final int m, k, n, columns, piece;
    private final boolean aTransposed;
    private int height, width;

    /// The rectangles for so many threads; for one thread it is all one.
    FloatRectangles(FloatProduct product, FloatPart part, int threads) {
        this.product = product;
        this.part = part;
        m = product.size.m();
        k = product.size.k();
        n = product.size.n();
        aTransposed = product.size.aTransposed();
        columns = part.jEnd - part.j;
        piece = part.kEnd - part.kAt;
        height = m;
        width = columns;
        if (threads > 1)
            cut(threads);
    }

    /// Several for each thread, if they are worth it, and of those cuts one for which least is read: all of A is read
    /// for each rectangle across, all of B for each down; a transposed A is copied, too.
    private void cut(int threads) {
        int panels = part.panels(), most = 0, mostDown = Math.max(m / LEAST_ROWS, ceilDiv(threads, panels));
        long work = (long) m * piece * columns, least = 0;
        int wanted = (int) Math.min(TASKS_A_THREAD * threads, work / WORTH_A_TASK);
        for (int across = 1; across <= Math.min(wanted, panels); across++) {
            int down = Math.min(mostDown, ceilDiv(wanted, across)), tasks = Math.min(2 * threads, across * down);
            long read = (long) across * m * (aTransposed ? 4 : 1) + (long) down * columns;
            if (tasks > most || tasks == most && read < least) {
                most = tasks;
                least = read;
                width = up(columns, across, PANEL);
                height = up(m, down, FloatTile.ROWS);
            }
        }
    }

    int count() {
        return ceilDiv(m, height) * ceilDiv(columns, width);
    }

    @Override
    public void run(int from, int to) {
        FloatTile tile = Workspace.mine().tile();
        int across = ceilDiv(columns, width);
        for (int task = from; task < to; task++) {
            int i = task / across * height, j = part.j + task % across * width;
            rectangle(tile, i, Math.min(m, i + height), j, Math.min(part.jEnd, j + width));
        }
    }

    /// Rows `i … iEnd`, columns `j … jEnd`.
    private void rectangle(FloatTile tile, int i, int iEnd, int j, int jEnd) {
        int high = up(iEnd - i, ceilDiv(iEnd - i, HIGH), FloatTile.ROWS);
        for (int r = i; r < iEnd; r += high) {
            int rows = Math.min(high, iEnd - r);
            layOut(tile, r, rows, jEnd - j);
            for (int col = j; col < jEnd; col += PANEL) {
                part.show(tile, col);
                panel(tile, r, rows, col, Math.min(PANEL, jEnd - col));
            }
        }
    }

    /// Shows the tile these rows of A: where they lie, or in a transposed copy if they are stored in columns that some
    /// panels would walk.
    private void layOut(FloatTile tile, int i, int rows, int columns) {
        float[] a = product.a;
        int p = part.kAt;
        if (!aTransposed) {
            tile.a(a, product.aAt + i * k + p, k);
        } else if (m * piece <= NEAREST || columns <= PANEL) {
            tile.aColumns(a, product.aAt + p * m + i, m);
        } else {
            float[] near = Workspace.mine().array(A_SEAT, HIGH * STEP);
            FloatTranspose.pack(a, product.aAt + p * m + i, m, near, 0, STEP, piece, rows);
            tile.a(near, 0, STEP);
        }
    }

    /// So many rows of C from row i on, in the `real` columns from `j` on; columns that do not fill their vectors are
    /// computed in scratch.
    private void panel(FloatTile tile, int i, int rows, int j, int real) {
        FloatStart start = product.start(part.kAt);
        int wide = FloatPart.wide(real), at = product.cAt + i * n + j;
        boolean isWhole = real == wide;
        float[] c = isWhole ? product.c : Workspace.mine().array(C_SEAT, HIGH * PANEL);
        if (!isWhole && start.isHeld)
            for (int r = 0; r < rows; r++)
                System.arraycopy(product.c, at + r * n, c, r * wide, real);
        tile.c(c, isWhole ? at : 0, isWhole ? n : wide);
        start.show(tile, j);
        tile.run(rows, piece, wide / L);
        if (!isWhole)
            for (int r = 0; r < rows; r++)
                System.arraycopy(c, r * wide, product.c, at + r * n, real);
    }

    /// One of so many parts, rounded up to a multiple.
    private static int up(int length, int parts, int multiple) {
        return ceilDiv(ceilDiv(length, parts), multiple) * multiple;
    }
}
