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
/// 1. a block of queries becomes columns, `Qᵀ`;
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

    /// How many parts the work has: heads, or pieces of them when there are few.
    int parts() {
        return plan.stacks() * pieces();
    }

    private int pieces() {
        return plan.stacks() >= 8 ? 1 : Math.clamp(plan.T() / (2 * WIDTH), 1, 8);
    }

    /// The contexts and totals of the parts `from … to`.
    void contexts(float[] out, float[] total, int from, int to) {
        int T = plan.T(), pieces = pieces(), blocks = Math.ceilDiv(T, WIDTH);
        int piece = Math.ceilDiv(blocks, pieces) * WIDTH;
        var block = new FloatQueries(plan);
        for (int part = from; part < to; part++) {
            int stack = part / pieces, first = part % pieces * piece;
            for (int t = first; t < Math.min(T, first + piece); t += WIDTH) {
                block.move(stack, t);
                contexts(block, out, total);
            }
        }
    }

    private void contexts(FloatQueries block, float[] out, float[] total) {
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
            FloatAttentionColumns.sums(weights, reach, w, j, inverse);
        }
        FloatAttentionColumns.normalise(max, inverse, block.n());
        System.arraycopy(max, 0, total, block.number(), block.n());
        if (plan.dropout() > 0)
            forget(block, weights, reach);
        block.product(v, 0, reach, weights, context, false);
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
}
