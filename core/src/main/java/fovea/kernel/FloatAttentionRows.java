package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// What attention does to a row of scores while it is in the first cache. Rows have room up to a multiple of sixteen,
/// so that no row has a tail: what is beyond the last key is hidden, too.
final class FloatAttentionRows {

    private FloatAttentionRows() {}

    /// Puts −∞ where the query may not see: behind the first `reach` keys up to a multiple of sixteen, and where bits
    /// are false.
    static void hide(float[] scores, int at, int reach, Sight sight, int bits) {
        int end = reach + VIRTUAL - 1 & -VIRTUAL;
        Arrays.fill(scores, at + reach, at + end, Float.NEGATIVE_INFINITY);
        if (sight.hasBits())
            hide(scores, at, reach, sight.visible(), bits);
    }

    private static void hide(float[] scores, int at, int n, boolean[] visible, int bits) {
        FloatVector hidden = broadcast(F, Float.NEGATIVE_INFINITY);
        int i = 0;
        for (; i <= n - L; i += L)
            hidden.blend(fromArray(F, scores, at + i), VectorMask.fromArray(F, visible, bits + i))
                    .intoArray(scores, at + i);
        for (; i < n; i++)
            if (!visible[bits + i])
                scores[at + i] = Float.NEGATIVE_INFINITY;
    }

    /// `dp ← p (dp − mean) scale` for the first `n` numbers, a multiple of sixteen.
    static void slope(float[] p, float[] dp, int at, int n, float mean, float scale) {
        FloatVector less = broadcast(F, mean), factor = broadcast(F, scale);
        for (int i = at; i < at + n; i += L)
            fromArray(F, dp, i).sub(less).mul(fromArray(F, p, i)).mul(factor).intoArray(dp, i);
    }

    /// `x[at + i] ← x[at + i] f[i]` for the first `n` numbers, a multiple of sixteen.
    static void multiply(float[] x, int at, float[] f, int n) {
        for (int i = 0; i < n; i += L)
            fromArray(F, x, at + i).mul(fromArray(F, f, i)).intoArray(x, at + i);
    }

    /// `out[to + i] = c x[at + i]`
    static void scale(float[] x, int at, float c, float[] out, int to, int n) {
        FloatVector factor = broadcast(F, c);
        int i = 0;
        for (; i <= n - L; i += L)
            fromArray(F, x, at + i).mul(factor).intoArray(out, to + i);
        for (; i < n; i++)
            out[to + i] = x[at + i] * c;
    }
}
