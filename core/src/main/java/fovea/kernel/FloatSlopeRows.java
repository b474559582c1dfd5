package fovea.kernel;

import static fovea.kernel.FloatQueries.WIDTH;
import static fovea.kernel.Lanes.L;

import java.util.Arrays;

/// The gradient of a head's keys or values, head after head; it grows block of queries by block.
///
/// Where d is a multiple of the tiles' width it grows where it is to lie, and queries are read where they are. Else
/// both have zeros behind each row, in arrays of their own.
final class FloatSlopeRows {

    private final AttentionPlan plan;
    private final FloatTile tile = Workspace.mine().tile();
    private final int d, width, step;
    private final float[] out, sums;
    private int stack, at;
    private int begun;                                         // rows that hold sums already

    /// For gradients of a whole array; a copy with zeros behind each row lies at that seat of the workspace.
    FloatSlopeRows(AttentionPlan plan, float[] out, int seat) {
        this.plan = plan;
        this.out = out;
        d = plan.d();
        width = padded(d);
        step = width == d ? plan.step() : width;
        sums = width == d ? out : Workspace.mine().array(seat, plan.S() * width);
    }

    /// Goes on to another head.
    void begin(int next) {
        stack = next;
        at = width == d ? plan.at(stack, plan.S(), 0) : 0;
        begun = 0;
    }

    /// Adds `p · x` to the rows from `first` on: p has `rows` rows, `w` apart, and x is what the block's queries have.
    void add(int first, int rows, float[] p, int w, float[] x, FloatQueries block) {
        boolean whole = width == d;
        float[] b = whole ? x : padded(x, block);
        int bAt = whole ? block.at() : 0, bStep = whole ? plan.step() : width;
        int more = Math.clamp(begun - first, 0, rows);
        begun = Math.max(begun, first + rows);
        for (int c = 0; c < width; c += WIDTH) {
            int vectors = Math.min(WIDTH, width - c) / L, to = at + first * step + c;
            tile.b(b, bAt + c, bStep);
            tile.a(p, 0, w).c(sums, to, step).fromHeld().run(more, block.n(), vectors);
            tile.a(p, more * w, w).c(sums, to + more * step, step).run(rows - more, block.n(), vectors);
        }
    }

    private float[] padded(float[] x, FloatQueries block) {
        float[] room = Workspace.mine().array(12, WIDTH * width);
        for (int i = 0; i < block.n(); i++) {
            System.arraycopy(x, block.at() + i * plan.step(), room, i * width, d);
            Arrays.fill(room, i * width + d, i * width + width, 0);
        }
        return room;
    }

    /// Puts the sums where they are to lie, and zeros where no query has looked.
    void write() {
        for (int s = begun; s < plan.S(); s++)
            Arrays.fill(sums, at + s * step, at + s * step + width, 0);
        if (width != d)
            for (int s = 0; s < plan.S(); s++)
                System.arraycopy(sums, s * width, out, plan.at(stack, plan.S(), s), d);
    }

    /// d, rounded up to what tiles can do.
    private static int padded(int d) {
        int whole = d / WIDTH * WIDTH, rest = d - whole;
        return whole + (rest == 0 ? 0 : rest <= L ? L : rest <= 2 * L ? 2 * L : WIDTH);
    }
}
