package fovea.kernel;

import static fovea.kernel.FloatUnroll.floats;

import java.util.Arrays;

import fovea.kernel.Storage.F32;

/// The way back through a recurrence in float32: blocks of rows as in [FloatUnroll], from each row's last step to its
/// first.
final class FloatUnrollSlope implements Threads.Range {

    final int H, G, K, height;
    final float[] kept, before, gx;
    private final Unroll how;
    private final FloatCell cell;
    private final FloatPanels weight;
    private final float[] gy, gLastH, gLastC, allGu, firstGh, firstGc;

    FloatUnrollSlope(Unroll how, UnrollArrays arrays, UnrollSlopes slopes) {
        this.how = how;
        H = how.width();
        G = how.gates().products() * H;
        K = how.gates().kept() * H;
        height = FloatUnroll.height(how);
        cell = FloatCell.of(how.gates());
        kept = floats(arrays.kept());
        before = floats(arrays.before());
        gy = floats(slopes.gy());
        gLastH = floats(slopes.gLastH());
        gLastC = floats(slopes.gLastC());
        gx = floats(slopes.gx());
        allGu = floats(slopes.gu());
        firstGh = floats(slopes.gh());
        firstGc = floats(slopes.gc());
        float[] packed = floats(slopes.packed());
        weight = packed.length > 0 ? new FloatPanels(packed, G, H) : FloatPanels.of(floats(arrays.weight()), G, H);
    }

    static void run(Unroll how, UnrollArrays arrays, UnrollSlopes slopes) {
        var slope = new FloatUnrollSlope(how, arrays, slopes);
        FloatUnroll.split(how, slope.height, slope);
        slope.release(slopes);
    }

    /// Gives the packed weight back, if it was packed here.
    void release(UnrollSlopes slopes) {
        if (Wide.isEmpty(slopes.packed()))
            weight.release();
    }

    @Override
    public void run(int from, int to) {
        var block = new Block();
        for (int i = from; i < to; i++) {
            int first = i * height, rows = rows(first);
            block.begin(first, rows);
            for (int s = how.longest(first, rows) - 1; s >= 0; s--)
                block.step(first, rows, s);
            block.end(first, rows);
        }
        block.release();
    }

    /// How many rows the block has that begins there.
    int rows(int first) {
        return Math.min(height, how.rows() - first);
    }

    /// What a block has for itself: the slopes of its states, and of the state's products at the step under way.
    final class Block {
        final int step = weight.width();                         // from one row of gh and gc to the next
        final float[] gh = ArrayPool.floats(height * step),
                gc = ArrayPool.floats(how.gates().hasMemory() ? height * step : 0);
        final float[] gu = ArrayPool.floats(height * G);

        void begin(int first, int rows) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(gLastH, (first + row) * H, gh, row * step, H);
                if (how.gates().hasMemory())
                    System.arraycopy(gLastC, (first + row) * H, gc, row * step, H);
            }
        }

        /// One step of all rows back; what flows back through u is added for all of them together.
        void step(int first, int rows, int s) {
            for (int row = 0; row < rows; row++)
                if (s < how.lengths()[first + row])
                    step(row, how.position(first + row, s));
                else
                    Arrays.fill(gu, row * G, (row + 1) * G, 0);
            weight.addTo(gu, gh, rows);
        }

        void end(int first, int rows) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(gh, row * step, firstGh, (first + row) * H, H);
                if (how.gates().hasMemory())
                    System.arraycopy(gc, row * step, firstGc, (first + row) * H, H);
                clearPadding(first + row);
            }
        }

        private void step(int row, int at) {
            FloatLines.addTo(gy, at * H, gh, row * step, H);
            cell.backward(FloatUnrollSlope.this, this, row, at);
            if (allGu != gx)
                System.arraycopy(gu, row * G, allGu, at * G, G);
        }

        private void clearPadding(int row) {
            int from = (row * how.steps() + how.lengths()[row]) * G, to = (row + 1) * how.steps() * G;
            Arrays.fill(gx, from, to, 0);
            if (allGu != gx)
                Arrays.fill(allGu, from, to, 0);
        }

        void release() {
            for (float[] array : new float[][] {gh, gc, gu})
                ArrayPool.takeBack(new F32(array));
        }
    }
}
