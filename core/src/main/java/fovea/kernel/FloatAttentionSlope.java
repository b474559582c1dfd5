package fovea.kernel;

import static fovea.kernel.FloatQueries.PIECE;
import static fovea.kernel.FloatQueries.WIDTH;
import static fovea.kernel.Lanes.L;

import java.util.Arrays;

/// The gradient of [FloatAttention], which computes the weights once more, block by block, from the totals that were
/// kept.
///
/// ```text
///     P  = e^(scale · Q Kᵀ − total)                     the weights           ∂P = ∂C Vᵀ
///     ∂S = scale · P (∂P − D),  D_t = ∂c_t · c_t        softmax's slope: Σ_s P ∂P = ∂c · c      Dao et al. 2022, eq. 4
///
///     ∂V = Pᵀ ∂C            ∂Q = ∂S K            ∂K = ∂Sᵀ Q
/// ```
///
/// With dropout, P and ∂P above are multiplied by the same factors as the weights were; they are drawn again from the
/// same key. P and ∂S have a row for each key and a [column for each query][FloatQueries], as in `K Qᵀ`, so they stand
/// in the products for ∂V and ∂K as they are. A head is one thread's work from its first query to its last, so the sums
/// over queries have one order.
///
/// @param q    queries
/// @param k    keys
/// @param v    values
/// @param plan sizes and rules
record FloatAttentionSlope(float[] q, float[] k, float[] v, AttentionPlan plan) {

    /// What attention made, and the gradient of its context.
    ///
    /// @param out   the contexts
    /// @param total the totals
    /// @param g     `∂C`
    record Made(float[] out, float[] total, float[] g) {}

    /// The gradients of queries, keys and values, for the heads `from … to` of all `B h`.
    void slopes(Made made, float[] dq, float[] dk, float[] dv, int from, int to) {
        var block = new FloatQueries(plan);
        var keySlopes = new FloatSlopeRows(plan, dk, 5);
        var valueSlopes = new FloatSlopeRows(plan, dv, 6);
        for (int stack = from; stack < to; stack++) {
            keySlopes.begin(stack);
            valueSlopes.begin(stack);
            for (int t = 0; t < plan.T(); t += WIDTH) {
                block.move(stack, t);
                slopes(block, made, dq, keySlopes, valueSlopes);
            }
            keySlopes.write();
            valueSlopes.write();
        }
    }

    private void slopes(FloatQueries block, Made made, float[] dq, FloatSlopeRows keySlopes,
                        FloatSlopeRows valueSlopes) {
        int w = block.width(), d = plan.d(), n = block.n();
        var mine = Workspace.mine();
        float[] queries = mine.array(1, d * w), gradient = mine.array(2, d * w), context = mine.array(4, d * w);
        float[] total = mine.array(3, WIDTH), mean = mine.array(7, WIDTH);
        block.turn(q, queries);
        block.turn(made.g, gradient);
        block.turn(made.out, context);
        System.arraycopy(made.total, block.number(), total, 0, n);
        Arrays.fill(total, n, w, Float.POSITIVE_INFINITY);
        for (int j = 0; j < w; j += L)
            FloatAttentionColumns.dot(gradient, context, d, w, j, mean);
        for (int s = 0, reach = block.reach(); s == 0 || s < reach; s += PIECE) {
            int rows = Math.min(PIECE, reach - s);
            float[] weights = mine.array(8, PIECE * w), slopes = mine.array(9, PIECE * w);
            block.scores(k, queries, s, rows, weights);
            block.scores(v, gradient, s, rows, slopes);
            block.hide(weights, s, rows);
            weigh(block, s, rows, weights, slopes, total, mean);
            valueSlopes.add(s, rows, weights, w, made.g, block);
            keySlopes.add(s, rows, slopes, w, q, block);
            block.product(k, s, rows, slopes, context, s > 0);
        }
        block.turnBack(context, dq);
    }

    /// Scores become weights again, and `∂P` becomes `∂S`.
    private void weigh(FloatQueries block, int first, int rows, float[] weights, float[] slopes, float[] total,
                       float[] mean) {
        int w = block.width();
        for (int j = 0; j < w; j += L)
            FloatAttentionColumns.exponentials(weights, rows, w, j, (float) plan.scale(), total);
        float[] factors = {};
        if (plan.dropout() > 0) {
            factors = Workspace.mine().array(10, PIECE * w);
            block.factors(first, rows, Workspace.mine().array(11, block.n() * PIECE), factors);
            FloatAttentionColumns.multiply(slopes, factors, rows * w);
        }
        for (int j = 0; j < w; j += L)
            FloatAttentionColumns.slopes(weights, slopes, rows, w, j, (float) plan.scale(), mean);
        if (plan.dropout() > 0)
            FloatAttentionColumns.multiply(weights, factors, rows * w);
    }
}
