package fovea.kernel;

import static fovea.kernel.FloatQueries.WIDTH;
import static fovea.kernel.Lanes.L;

/// Scaled dot-product attention without a `(T, S)` array: a block of queries meets all keys, and its scores become
/// weights and then a context while they are in the cache.
///
/// ```text
///     C = softmax(scale · Q Kᵀ) V                         Vaswani et al. 2017, eq. 1
///     total[t] = log Σ_s e^(scale · q_t · k_s)            kept for the gradient, as in Dao et al. 2022;
///                                                         ∞ for a query that sees nothing
/// ```
///
/// All scores of a block's queries are there when they are normalised, so nothing has to be rescaled. Keys beyond the
/// block's horizon are not touched. The steps, in the terms of the formula, everything turned so that each query has a
/// [lane of its own][FloatQueries]:
///
/// 1. the values of a head become columns, `Vᵀ`, and so does a block of queries, `Qᵀ`;
/// 2. scores = K Qᵀ, by register tiles;
/// 3. hidden scores become −∞, then `e^(scale · score − max)`; forgotten weights become 0;
/// 4. context, `Cᵀ` = `Vᵀ` times those, by register tiles, divided by the sums, and turned back.
///
/// The gradient is [FloatAttentionSlope].
///
/// @param q    queries
/// @param k    keys
/// @param v    values
/// @param plan sizes and rules
record FloatAttention(float[] q, float[] k, float[] v, AttentionPlan plan) {

    /// How many keys go at a time.
    static final int PIECE = 256;

    /// How many parts the work has: heads, or pieces of them when there are few.
    int parts() {
        return plan.stacks() * pieces();
    }

    private int pieces() {
        return plan.stacks() >= 8 ? 1 : Math.clamp(plan.T() / (2 * WIDTH), 1, 8);
    }

    /// The contexts and totals of the parts `from … to`.
    void contexts(float[] out, float[] total, int from, int to) {
        int T = plan.T(), pieces = pieces(), blocks = (T + WIDTH - 1) / WIDTH, turned = -1;
        int piece = (blocks + pieces - 1) / pieces * WIDTH;
        float[] values = Workspace.mine().array(0, turnedLength(plan));
        for (int part = from; part < to; part++) {
            int stack = part / pieces, first = part % pieces * piece;
            if (turned != stack)
                turn(v, stack, plan, values);
            turned = stack;
            for (int t = first; t < Math.min(T, first + piece); t += WIDTH)
                contexts(new FloatQueries(plan, stack, t, Math.min(WIDTH, T - t)), values, out, total);
        }
    }

    private void contexts(FloatQueries block, float[] values, float[] out, float[] total) {
        int w = block.width(), d = plan.d(), reach = block.reach();
        var mine = Workspace.mine();
        float[] columns = mine.array(1, d * w), weights = mine.array(2, reach * w), max = mine.array(3, WIDTH);
        float[] context = mine.array(4, d * w), inverse = mine.array(5, WIDTH);
        block.turn(q, columns);
        block.scores(k, columns, 0, reach, weights);
        block.hide(weights, 0, reach);
        for (int j = 0; j < w; j += L) {
            FloatAttentionColumns.largest(weights, reach, w, j, (float) plan.scale(), max);
            FloatAttentionColumns.exponentials(weights, reach, w, j, (float) plan.scale(), max);
            FloatAttentionColumns.sums(weights, reach, w, j, max, inverse);
        }
        System.arraycopy(max, 0, total, block.stack() * plan.T() + block.t(), block.n());
        if (plan.dropout() > 0)
            forget(block, weights, reach);
        product(plan, values, 0, weights, reach, w, context, false);
        for (int j = 0; j < w; j += L)
            FloatAttentionColumns.scale(context, d, w, j, inverse);
        block.turnBack(context, out);
    }

    private void forget(FloatQueries block, float[] weights, int reach) {
        var mine = Workspace.mine();
        float[] factors = mine.array(7, reach * block.width());
        block.factors(0, reach, mine.array(6, block.n() * plan.S()), factors);
        FloatAttentionColumns.multiply(weights, factors, reach * block.width());
    }

    /// A head's keys or values as columns: pieces of the width of [#turnedStep], one behind the other.
    static void turn(float[] x, int stack, AttentionPlan plan, float[] out) {
        int S = plan.S(), d = plan.d(), step = turnedStep(plan);
        for (int s = 0; s < S; s += step)
            FloatTranspose.move(x, plan.at(stack, S, s), plan.step(), out, s * d, step, Math.min(step, S - s), d);
    }

    static int turnedLength(AttentionPlan plan) {
        int step = turnedStep(plan);
        return (plan.S() + step - 1) / step * step * plan.d();
    }

    private static int turnedStep(AttentionPlan plan) {
        return Math.clamp(plan.S(), 1, PIECE);
    }

    /// `out ← turned · x`, or with `resume` `out + turned · x`: over the keys from `first` on, of which x has so many
    /// rows. `first` begins a piece.
    static void product(AttentionPlan plan, float[] turned, int first, float[] x, int keys, int w, float[] out,
                        boolean resume) {
        int d = plan.d(), step = turnedStep(plan);
        var tile = new FloatTile().c(out, 0, w);
        for (int p = 0; p == 0 || p < keys; p += step)
            tile.a(turned, (first + p) * d, step).b(x, p * w, w)
                    .run(d, Math.min(step, keys - p), w / L, resume || p > 0);
    }
}
