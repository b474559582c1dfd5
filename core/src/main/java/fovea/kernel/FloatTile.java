package fovea.kernel;

/// A strip of C, some rows high and one to four vectors wide, and where its operands lie.
///
/// ```text
///     C[i, j] = Σ_p A[i, p] B[p, j]                 p = 0 … k − 1
///
///     row i of A begins at aAt + i · aStep,   row p of B at bAt + p · bStep,   row i of C at cAt + i · cStep
/// ```
///
/// The strip is computed six rows at a time. Such a tile keeps its 6 x 4 vectors of C in registers, and each step of
/// `p` reads four vectors of B and six numbers of A for 24 fused multiply-adds: little enough that the arithmetic, not
/// the memory, sets the pace. 24 sums, four vectors of B and a broadcast number fill 29 of the 32 registers of AVX-512
/// or NEON; with the 16 of AVX2 the tile is two vectors wide. Larger tiles measured slower; so did helper methods in
/// the loop, which cost the compiler its patience.
///
/// Each number of C is **one chain of fused multiply-adds in rising p**, whatever the tile: so all tiles, blocks and
/// thread cuts give the same bits. A strip whose height is no multiple of six ends with one or two tiles of four rows,
/// if these are four vectors wide. A tile that reaches beyond the strip computes its last row several times over; the
/// copies are equal.
final class FloatTile {

    /// Rows of a tile.
    static final int ROWS = 6;
    private static final int SHORT = 4;

    /// Vectors in the widest tile: four, or two where there are only 16 registers.
    static final int WIDE = Lanes.L == 16 || System.getProperty("os.arch").equals("aarch64") ? 4 : 2;

    final float[] a, b, c;
    final int aAt, aStep, bAt, bStep, cAt, cStep, rows, k;

    FloatTile(float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] c, int cAt, int cStep, int rows,
            int k) {
        this.a = a;
        this.aAt = aAt;
        this.aStep = aStep;
        this.b = b;
        this.bAt = bAt;
        this.bStep = bStep;
        this.c = c;
        this.cAt = cAt;
        this.cStep = cStep;
        this.rows = rows;
        this.k = k;
    }

    /// How many rows the tile from row `i` on has.
    int rows(int i) {
        return Math.min(ROWS, rows - i);
    }

    /// Computes the strip, so many vectors wide: `C = A B`, or with `resume` `C ← C + A B`.
    void run(int vectors, boolean resume) {
        for (int i = 0, high; i < rows; i += high) {
            high = vectors == 4 ? height(rows - i) : ROWS;
            if (high == ROWS)
                tile(vectors, resume, i);
            else if (resume)
                FloatShortTile4.resume(this, i);
            else
                FloatShortTile4.start(this, i);
        }
    }

    /// How high the next tile is when so many rows are left: six, or four if that leaves less of the last tile idle.
    private static int height(int left) {
        return left > 8 || left == 6 || left == 5 ? ROWS : SHORT;
    }

    private void tile(int vectors, boolean resume, int i) {
        switch (vectors) {
            case 4 -> {
                if (resume)
                    FloatTile4.resume(this, i);
                else
                    FloatTile4.start(this, i);
            }
            case 2 -> {
                if (resume)
                    FloatTile2.resume(this, i);
                else
                    FloatTile2.start(this, i);
            }
            default -> {
                if (resume)
                    FloatTile1.resume(this, i);
                else
                    FloatTile1.start(this, i);
            }
        }
    }
}
