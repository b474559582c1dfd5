package fovea.kernel;

/// One product `C = start + A B` in blocks that fit the caches (after Goto and van de Geijn 2008).
///
/// ```text
///     for 8 MB of B, at most 512 of k           packed in panels, see FloatPart
///         for 192 rows                          a block, see FloatRectangles: 384 KB of A, for the second cache
///             for 64 columns                    a panel of B, 128 KB, and 48 KB of C
///                 six rows at a time            a register tile, see FloatTile
/// ```
///
/// These sizes are those of 16 lanes; with fewer, a panel is narrower and B's part has more of them.
///
/// What is read most often lies nearest: a panel of B serves all rows of the block, a block's rows of A all panels.
///
/// The threads pack B together. Then they take rectangles of C, more of them than there are threads: one that is held
/// up leaves the rest to the others.
final class FloatProduct {

    /// How much of k a panel of B holds, and a block of A.
    static final int PIECE = 512;
    private static final int MOST_PACKED = 1 << 21;                 // floats: 8 MB

    /// A and C; B is read through a [FloatPart].
    final float[] a, c;
    /// Where A and C begin.
    final int aAt, cAt;
    final MatmulSize size;
    private final float[] b;
    private final int stack;
    private final FloatStart start;

    /// One product of the stack.
    FloatProduct(float[] a, float[] b, float[] c, MatmulSize size, FloatStart start, int stack) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.size = size;
        this.start = start;
        this.stack = stack;
        aAt = stack * size.aStride();
        cAt = stack * size.m() * size.n();
    }

    /// Computes it on so many threads: one, which is the caller, or all.
    void run(int threads) {
        int broad = MOST_PACKED / Math.min(size.k(), PIECE) / FloatPart.PANEL * FloatPart.PANEL;
        for (int j = 0; j < size.n(); j += broad)
            for (int p = 0; p < size.k(); p += PIECE) {
                var part = new FloatPart(b, stack, size, j, broad, p);
                part.pack(threads);
                var rectangles = new FloatRectangles(this, part, threads);
                Threads.split(rectangles.count(), 1, rectangles);
            }
    }

    /// What sums start from that go on with row `p` of B.
    FloatStart start(int p) {
        return p == 0 ? start : FloatStart.HELD;
    }
}
