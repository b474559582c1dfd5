package fovea.kernel;

import static fovea.kernel.FloatUnroll.floats;
import static fovea.kernel.Lanes.VIRTUAL;

import java.util.Arrays;

import fovea.kernel.Storage.F32;

/// The way back through [FloatAttentive], from the last step to the first.
final class FloatAttentiveSlope implements Threads.Range {

    private final Unroll how;
    private final FloatUnrollSlope unroll;
    private final FloatLook look;
    private final LookSlopes slopes;
    private final FloatPanels query, context;
    private final int S, A, C;
    private final float[] gContext, gq, gv;

    private FloatAttentiveSlope(AttentiveUnroll walk, UnrollSlopes walked, LookSlopes looked) {
        how = walk.how();
        unroll = new FloatUnrollSlope(how, walk.walked(), walked);
        look = new FloatLook(walk.looks(), walk.looked());
        slopes = looked;
        S = walk.looks().S();
        A = walk.looks().A();
        C = walk.looks().C();
        query = FloatPanels.of(floats(walk.query()), A, unroll.H);
        context = FloatPanels.of(floats(walk.context()), unroll.G, C);
        gContext = floats(looked.gContext());
        gq = floats(looked.gq());
        gv = floats(looked.gv());
    }

    static void run(AttentiveUnroll walk, UnrollSlopes walked, LookSlopes looked) {
        var slope = new FloatAttentiveSlope(walk, walked, looked);
        FloatUnroll.split(walk.how(), slope.unroll.height, slope);
        slope.query.release();
        slope.context.release();
        slope.unroll.release(walked);
    }

    @Override
    public void run(int from, int to) {
        var looks = new Looks();
        for (int i = from; i < to; i++) {
            int first = i * unroll.height, rows = unroll.rows(first);
            Arrays.fill(gv, first * A, (first + rows) * A, 0);
            looks.block.begin(first, rows);
            for (int s = how.steps() - 1; s >= 0; s--) {
                looks.block.step(first, rows, s);
                looks.look(first, rows, s);
            }
            looks.block.end(first, rows);
        }
        looks.release();
    }

    /// What a block has for its looks: the slopes of what was seen in the step under way, and of who asked.
    private final class Looks {
        private final int height = unroll.height;
        private final float[] contexts = ArrayPool.floats(height * context.width()),
                queries = ArrayPool.floats(height * A), gx = ArrayPool.floats(height * unroll.G);
        private final float[] g = new float[S], scratch = new float[VIRTUAL];
        private final FloatUnrollSlope.Block block = unroll.new Block();
        private final FloatLook.Back back = look.new Back(slopes, contexts);

        /// From the gates through the context to keys, values and query, and from the query to the state before.
        void look(int first, int rows, int s) {
            for (int row = 0; row < rows; row++) {
                int at = how.position(first + row, s);
                System.arraycopy(unroll.gx, at * unroll.G, gx, row * unroll.G, unroll.G);
                System.arraycopy(gContext, at * C, contexts, row * context.width(), C);
            }
            context.addTo(gx, contexts, rows);
            for (int row = 0; row < rows; row++) {
                int at = how.position(first + row, s);
                back.look(at, row * context.width(), g, scratch);
                System.arraycopy(gq, at * A, queries, row * A, A);
            }
            query.addTo(queries, block.gh, rows);
        }

        void release() {
            block.release();
            for (float[] array : new float[][] {contexts, queries, gx})
                ArrayPool.takeBack(new F32(array));
        }
    }
}
