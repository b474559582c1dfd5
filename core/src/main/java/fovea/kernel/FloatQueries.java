package fovea.kernel;

import static fovea.kernel.Lanes.L;

import java.util.Arrays;

/// A block of one head's queries, each in a lane of its own.
///
/// Whatever attention does to a query's scores, it does to all queries of the block at once: their scores lie in a
/// matrix with a row for each key and a column for each query. A query's largest score and the sum of its weights are
/// then found without looking across the lanes of a vector, and keys are used where they lie. Lanes behind the last
/// query hold numbers that nobody reads.
///
/// One object serves many blocks: say [where][#move] it stands.
final class FloatQueries {

    /// Keys of which the weights stay in the first cache.
    static final int PIECE = 256;

    /// Queries of a whole block.
    static final int WIDTH = FloatTile.WIDE * L;

    private static final float HIDDEN = Float.NEGATIVE_INFINITY;

    /// Up to so many keys a row of random numbers is short, and all rows are drawn as one.
    private static final int SHORT = 128;

    private final AttentionPlan plan;
    private final FloatTile tile = Workspace.mine().tile();
    private int stack, t, n;

    FloatQueries(AttentionPlan plan) {
        this.plan = plan;
    }

    /// Goes on to the queries from `t` on of the head `stack`, counted over all batch rows.
    void move(int stack, int t) {
        this.stack = stack;
        this.t = t;
        n = Math.min(WIDTH, plan.T() - t);
    }

    /// How many queries there are.
    int n() {
        return n;
    }

    /// Where the first query's number lies among those that each query has one of.
    int number() {
        return stack * plan.T() + t;
    }

    /// Columns of the scores: one, two or four vectors.
    int width() {
        return n <= L ? L : n <= 2 * L ? 2 * L : WIDTH;
    }

    /// How many keys the block sees, hidden ones among them.
    int reach() {
        return plan.sight().reach(t + n - 1, plan.S());
    }

    /// Where the first query lies.
    int at() {
        return plan.at(stack, plan.T(), t);
    }

    /// The block's rows of x, `d` long, as columns.
    void turn(float[] x, float[] columns) {
        int w = width();
        FloatTranspose.move(x, at(), plan.step(), columns, 0, w, n, plan.d());
        for (int c = 0; n < w && c < plan.d(); c++)
            Arrays.fill(columns, c * w + n, c * w + w, 0);
    }

    /// Columns, as rows of x.
    void turnBack(float[] columns, float[] x) {
        FloatTranspose.move(columns, 0, width(), x, at(), plan.step(), plan.d(), n);
    }

    /// The head's scores with the keys `first … first + keys`; x are keys, or whatever is multiplied with the queries.
    void scores(float[] x, float[] columns, int first, int keys, float[] scores) {
        int w = width();
        tile.a(x, plan.at(stack, plan.S(), first), plan.step()).b(columns, 0, w).c(scores, 0, w)
                .run(keys, plan.d(), w / L);
    }

    /// `out ← xᵀ p`, or with `resume` `out + xᵀ p`: a sum over the keys `first … first + keys`, for each of which x and
    /// p have a row.
    void product(float[] x, int first, int keys, float[] p, float[] out, boolean resume) {
        int w = width();
        tile.c(out, 0, w);
        for (int s = 0; s == 0 || s < keys; s += PIECE) {
            if (resume || s > 0)
                tile.fromHeld();
            tile.aColumns(x, plan.at(stack, plan.S(), first + s), plan.step()).b(p, s * w, w)
                    .run(plan.d(), Math.min(PIECE, keys - s), w / L);
        }
    }

    /// Puts −∞ where a query may not see.
    void hide(float[] scores, int first, int keys) {
        Sight sight = plan.sight();
        int w = width(), horizon = sight.horizon();
        for (int s = Math.max(first, t + horizon + 1); s < first + keys; s++)
            Arrays.fill(scores, (s - first) * w, (s - first) * w + Math.min(n, s - horizon - t), HIDDEN);
        if (sight.hasBits() && sight.queryStride() == 0)
            hideKeys(scores, first, keys, sight.at(stack / plan.h(), stack % plan.h(), t));
        else if (sight.hasBits())
            for (int i = 0; i < n; i++)
                hide(scores, i, first, keys, sight.at(stack / plan.h(), stack % plan.h(), t + i));
    }

    private void hideKeys(float[] scores, int first, int keys, int bits) {
        boolean[] visible = plan.sight().visible();
        for (int s = 0; s < keys; s++)
            if (!visible[bits + first + s])
                Arrays.fill(scores, s * width(), s * width() + n, HIDDEN);
    }

    private void hide(float[] scores, int i, int first, int keys, int bits) {
        boolean[] visible = plan.sight().visible();
        for (int s = 0, w = width(); s < keys; s++)
            if (!visible[bits + first + s])
                scores[s * w + i] = HIDDEN;
    }

    /// What each weight is multiplied by: 0, or 1/(1 − p). Random numbers lie in the order of queries and are drawn row
    /// by row.
    void factors(int first, int keys, float[] drawn, float[] factors) {
        int S = plan.S(), step = S <= SHORT ? S : keys;
        long row = (long) stack * plan.T() + t;
        if (S <= SHORT)
            FloatDropout.factors(row * S, plan.dropout(), plan.key(), drawn, 0, n * S);
        else
            for (int i = 0; i < n; i++)
                FloatDropout.factors((row + i) * S + first, plan.dropout(), plan.key(), drawn, i * keys, keys);
        FloatTranspose.move(drawn, S <= SHORT ? first : 0, step, factors, 0, width(), n, keys);
    }
}
