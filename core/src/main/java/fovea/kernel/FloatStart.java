package fovea.kernel;

import static fovea.kernel.FloatPart.PANEL;

import java.util.Arrays;

/// What the sums of a product start from: zeros, what C holds, or an offset for each column.
final class FloatStart {

    /// `C = A B`
    static final FloatStart ZERO = new FloatStart(false, new float[0], 0);

    /// `C ← C + A B`
    static final FloatStart HELD = new FloatStart(true, new float[0], 0);

    private static final int SEAT = 1;

    /// Whether sums begin with what C holds.
    final boolean isHeld;
    private final float[] offset;
    private final int n;

    private FloatStart(boolean isHeld, float[] offset, int n) {
        this.isHeld = isHeld;
        this.offset = offset;
        this.n = n;
    }

    /// `C = A B + offset`, a number for each of n columns.
    static FloatStart of(float[] offset, int n) {
        return new FloatStart(false, offset, n);
    }

    /// The same, in which the last panel of a tile's width may be read to its end. It lies in the caller's workspace,
    /// good until this thread begins another kernel.
    FloatStart padded() {
        if (n % PANEL == 0)
            return this;
        int room = Math.ceilDiv(n, PANEL) * PANEL;
        float[] padded = Workspace.mine().array(SEAT, room);
        System.arraycopy(offset, 0, padded, 0, n);
        Arrays.fill(padded, n, room, 0);
        return new FloatStart(false, padded, n);
    }

    /// Shows a tile where the sums of the columns from `j` on start; it knows its C already.
    void show(FloatTile tile, int j) {
        if (isHeld)
            tile.fromHeld();
        else if (n > 0)
            tile.from(offset, j);
    }

    /// The same for a kernel that can only start from zeros or from what C holds: puts the offset, if there is one,
    /// into all rows of C.
    FloatStart laid(float[] c, MatmulSize size) {
        if (n == 0)
            return this;
        for (int i = 0, rows = size.stacks() * size.m(); i < rows; i++)
            System.arraycopy(offset, 0, c, i * n, n);
        return HELD;
    }
}
