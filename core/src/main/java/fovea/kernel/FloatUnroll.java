package fovea.kernel;

import static java.lang.Math.ceilDiv;

import java.util.Arrays;

import fovea.kernel.Storage.F32;

/// A recurrence in float32: the batch is cut into blocks of rows, and each block walks from its first step to its last
/// by itself.
///
/// So threads meet once in a sequence, not once a step. The weight is packed once for all blocks and steps
/// ([FloatPanels]); at each step of a block, its rows are multiplied with it together, then go through their gates one
/// by one ([FloatCell]). Every thread gets as many rows, and no number depends on which rows walk together.
final class FloatUnroll implements Threads.Range {

    private static final int MOST_ROWS = 6 * FloatTile.ROWS;        // that walk together, so that they stay in a cache
    private static final int WORTH_A_THREAD = 1 << 18;              // multiply-adds

    final int H, G, K, height;
    final float[] bias, kept, before;
    private final Unroll how;
    private final FloatCell cell;
    private final FloatPanels weight;
    private final boolean keeps;
    private final float[] x, firstH, firstC, y, lastH, lastC;

    FloatUnroll(Unroll how, UnrollArrays arrays) {
        this.how = how;
        H = how.width();
        G = how.gates().products() * H;
        K = how.gates().kept() * H;
        height = height(how);
        cell = FloatCell.of(how.gates());
        keeps = arrays.keeps();
        x = floats(arrays.x());
        bias = floats(arrays.bias());
        firstH = floats(arrays.h());
        firstC = floats(arrays.c());
        y = floats(arrays.y());
        lastH = floats(arrays.lastH());
        lastC = floats(arrays.lastC());
        kept = keeps ? floats(arrays.kept()) : new float[0];
        before = floats(arrays.before());
        float[] packed = floats(arrays.packed());
        weight = packed.length > 0 ? new FloatPanels(packed, H, G)
                : FloatPanels.ofTransposed(floats(arrays.weight()), H, G);
    }

    static void run(Unroll how, UnrollArrays arrays) {
        var unroll = new FloatUnroll(how, arrays);
        split(how, unroll.height, unroll);
        unroll.release(arrays);
    }

    /// Gives the packed weight back, if it was packed here.
    void release(UnrollArrays arrays) {
        if (Wide.isEmpty(arrays.packed()))
            weight.release();
    }

    static void split(Unroll how, int height, Threads.Range blocks) {
        long work = (long) height * how.steps() * how.width() * how.width() * how.gates().products();
        Threads.split(ceilDiv(how.rows(), height), (int) (WORTH_A_THREAD / (work + 1)) + 1, blocks);
    }

    /// How many rows walk together: an even number, which tiles of six and four cover exactly.
    static int height(Unroll how) {
        int threads = Threads.count(), rounds = Math.max(1, ceilDiv(how.rows(), threads * MOST_ROWS));
        return Math.max(2, ceilDiv(how.rows(), threads * rounds) + 1 & -2);
    }

    @Override
    public void run(int from, int to) {
        var block = new Block();
        for (int i = from; i < to; i++) {
            int first = i * height, rows = rows(first);
            block.begin(first, rows);
            for (int s = 0, steps = how.longest(first, rows); s < steps; s++)
                block.step(first, rows, s);
            block.end(first, rows);
        }
        block.release();
    }

    /// How many rows the block has that begins there.
    int rows(int first) {
        return Math.min(height, how.rows() - first);
    }

    static float[] floats(Storage storage) {
        return storage instanceof F32(float[] array) ? array : new float[0];
    }

    /// What a block has for itself: its states, and the products of the step under way.
    final class Block {
        final int uStep = weight.width();
        final float[] h = ArrayPool.floats(height * H), c = ArrayPool.floats(how.gates().hasMemory() ? height * H : 0);
        final float[] u = ArrayPool.floats(height * uStep), kept = keeps ? FloatUnroll.this.kept : new float[K];
        final float[] x;
        private final boolean gathers;

        /// A block that reads the inputs' products where they lie.
        Block() {
            x = FloatUnroll.this.x;
            gathers = false;
        }

        /// A block for which somebody puts them together before each step, in rows of `uStep`.
        Block(float[] x) {
            this.x = x;
            gathers = true;
        }

        void begin(int first, int rows) {
            System.arraycopy(firstH, first * H, h, 0, rows * H);
            if (how.gates().hasMemory())
                System.arraycopy(firstC, first * H, c, 0, rows * H);
        }

        /// One step of all rows; those that have arrived are multiplied, too, for nobody.
        void step(int first, int rows, int s) {
            weight.multiply(h, u, rows);
            for (int row = 0; row < rows; row++)
                if (s < how.lengths()[first + row])
                    step(row, how.position(first + row, s));
        }

        private void step(int row, int at) {
            if (keeps)
                System.arraycopy(h, row * H, before, at * H, H);
            cell.forward(FloatUnroll.this, this, row, at);
            System.arraycopy(h, row * H, y, at * H, H);
        }

        void end(int first, int rows) {
            System.arraycopy(h, 0, lastH, first * H, rows * H);
            if (how.gates().hasMemory())
                System.arraycopy(c, 0, lastC, first * H, rows * H);
            for (int row = first; row < first + rows; row++)
                clearPadding(row);
        }

        /// Where the inputs' products of a row begin.
        int x(int row, int at) {
            return gathers ? row * uStep : at * G;
        }

        /// Where a position's line is kept.
        int kept(int at) {
            return keeps ? at * K : 0;
        }

        private void clearPadding(int row) {
            int from = (row * how.steps() + how.lengths()[row]) * H, to = (row + 1) * how.steps() * H;
            Arrays.fill(y, from, to, 0);
            if (keeps)
                Arrays.fill(before, from, to, 0);
        }

        void release() {
            for (float[] array : new float[][] {h, c, u})
                ArrayPool.takeBack(new F32(array));
        }
    }
}
