package fovea.kernel;

import static fovea.kernel.Lanes.L;

import java.util.Arrays;

/// A matrix that many small products share, packed once: `C = A M`, or `C ← C + A M`, for a few rows of A at a time.
///
/// M is `(k, n)`. It is cut into panels as wide as a [FloatTile], each lying contiguous, the last with zeros behind it;
/// so C's rows must have room for [#width()] numbers, a little more than n.
final class FloatPanels {

    private static final int PANEL = FloatTile.WIDE * L;

    private final float[] packed;
    private final int k, n;

    /// A matrix that was packed before.
    FloatPanels(float[] packed, int k, int n) {
        this.packed = packed;
        this.k = k;
        this.n = n;
    }

    /// How many numbers a packed matrix has.
    static int length(int k, int n) {
        return k * width(n);
    }

    /// Packs `M`, given in row-major order.
    static FloatPanels of(float[] m, int k, int n) {
        return of(m, new FloatPanels(ArrayPool.floats(length(k, n)), k, n));
    }

    /// Packs `M`, given in row-major order, into the array of those panels.
    static FloatPanels of(float[] m, FloatPanels panels) {
        int k = panels.k, n = panels.n;
        for (int j = 0; j < n; j += PANEL) {
            int columns = columns(n, j), real = Math.min(columns, n - j);
            for (int p = 0, at = panels.at(j); p < k; p++, at += columns) {
                System.arraycopy(m, p * n + j, panels.packed, at, real);
                Arrays.fill(panels.packed, at + real, at + columns, 0);
            }
        }
        return panels;
    }

    /// Packs `M`, given transposed, as `(n, k)`.
    static FloatPanels ofTransposed(float[] m, int k, int n) {
        return ofTransposed(m, new FloatPanels(ArrayPool.floats(length(k, n)), k, n));
    }

    /// Packs `M`, given transposed, as `(n, k)`, into the array of those panels.
    static FloatPanels ofTransposed(float[] m, FloatPanels panels) {
        int k = panels.k, n = panels.n;
        for (int j = 0; j < n; j += PANEL) {
            int columns = columns(n, j), real = Math.min(columns, n - j), at = panels.at(j);
            if (real < columns)
                Arrays.fill(panels.packed, at, at + k * columns, 0);
            FloatTranspose.pack(m, j * k, k, panels.packed, at, columns, real, k);
        }
        return panels;
    }

    /// Columns of C, rounded up to whole vectors.
    int width() {
        return width(n);
    }

    private static int width(int n) {
        int last = n / PANEL * PANEL;
        return last == n ? n : last + columns(n, last);
    }

    /// `C = A M` for the first rows of both; A's rows are k long, C's [#width()].
    void multiply(float[] a, float[] c, int rows) {
        run(a, c, rows, false);
    }

    /// `C ← C + A M`
    void addTo(float[] a, float[] c, int rows) {
        run(a, c, rows, true);
    }

    /// Gives the memory back; nobody may multiply any more.
    void release() {
        ArrayPool.takeBack(new Storage.F32(packed));
    }

    private void run(float[] a, float[] c, int rows, boolean resume) {
        FloatTile tile = Workspace.mine().tile().a(a, 0, k);
        for (int j = 0, width = width(); j < n; j += PANEL) {
            int columns = columns(n, j);
            tile.b(packed, at(j), columns).c(c, j, width);
            if (resume)
                tile.fromHeld();
            tile.run(rows, k, columns / L);
        }
    }

    private int at(int column) {
        return column * k;
    }

    /// How wide the panel from column `j` on is: one, two or four vectors.
    private static int columns(int n, int j) {
        int left = n - j, vectors = left <= L ? 1 : left <= 2 * L ? 2 : 4;
        return Math.min(PANEL, vectors * L);
    }
}
