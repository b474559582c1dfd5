package fovea.kernel;

/// What the sums of a product start from: zeros, what C holds, or an offset for each column.
///
/// An offset is written to C where its sums are about to grow, by the thread that makes them grow: so it lies in that
/// thread's cache when they begin.
final class FloatStart {

    /// `C = A B`
    static final FloatStart ZERO = new FloatStart(false, new float[0]);

    /// `C ← C + A B`
    static final FloatStart HELD = new FloatStart(true, new float[0]);

    /// Whether sums begin with what C holds, once [#lay] has been there.
    final boolean resumes;
    private final float[] offset;

    private FloatStart(boolean resumes, float[] offset) {
        this.resumes = resumes;
        this.offset = offset;
    }

    /// `C = A B + offset`, which has a number for each column.
    static FloatStart of(float[] offset) {
        return new FloatStart(true, offset);
    }

    /// Puts the offset, if there is one, into all of C.
    void lay(float[] c, MatmulSize size) {
        lay(c, 0, size.n(), size.stacks() * size.m(), 0, size.n());
    }

    /// Puts the offset, if there is one, into so many rows of C, `step` apart, of which the column `j` lies at index
    /// `at`: from there to column `jEnd`.
    void lay(float[] c, int at, int step, int rows, int j, int jEnd) {
        if (offset.length > 0)
            for (int i = 0; i < rows; i++)
                System.arraycopy(offset, j, c, at + i * step, jEnd - j);
    }
}
