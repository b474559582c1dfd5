package fovea.kernel;

/// A strip of C, some rows high and one to four vectors wide, and where its operands lie.
///
/// ```text
///     C[i, j] = Σ_p A[i, p] B[p, j]                 p = 0 … k − 1
///
///     A[i, p] lies at aAt + i · aDown + p · aRight,   row p of B at bAt + p · bStep,   row i of C at cAt + i · cStep
/// ```
///
/// The strip is computed six rows at a time. Such a tile keeps its 6 x 4 vectors of C in registers, and each step of
/// `p` reads four vectors of B and six numbers of A for 24 fused multiply-adds: little enough that the arithmetic, not
/// the memory, sets the pace. 24 sums, four vectors of B and a broadcast number fill 29 of the 32 registers of AVX-512
/// or NEON; with the 16 of AVX2 the tile is two vectors wide. Larger tiles measured slower; so did helper methods in
/// the loop, which cost the compiler its patience.
///
/// Each number of C is **one chain of fused multiply-adds in rising p**, whatever the tile: so all tiles, blocks and
/// thread cuts give the same bits. A strip whose height is no multiple of six ends with one or two tiles of four rows.
/// A tile that reaches beyond the strip computes its last row several times over; the copies are equal.
///
/// One object serves many strips: say where A, B and C lie, then [#run].
final class FloatTile {

    /// Rows of a tile.
    static final int ROWS = 6;
    private static final int SHORT = 4;

    /// Vectors in the widest tile: four, or two where there are only 16 registers.
    static final int WIDE = Lanes.L == 16 || System.getProperty("os.arch").equals("aarch64") ? 4 : 2;

    /// The operands' arrays.
    float[] a, b, c;
    /// Where B begins, and how far a row of B lies from the last; and A's rows, A's columns and C's rows from theirs.
    int bAt, bStep, aDown, aRight, cStep;
    /// What is summed over.
    int k;
    private int aAt, cAt;

    /// A, stored in rows, `step` apart.
    FloatTile a(float[] a, int at, int step) {
        return a(a, at, step, 1);
    }

    /// A, stored in columns, `step` apart.
    FloatTile aColumns(float[] a, int at, int step) {
        return a(a, at, 1, step);
    }

    private FloatTile a(float[] a, int at, int down, int right) {
        this.a = a;
        aAt = at;
        aDown = down;
        aRight = right;
        return this;
    }

    /// B, stored in rows, `step` apart.
    FloatTile b(float[] b, int at, int step) {
        this.b = b;
        bAt = at;
        bStep = step;
        return this;
    }

    /// C, stored in rows, `step` apart.
    FloatTile c(float[] c, int at, int step) {
        this.c = c;
        cAt = at;
        cStep = step;
        return this;
    }

    /// Where row i of A begins.
    int a(int i) {
        return aAt + i * aDown;
    }

    /// Where row i of C begins.
    int c(int i) {
        return cAt + i * cStep;
    }

    /// Computes the strip, so many vectors wide: `C = A B`, or with `resume` `C ← C + A B`.
    void run(int rows, int k, int vectors, boolean resume) {
        this.k = k;
        for (int i = 0, high; i < rows; i += high) {
            high = height(rows - i);
            tile(vectors == 4 && high <= SHORT ? 0 : vectors, resume, i, high);
        }
    }

    /// How high the next tile is when so many rows are left: six, or four if that leaves less of the last tile idle.
    private static int height(int left) {
        return Math.min(left, left > 8 || left == 6 || left == 5 ? ROWS : SHORT);
    }

    private void tile(int vectors, boolean resume, int i, int high) {
        switch (vectors) {
            case 0 -> {
                if (resume)
                    FloatShortTile4.resume(this, i, high);
                else
                    FloatShortTile4.start(this, i, high);
            }
            case 4 -> {
                if (resume)
                    FloatTile4.resume(this, i, high);
                else
                    FloatTile4.start(this, i, high);
            }
            case 2 -> {
                if (resume)
                    FloatTile2.resume(this, i, high);
                else
                    FloatTile2.start(this, i, high);
            }
            default -> {
                if (resume)
                    FloatTile1.resume(this, i, high);
                else
                    FloatTile1.start(this, i, high);
            }
        }
    }
}
