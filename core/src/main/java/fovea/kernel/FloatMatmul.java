package fovea.kernel;

import static fovea.kernel.Lanes.L;

import java.util.Arrays;

/// The matrix product of float32, `C = A B`, for one pair of matrices or a stack of them.
///
/// ```text
///     C[i, j] = Σ_p A[i, p] B[p, j]         (m, k) · (k, n) → (m, n)
/// ```
///
/// How it works (after Goto and van de Geijn 2008, simplified):
///
/// 1. C is cut into blocks; each is one task for one thread.
/// 2. A task walks over its columns in groups of four panels, in each group over k in pieces of 256, and in each piece
///    over the group's panels, up to four vectors wide. An A that is stored transposed is packed for each piece, once
///    for all columns, so then the walk over k is the outer one.
/// 3. A panel of B, 256 rows of 64 columns, is packed into scratch, where it lies contiguous and half-fits the first
///    cache.
/// 4. Six rows of A at a time meet the panel in a register tile, see [FloatTile].
///
/// A is read where it lies, six rows side by side, and packed only when it is stored transposed. Small products read B
/// where it lies, too. A last panel narrower than its vectors is packed with zeros behind it and computed in scratch.
///
/// A few rows times a transposed B are another kernel's, [FloatFewRows]; so are some dozens of them, [FloatMirrored].
final class FloatMatmul {

    /// How much of k a panel holds.
    static final int PIECE = 256;
    private static final int BLOCK_ROWS = 384;
    private static final int LEAST_ROWS = 192;
    private static final int GROUP = 4;                             // panels whose part of C stays in the second cache
    private static final long WORTH_A_THREAD = 1 << 19;             // multiply-adds, some 4 µs
    private static final int SMALL = 1 << 13;                       // floats of B that stay in the first cache unpacked

    private FloatMatmul() {}

    /// `C = A B`. Writes all of `c`; an empty k gives zeros.
    static void multiply(float[] a, float[] b, float[] c, MatmulSize size) {
        if (size.k() == 0)
            Arrays.fill(c, 0, size.stacks() * size.m() * size.n(), 0);
        run(a, b, c, size, false);
    }

    /// `C ← C + A B`
    static void addTo(float[] a, float[] b, float[] c, MatmulSize size) {
        run(a, b, c, size, true);
    }

    private static void run(float[] a, float[] b, float[] c, MatmulSize size, boolean adds) {
        int m = size.m(), k = size.k(), n = size.n(), stacks = size.stacks();
        if (size.bStride() == 0 && !size.aTransposed() && size.aStride() == m * k) {
            m *= stacks;                                            // one B for all: one tall product
            stacks = 1;
        }
        if (k == 0 || stacks * m * n == 0)
            return;
        if (FloatFewRows.suits(size, m)) {
            FloatFewRows.run(a, b, c, size, stacks, m, adds);
            return;
        }
        if (stacks == 1 && FloatMirrored.suits(size, m)) {
            FloatMirrored.run(a, b, c, size, m, adds);
            return;
        }
        long work = (long) m * k * n;
        int threads = Threads.count() == 1 || work * stacks < 2 * WORTH_A_THREAD ? 1 : Threads.count();
        var product = new Product(a, b, c, size, m, adds, rowBlocks(m, stacks, threads),
                columnBlocks(m, n, stacks, threads));
        if (threads == 1)
            product.run(0, stacks * product.blocks());
        else
            Threads.split(stacks * product.blocks(), (int) Math.max(1, WORTH_A_THREAD / (work / product.blocks() + 1)),
                    product);
    }

    private static int rowBlocks(int m, int stacks, int threads) {
        int wanted = threads == 1 || stacks >= 4 * threads ? 1 : (2 * threads + stacks - 1) / stacks;
        int fewest = (m + BLOCK_ROWS - 1) / BLOCK_ROWS, most = Math.min(wanted, m / LEAST_ROWS);
        if (fewest >= most)
            return fewest <= threads ? fewest : (fewest + threads - 1) / threads * threads;
        return most <= threads ? most : most - most % threads;
    }

    private static int columnBlocks(int m, int n, int stacks, int threads) {
        int rows = Math.max(1, rowBlocks(m, stacks, threads)), panel = FloatTile.WIDE * L;
        return threads == 1 ? 1 : Math.max(1, Math.min(2 * threads / (rows * stacks), n / panel));
    }

    /// One call's matrices and how they are cut.
    private static final class Product implements Threads.Range {
        private final float[] a, b, c;
        private final MatmulSize size;
        private final boolean adds;
        private final int m, k, n, height, width, down, across;

        Product(float[] a, float[] b, float[] c, MatmulSize size, int m, boolean adds,
                int rowBlocks, int columnBlocks) {
            int panel = FloatTile.WIDE * L;
            this.a = a;
            this.b = b;
            this.c = c;
            this.size = size;
            this.m = m;
            this.adds = adds;
            this.k = size.k();
            this.n = size.n();
            height = up(m, Math.max(1, rowBlocks), FloatTile.ROWS);
            width = up(n, columnBlocks, panel);
            down = (m + height - 1) / height;
            across = (n + width - 1) / width;
        }

        int blocks() {
            return down * across;
        }

        @Override
        public void run(int from, int to) {
            for (int task = from; task < to; task++) {
                int stack = task / blocks(), block = task % blocks();
                int i = block / across * height, j = block % across * width;
                block(stack, i, Math.min(m, i + height), j, Math.min(n, j + width));
            }
        }

        /// Rows `i … iEnd`, columns `j … jEnd` of one stack's C.
        private void block(int stack, int i, int iEnd, int j, int jEnd) {
            int panel = FloatTile.WIDE * L, group = size.aTransposed() ? n : GROUP * panel;
            for (int g = j; g < jEnd; g += group)
                for (int p = 0; p < k; p += PIECE)
                    for (int col = g; col < Math.min(jEnd, g + group); col += panel)
                        strip(stack, i, iEnd, col, Math.min(panel, jEnd - col), p);
        }

        /// The columns `j … j + width` of those rows, over the k's from `p` on.
        private void strip(int stack, int i, int iEnd, int j, int width, int p) {
            int rows = iEnd - i, piece = Math.min(PIECE, k - p), aAt = stack * size.aStride(),
                    bAt = stack * size.bStride();
            int vectors = width <= L ? 1 : width <= 2 * L ? 2 : 4, columns = vectors * L;
            var scratch = Scratch.mine();
            float[] x = a, y = b;
            int xAt = aAt + i * k + p, xStep = k, yAt = bAt + p * n + j, yStep = n;
            if (size.aTransposed()) {
                x = scratch.block(up(rows, 1, 1) * PIECE);
                if (j == 0 || columnsStart(j))
                    FloatTranspose.pack(a, aAt + p * m + i, m, x, 0, PIECE, piece, rows);
                xAt = 0;
                xStep = PIECE;
            }
            if (size.bTransposed() || columns != width || piece * n > SMALL && rows > 2 * FloatTile.ROWS) {
                pack(bAt, p, piece, j, width, columns, scratch.panel);
                y = scratch.panel;
                yAt = 0;
                yStep = columns;
            }
            int cAt = (stack * m + i) * n + j;
            if (columns == width)
                new FloatTile(x, xAt, xStep, y, yAt, yStep, c, cAt, n, rows, piece).run(vectors, adds || p > 0);
            else
                edge(x, xAt, xStep, y, yAt, yStep, cAt, rows, piece, width, vectors, adds || p > 0);
        }

        private boolean columnsStart(int j) {
            return j % width == 0;
        }

        private void edge(float[] x, int xAt, int xStep, float[] y, int yAt, int yStep, int cAt, int rows, int piece,
                int width, int vectors, boolean resume) {
            float[] tile = Scratch.mine().tile;
            int columns = vectors * L;
            for (int i = 0; i < rows; i += FloatTile.ROWS) {
                int high = Math.min(FloatTile.ROWS, rows - i);
                if (resume)
                    for (int r = 0; r < high; r++)
                        System.arraycopy(c, cAt + (i + r) * n, tile, r * columns, width);
                new FloatTile(x, xAt + i * xStep, xStep, y, yAt, yStep, tile, 0, columns, high, piece)
                        .run(vectors, resume);
                for (int r = 0; r < high; r++)
                    System.arraycopy(tile, r * columns, c, cAt + (i + r) * n, width);
            }
        }

        private void pack(int bAt, int p, int piece, int j, int width, int columns, float[] panel) {
            if (columns != width)
                Arrays.fill(panel, 0, piece * columns, 0);
            if (size.bTransposed())
                FloatTranspose.pack(b, bAt + j * k + p, k, panel, 0, columns, width, piece);
            else
                for (int q = 0; q < piece; q++)
                    System.arraycopy(b, bAt + (p + q) * n + j, panel, q * columns, width);
        }

        private static int up(int length, int parts, int multiple) {
            int part = (length + parts - 1) / parts;
            return (part + multiple - 1) / multiple * multiple;
        }
    }

    /// A thread's own workspace.
    private static final class Scratch {
        private static final ThreadLocal<Scratch> MINE = ThreadLocal.withInitial(Scratch::new);
        final float[] panel = new float[PIECE * FloatTile.WIDE * L];
        final float[] tile = new float[FloatTile.ROWS * FloatTile.WIDE * L];
        private float[] block = {};

        static Scratch mine() {
            return MINE.get();
        }

        float[] block(int length) {
            if (block.length < length)
                block = new float[length];
            return block;
        }
    }
}
