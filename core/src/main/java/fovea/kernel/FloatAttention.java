package fovea.kernel;

import static fovea.kernel.FloatHead.padded;
import static fovea.kernel.FloatHead.panels;
import static fovea.kernel.Lanes.VIRTUAL;

import java.util.Arrays;

/// Scaled dot-product attention without a `(T, S)` array: a block of queries meets all keys, and its scores become
/// weights and then a context while they are in the cache.
///
/// ```text
///     C = softmax(scale · Q Kᵀ) V                         Vaswani et al. 2017, eq. 1
///     total[t] = log Σ_s e^(scale · q_t · k_s)            kept for the gradient, as in Dao et al. 2022;
///                                                         ∞ for a query that sees nothing
/// ```
///
/// A block has as many queries as fit 64 Ki scores, so a whole row of weights is there when it is normalised, and
/// nothing has to be rescaled. Keys beyond the block's horizon are not touched. The steps, in the terms of the formula:
///
/// 1. the keys of a head are packed as columns, once;
/// 2. scores = a block of Q times those, by register tiles;
/// 3. hidden scores become −∞, then `e^(scale · score − max)`, summed in sixteen lanes; forgotten weights become 0;
/// 4. context = weights times V, by register tiles, divided by the sums.
///
/// The gradient is [FloatAttentionSlope].
///
/// @param q    queries
/// @param k    keys
/// @param v    values
/// @param plan sizes and rules
record FloatAttention(float[] q, float[] k, float[] v, AttentionPlan plan) {

    private static final int SCORES = 1 << 16;

    /// How many parts the work has: heads, or pieces of them when there are few.
    int parts() {
        return plan.stacks() * pieces();
    }

    /// The contexts and totals of the parts `from … to`.
    void contexts(float[] out, float[] total, int from, int to) {
        int T = plan.T(), S = plan.S(), d = plan.d(), pieces = pieces(), piece = (T + pieces - 1) / pieces, packed = -1;
        float[] keys = Workspace.mine().array(0, panels(S) * d);
        for (int part = from; part < to; part++) {
            int stack = part / pieces, first = part % pieces * piece;
            if (packed != stack)
                FloatHead.packTransposed(k, stack * S * d, S, d, keys);
            packed = stack;
            contexts(stack, first, Math.min(T, first + piece), keys, out, total);
        }
    }

    /// Those of the queries `from … to` of one head.
    private void contexts(int stack, int from, int to, float[] keys, float[] out, float[] total) {
        int S = plan.S(), d = plan.d(), step = panels(S), block = block(S);
        var mine = Workspace.mine();
        float[] weights = mine.array(1, block * step), context = mine.array(2, block * padded(d)),
                sums = mine.array(3, block + VIRTUAL);
        var values = FloatHead.of(v, stack * S * d, S, d, mine.array(4, FloatHead.room(S, d)));
        for (int t = from; t < to; t += block) {
            int rows = Math.min(block, to - t), reach = plan.sight().reach(t + rows - 1, S), at = stack * plan.T() + t;
            FloatHead.scores(q, at * d, rows, d, keys, weights, step, reach);
            for (int r = 0; r < rows; r++)
                sums[VIRTUAL + r] = weigh(stack, t + r, reach, weights, r * step, total, sums);
            values.product(weights, step, rows, 0, reach, context, false);
            for (int r = 0; r < rows; r++)
                FloatAttentionRows.scale(context, r * padded(d), 1 / sums[VIRTUAL + r], out, (at + r) * d, d);
        }
    }

    /// A row of scores becomes weights, and answers what they must be divided by.
    private float weigh(int stack, int t, int reach, float[] weights, int at, float[] total, float[] lanes) {
        Sight sight = plan.sight();
        int n = sight.reach(t, plan.S()), whole = n + VIRTUAL - 1 & -VIRTUAL, row = stack * plan.T() + t;
        FloatAttentionRows.hide(weights, at, n, sight, sight.at(stack / plan.h(), stack % plan.h(), t));
        float max = FloatSums.max(weights, at, whole), scale = (float) plan.scale();
        if (max == Float.NEGATIVE_INFINITY)
            return nothing(weights, at, n, reach, total, row);
        float sum = FloatExp.exponentials(weights, weights, at, whole, scale, max * scale, lanes);
        if (whole < reach)
            Arrays.fill(weights, at + whole, at + reach, 0);
        if (plan.dropout() > 0)
            FloatDropout.drop(weights, at, (long) row * plan.S(), plan.dropout(), plan.key(), weights, n);
        total[row] = max * scale + FloatLog.log(sum);
        return sum;
    }

    /// A query that sees nothing has weights of 0 only; NaN is no score, but is passed on.
    private static float nothing(float[] weights, int at, int n, int reach, float[] total, int row) {
        float weight = 0;
        for (int i = at; i < at + n; i++)
            weight = weights[i] == weights[i] ? weight : Float.NaN;
        Arrays.fill(weights, at, at + reach, weight);
        total[row] = Float.POSITIVE_INFINITY;
        return 1;
    }

    /// Queries of a block.
    static int block(int S) {
        int fitting = SCORES / Math.max(1, panels(S)) / FloatTile.ROWS * FloatTile.ROWS;
        return Math.clamp(fitting, 4 * FloatTile.ROWS, 21 * FloatTile.ROWS);
    }

    private int pieces() {
        return plan.stacks() >= 8 ? 1 : Math.clamp(plan.T() / block(plan.S()), 1, 8);
    }
}
