package fovea.kernel;

import static fovea.kernel.FloatUnroll.floats;
import static fovea.kernel.Lanes.VIRTUAL;

import fovea.kernel.Storage.F32;

/// A recurrence that looks back before each step, in float32: blocks of rows walk as in [FloatUnroll], and each look is
/// one of [FloatLook].
///
/// So here, too, threads meet once in a sequence, and all three weights are packed once for all blocks and steps.
final class FloatAttentive implements Threads.Range {

    private final Unroll how;
    private final FloatUnroll unroll;
    private final FloatLook look;
    private final FloatPanels query, context;
    private final int A, C;
    private final float[] x, q, seen;

    private FloatAttentive(AttentiveUnroll walk) {
        how = walk.how();
        unroll = new FloatUnroll(how, walk.walked());
        look = new FloatLook(walk.looks(), walk.looked());
        A = walk.looks().A();
        C = walk.looks().C();
        query = FloatPanels.ofTransposed(floats(walk.query()), unroll.H, A);
        context = FloatPanels.ofTransposed(floats(walk.context()), C, unroll.G);
        x = floats(walk.walked().x());
        q = floats(walk.looked().q());
        seen = floats(walk.looked().context());
    }

    static void run(AttentiveUnroll walk) {
        var attentive = new FloatAttentive(walk);
        FloatUnroll.split(walk.how(), attentive.unroll.height, attentive);
        attentive.query.release();
        attentive.context.release();
        attentive.unroll.release(walk.walked());
    }

    @Override
    public void run(int from, int to) {
        var looks = new Looks();
        for (int i = from; i < to; i++) {
            int first = i * unroll.height, rows = unroll.rows(first);
            looks.block.begin(first, rows);
            for (int s = 0; s < how.steps(); s++) {
                looks.look(first, rows, s);
                looks.block.step(first, rows, s);
            }
            looks.block.end(first, rows);
        }
        looks.release();
    }

    /// What a block has for its looks: the queries of the step under way, and what they saw.
    private final class Looks {
        private final int height = unroll.height;
        private final float[] queries = ArrayPool.floats(height * query.width()),
                contexts = ArrayPool.floats(height * C), sums = ArrayPool.floats(height * context.width());
        private final float[] scratch = new float[VIRTUAL];
        private final FloatUnroll.Block block = unroll.new Block(sums);

        /// `sums = x + W_c c`
        void look(int first, int rows, int s) {
            query.multiply(block.h, queries, rows);
            for (int row = 0; row < rows; row++) {
                int at = how.position(first + row, s);
                System.arraycopy(queries, row * query.width(), q, at * A, A);
                look.look(at, scratch);
                System.arraycopy(seen, at * C, contexts, row * C, C);
                System.arraycopy(x, at * unroll.G, sums, row * context.width(), unroll.G);
            }
            context.addTo(contexts, sums, rows);
        }

        void release() {
            block.release();
            for (float[] array : new float[][] {queries, contexts, sums})
                ArrayPool.takeBack(new F32(array));
        }
    }
}
