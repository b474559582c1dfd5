package fovea.kernel;

/// A strip of C, some rows high and one to four vectors wide, and where its operands lie.
///
/// ```text
///     C[i, j] = S[j] + Σ_p A[i, p] B[p, j]          p = 0 … k − 1
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
/// The sums start from a row S, zeros or the bias of a linear map, or they resume from what C holds. Both are read into
/// the registers where sums grow, so a bias costs no walk over C.
///
/// Most tiles are **packed** ones: A lies in rows and B is packed as wide as the tile, so all steps in the loop are
/// constants. Then the compiler compares the first and the last index with the arrays' lengths before the loop, and
/// nothing in it: 46 instructions a step of `p` instead of some 75. That is worth more than instructions: within the
/// few hundred that a processor has under way at a time it reaches twice as far ahead, and waits less for memory
/// (2048 x 256 x 256 from memory, one thread of a Zen 5: 213 GFLOP/s became 229). Tiles of one vector, or of four
/// rows, are too few to have such a form.
///
/// Each number of C is **one chain of fused multiply-adds in rising p**, whatever the tile: so all tiles, blocks and
/// thread cuts give the same bits. A strip whose height is no multiple of six ends with one or two tiles of four rows.
/// A tile that reaches beyond the strip computes its last row several times over; the copies are equal.
///
/// One object serves many strips: say where A, B, C and perhaps S lie, then [#run].
final class FloatTile {

    /// Rows of a tile.
    static final int ROWS = 6;
    private static final int SHORT = 4;

    /// Vectors in the widest tile: four, or two where there are only 16 registers.
    static final int WIDE = Lanes.L == 16 || System.getProperty("os.arch").equals("aarch64") ? 4 : 2;

    private static final float[] ZEROS = new float[WIDE * Lanes.L];

    /// The operands' arrays.
    float[] a, b, c, s;
    /// Where B and S begin; how far a row of B lies from the last, and A's rows, A's columns and C's rows from theirs.
    int bAt, sAt, bStep, aDown, aRight, cStep;
    /// What is summed over.
    int k;
    private int aAt, cAt;
    private boolean isHeld;

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

    /// C, stored in rows, `step` apart. Its sums start from zero, unless a call that follows says otherwise.
    FloatTile c(float[] c, int at, int step) {
        this.c = c;
        cAt = at;
        cStep = step;
        return from(ZEROS, 0);
    }

    /// Sums start from what C holds.
    FloatTile fromHeld() {
        isHeld = true;
        return this;
    }

    /// Sums start from these numbers, the same ones in each row: as many as a tile is wide, wherever C ends.
    FloatTile from(float[] row, int at) {
        s = row;
        sAt = at;
        isHeld = false;
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

    /// Computes the strip, so many vectors wide.
    void run(int rows, int k, int vectors) {
        this.k = k;
        boolean isPacked = aRight == 1 && bStep == vectors * Lanes.L && vectors > 1;
        for (int i = 0, high; i < rows; i += high) {
            high = height(rows - i);
            if (isPacked && (high > SHORT || vectors == 2))
                packed(vectors, i, high);
            else
                anywhere(vectors, i, high);
        }
    }

    /// How high the next tile is when so many rows are left: six, or four if that leaves less of the last tile idle.
    private static int height(int left) {
        return Math.min(left, left > 8 || left == 6 || left == 5 ? ROWS : SHORT);
    }

    private void packed(int vectors, int i, int high) {
        if (vectors == 4 && isHeld)
            FloatPackedTile4.resume(this, i, high);
        else if (vectors == 4)
            FloatPackedTile4.start(this, i, high);
        else if (isHeld)
            FloatPackedTile2.resume(this, i, high);
        else
            FloatPackedTile2.start(this, i, high);
    }

    private void anywhere(int vectors, int i, int high) {
        switch (vectors == 4 && high <= SHORT ? 0 : vectors) {
            case 0 -> {
                if (isHeld)
                    FloatShortTile4.resume(this, i, high);
                else
                    FloatShortTile4.start(this, i, high);
            }
            case 4 -> {
                if (isHeld)
                    FloatTile4.resume(this, i, high);
                else
                    FloatTile4.start(this, i, high);
            }
            case 2 -> {
                if (isHeld)
                    FloatTile2.resume(this, i, high);
                else
                    FloatTile2.start(this, i, high);
            }
            default -> {
                if (isHeld)
                    FloatTile1.resume(this, i, high);
                else
                    FloatTile1.start(this, i, high);
            }
        }
    }
}
