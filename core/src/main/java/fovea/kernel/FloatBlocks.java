package fovea.kernel;

import static fovea.kernel.Lanes.L;

/// Products `C = A B` in blocks that fit the caches (after Goto and van de Geijn 2008).
///
/// ```text
///     for 512 columns of C                      a task's columns may be fewer
///         for 2,048 of k                        what is packed of B for all rows: 4 MB
///             for 192 rows                      a block
///                 for 512 of k                  a piece: 384 KB of A, for the second cache
///                     for 64 columns            a panel of B, 128 KB, and 48 KB of C
///                         six rows at a time    a register tile, see FloatTile
/// ```
///
/// What is read most often lies nearest: a panel of B serves all rows of the block, a piece of A all panels. B is
/// packed once for all blocks, when the first of them meets it, so that its panels lie contiguous; a small B, or one
/// that meets two tiles only, is read where it lies. So is A, unless its numbers would lie far apart.
///
/// Threads get whole products if there are many, else blocks of columns or of rows, whichever reads and packs less.
/// Each packs its own columns of B, and nobody waits for anybody.
final class FloatBlocks implements Threads.Range {

    /// How much of k a panel holds.
    static final int PIECE = 512;
    /// How many columns a panel holds.
    static final int PANEL = FloatTile.WIDE * L;
    /// How many rows a block has at most.
    static final int HIGH = 192;
    private static final int BROAD = 512;
    private static final int DEEP = 4 * PIECE;
    private static final int LEAST_ROWS = 32;                       // for which packing B once more is not too much
    private static final long WORTH_A_THREAD = 1 << 19;             // multiply-adds, some 4 µs

    final float[] a, b, c;
    final MatmulSize size;
    final boolean adds;
    private final int height, width, down, across;

    private FloatBlocks(float[] a, float[] b, float[] c, MatmulSize size, boolean adds, int tasks) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.size = size;
        this.adds = adds;
        int columns = columns(size.m(), size.n(), tasks);
        width = up(size.n(), columns == 1 ? 1 : up(Math.max(columns, parts(size.n(), BROAD)), 1, columns), PANEL);
        across = parts(size.n(), width);
        height = up(size.m(), Math.clamp(size.m() / LEAST_ROWS, 1, parts(tasks, across)), FloatTile.ROWS);
        down = parts(size.m(), height);
    }

    /// Across how many columns so many tasks lie best: for each of these, all of A is read; for each below the other,
    /// all of B packed, which takes some twice as long.
    private static int columns(int m, int n, int tasks) {
        int best = Math.min(tasks, parts(n, PANEL));
        for (int across = best - 1; across > 0 && m / LEAST_ROWS >= parts(tasks, across); across--)
            if (cost(m, n, tasks, across) < cost(m, n, tasks, best))
                best = across;
        return best;
    }

    private static long cost(long m, long n, int tasks, int across) {
        return across * m + 2 * parts(tasks, across) * n;
    }

    /// `C = A B`, or `C ← C + A B` if it `adds`.
    static void run(float[] a, float[] b, float[] c, MatmulSize size, boolean adds) {
        long work = (long) size.m() * size.k() * size.n();
        int stacks = size.stacks(), threads = stacks * work < 2 * WORTH_A_THREAD ? 1 : Threads.count();
        int tasks = threads == 1 || stacks >= 2 * threads ? 1 : parts(2 * threads, stacks);
        var product = new FloatBlocks(a, b, c, size, adds, tasks);
        int all = stacks * product.down * product.across;
        if (threads == 1)
            product.run(0, all);
        else
            Threads.split(all, Math.clamp(WORTH_A_THREAD * tasks / work, 1, all), product);
    }

    @Override
    public void run(int from, int to) {
        var tile = new FloatTile();
        for (int task = from; task < to; task++) {
            int stack = task / (down * across), i = task / across % down * height, j = task % across * width;
            rectangle(tile, stack, i, Math.min(size.m(), i + height), j, Math.min(size.n(), j + width));
        }
    }

    /// Rows `i … iEnd`, columns `j … jEnd` of one stack's C.
    private void rectangle(FloatTile tile, int stack, int i, int iEnd, int j, int jEnd) {
        int high = up(iEnd - i, parts(iEnd - i, HIGH), FloatTile.ROWS), k = size.k();
        for (int g = j; g < jEnd; g += BROAD)
            for (int p = 0; p < k; p += DEEP) {
                var block = new FloatBlock(this, tile, stack, g, Math.min(jEnd, g + BROAD), p, Math.min(k, p + DEEP));
                for (int r = i; r < iEnd; r += high)
                    block.rows(r, Math.min(high, iEnd - r), r == i, r + high < iEnd);
            }
    }

    static int parts(int length, int part) {
        return (length + part - 1) / part;
    }

    /// One of so many parts, rounded up to a multiple.
    static int up(int length, int parts, int multiple) {
        return parts(parts(length, parts), multiple) * multiple;
    }
}
