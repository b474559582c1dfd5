package fovea.kernel;

import static fovea.kernel.Lanes.L;

import java.util.Arrays;

/// Some rows times a large matrix that is stored transposed, computed the other way round.
///
/// ```text
///     C = A B   ⇔   Cᵀ = Bᵀ Aᵀ                      A (m, k), 8 < m ≤ 64       Bᵀ (n, k), as it is stored
/// ```
///
/// Register tiles read their left operand where it lies and want the right one packed. So B, the large one, goes to the
/// left and is read in place; packed is Aᵀ, the small one, and C comes out by columns, blocks of which are moved to
/// where they belong. The tiles are those of [FloatTile], and so are the bits: for each number of C one chain of fused
/// multiply-adds in rising p.
final class FloatMirrored implements Threads.Range {

    private static final int MOST_ROWS = 64;                        // then packing B has paid
    private static final int BLOCK = 8 * FloatTile.ROWS;            // rows of Bᵀ at once
    private static final int PANEL = FloatTile.WIDE * L;            // rows of A at once
    private static final int WORTH_A_THREAD = 1 << 19;              // multiply-adds, some 4 µs

    private final float[] a, b, c;
    private final int m, k, n;
    private final FloatStart start;
    private float[] packed;

    private FloatMirrored(float[] a, float[] b, float[] c, MatmulSize size, FloatStart start) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.m = size.m();
        this.k = size.k();
        this.n = size.n();
        this.start = start;
    }

    /// Whether one product of m rows should come here: B is more than the first cache holds.
    static boolean suits(MatmulSize size, int m) {
        return size.bTransposed() && !size.aTransposed() && m <= MOST_ROWS && (long) size.k() * size.n() > 1 << 14;
    }

    /// `C = A B`, or `C ← C + A B`.
    static void run(float[] a, float[] b, float[] c, MatmulSize size, FloatStart start) {
        var product = new FloatMirrored(a, b, c, size, start);
        product.pack();
        int blocks = Math.ceilDiv(product.n, BLOCK);
        Threads.split(blocks, WORTH_A_THREAD / (BLOCK * size.m()) / size.k() + 1, product);
    }

    /// Aᵀ, panel after panel, with zeros behind the last row.
    private void pack() {
        packed = Workspace.mine().array(1, Math.ceilDiv(m, PANEL) * PANEL * k);
        for (int i = 0; i < m; i += PANEL) {
            int rows = Math.min(PANEL, m - i), columns = vectors(rows) * L;
            if (rows < columns)
                Arrays.fill(packed, i * k, (i + columns) * k, 0);
            FloatTranspose.move(a, i * k, k, packed, i * k, columns, rows, k);
        }
    }

    private static int vectors(int rows) {
        return rows <= L ? 1 : rows <= 2 * L ? 2 : 4;
    }

    /// Blocks of Bᵀ's rows, which are C's columns.
    @Override
    public void run(int from, int to) {
        float[] tile = Workspace.mine().array(2, BLOCK * PANEL);
        for (int block = from; block < to; block++)
            for (int i = 0; i < m; i += PANEL)
                strip(i, Math.min(PANEL, m - i), block * BLOCK, Math.min(BLOCK, n - block * BLOCK), tile);
    }

    /// `C[i … i + rows, j … j + wide]`
    private void strip(int i, int rows, int j, int wide, float[] tile) {
        int vectors = vectors(rows), columns = vectors * L, to = i * n + j;
        if (start.isHeld)
            FloatTranspose.move(c, to, n, tile, 0, columns, rows, wide);
        FloatTile strip = Workspace.mine().tile().c(tile, 0, columns);
        for (int p = 0; p < k; p += FloatProduct.PIECE) {
            if (start.isHeld || p > 0)
                strip.fromHeld();
            strip.a(b, j * k + p, k).b(packed, i * k + p * columns, columns)
                    .run(wide, Math.min(FloatProduct.PIECE, k - p), vectors);
        }
        FloatTranspose.move(tile, 0, columns, c, to, n, wide, rows);
    }
}
