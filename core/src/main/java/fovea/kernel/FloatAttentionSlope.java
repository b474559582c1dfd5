package fovea.kernel;

import static fovea.kernel.FloatHead.padded;
import static fovea.kernel.FloatHead.panels;
import static fovea.kernel.Lanes.VIRTUAL;

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
/// same key. A head is one thread's work from its first query to its last, so the sums over queries have one order.
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
        int S = plan.S(), d = plan.d(), width = padded(d);
        float[] keySlopes = Workspace.mine().array(5, S * width), valueSlopes = Workspace.mine().array(6, S * width);
        for (int stack = from; stack < to; stack++) {
            Arrays.fill(keySlopes, 0, S * width, 0);
            Arrays.fill(valueSlopes, 0, S * width, 0);
            head(stack, made, dq, keySlopes, valueSlopes);
            unpad(keySlopes, S, dk, stack * S * d);
            unpad(valueSlopes, S, dv, stack * S * d);
        }
    }

    private void head(int stack, Made made, float[] dq, float[] keySlopes, float[] valueSlopes) {
        int T = plan.T(), S = plan.S(), d = plan.d(), block = FloatAttention.block(S), room = FloatHead.room(T, d);
        var mine = Workspace.mine();
        float[] packedKeys = mine.array(0, panels(S) * d), packedValues = mine.array(7, panels(S) * d);
        FloatHead.packTransposed(k, stack * S * d, S, d, packedKeys);
        FloatHead.packTransposed(v, stack * S * d, S, d, packedValues);
        var keys = FloatHead.of(k, stack * S * d, S, d, mine.array(4, FloatHead.room(S, d)));
        var queries = FloatHead.of(q, stack * T * d, T, d, mine.array(8, room));
        var gradient = FloatHead.of(made.g, stack * T * d, T, d, mine.array(9, room));
        float[] context = mine.array(2, block * padded(d)), turned = mine.array(10, panels(S) * block);
        for (int t = 0; t < T; t += block) {
            int rows = Math.min(block, T - t), reach = plan.sight().reach(t + rows - 1, S), step = panels(S);
            float[] weights = mine.array(1, block * step), slopes = mine.array(11, block * step);
            FloatHead.scores(q, (stack * T + t) * d, rows, d, packedKeys, weights, step, reach);
            FloatHead.scores(made.g, (stack * T + t) * d, rows, d, packedValues, slopes, step, reach);
            for (int r = 0; r < rows; r++)
                row(stack, t + r, reach, made, weights, slopes, r * step);
            keys.product(slopes, step, rows, 0, reach, context, false);
            unpad(context, rows, dq, (stack * T + t) * d);
            FloatTranspose.move(weights, 0, step, turned, 0, block, rows, reach);
            gradient.product(turned, block, reach, t, rows, valueSlopes, true);
            FloatTranspose.move(slopes, 0, step, turned, 0, block, rows, reach);
            queries.product(turned, block, reach, t, rows, keySlopes, true);
        }
    }

    /// A row of scores becomes weights again, and a row of `∂P` becomes `∂S`.
    private void row(int stack, int t, int reach, Made made, float[] weights, float[] slopes, int at) {
        Sight sight = plan.sight();
        int d = plan.d(), n = sight.reach(t, plan.S()), whole = n + VIRTUAL - 1 & -VIRTUAL, row = stack * plan.T() + t;
        float[] lanes = Workspace.mine().array(3, VIRTUAL), factors = Workspace.mine().array(12, plan.S() + VIRTUAL);
        FloatAttentionRows.hide(weights, at, n, sight, sight.at(stack / plan.h(), stack % plan.h(), t));
        FloatExp.exponentials(weights, weights, at, whole, (float) plan.scale(), made.total[row], lanes);
        float mean = FloatSums.dot(made.g, row * d, made.out, row * d, d, lanes);
        if (plan.dropout() > 0) {
            FloatDropout.factors((long) row * plan.S(), plan.dropout(), plan.key(), factors, n);
            FloatAttentionRows.multiply(slopes, at, factors, whole);
        }
        FloatAttentionRows.slope(weights, slopes, at, whole, mean, (float) plan.scale());
        if (plan.dropout() > 0)
            FloatAttentionRows.multiply(weights, at, factors, whole);
        if (whole < reach) {
            Arrays.fill(weights, at + whole, at + reach, 0);
            Arrays.fill(slopes, at + whole, at + reach, 0);
        }
    }

    private void unpad(float[] x, int rows, float[] out, int at) {
        int d = plan.d(), width = padded(d);
        for (int r = 0; r < rows; r++)
            System.arraycopy(x, r * width, out, at + r * d, d);
    }
}
