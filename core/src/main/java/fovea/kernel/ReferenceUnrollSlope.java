package fovea.kernel;

import static fovea.kernel.ReferenceUnroll.addProduct;
import static fovea.kernel.ReferenceUnroll.clear;
import static fovea.kernel.ReferenceUnroll.read;
import static fovea.kernel.ReferenceUnroll.write;

/// The way back through a recurrence in plain float64: the steps of [ReferenceUnroll] undone from the last to the
/// first.
final class ReferenceUnrollSlope {

    private final Unroll how;
    private final UnrollSlopes slopes;
    private final CellRow row;
    private final double[] kept, before, weight, gy, gLastH, gLastC, gx, gu, gh, gc;

    ReferenceUnrollSlope(Unroll how, UnrollArrays arrays, UnrollSlopes slopes) {
        this.how = how;
        this.slopes = slopes;
        row = new CellRow(how.gates(), how.width());
        int rows = how.rows(), positions = how.positions();
        kept = Wide.of(arrays.kept(), positions * row.kept.length);
        before = Wide.of(arrays.before(), positions * row.h.length);
        weight = Wide.of(arrays.weight(), row.gu.length * row.gh.length);
        gy = Wide.of(slopes.gy(), positions * row.gh.length);
        gLastH = Wide.of(slopes.gLastH(), rows * row.gh.length);
        gLastC = Wide.of(slopes.gLastC(), rows * row.gc.length);
        gx = Wide.room(slopes.gx(), positions * row.gx.length);
        gu = Wide.room(slopes.gu(), positions * row.gu.length);
        gh = Wide.room(slopes.gh(), rows * row.gh.length);
        gc = Wide.room(slopes.gc(), rows * row.gc.length);
    }

    void run() {
        clear(gx, how.positions() * row.gx.length);
        clear(gu, how.positions() * row.gu.length);
        for (int b = 0; b < how.rows(); b++)
            walkBack(b);
        Wide.round(gx, slopes.gx(), how.positions() * row.gx.length);
        Wide.round(gu, slopes.gu(), how.positions() * row.gu.length);
        Wide.round(gh, slopes.gh(), how.rows() * row.gh.length);
        Wide.round(gc, slopes.gc(), how.rows() * row.gc.length);
    }

    private void walkBack(int b) {
        read(gLastH, b, row.gh);
        read(gLastC, b, row.gc);
        for (int s = how.lengths()[b] - 1; s >= 0; s--) {
            int at = how.position(b, s);
            read(kept, at, row.kept);
            read(before, at, row.h);
            for (int j = 0; j < row.gh.length; j++)
                row.gh[j] += gy[at * row.gh.length + j];
            row.backward();
            addProduct(row.gu, weight, row.gh);               // the state before reached the gates through u
            write(row.gx, gx, at);
            write(row.gu, gu, at);
        }
        write(row.gh, gh, b);
        write(row.gc, gc, b);
    }
}
