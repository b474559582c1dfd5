package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// One number or another, as a mask says, for `from ≤ i < to`: without a branch, for nobody guesses a mask.
final class FloatChoices {

    private FloatChoices() {}

    /// `a` where the mask is true, else `b`.
    static void choose(boolean[] mask, float[] a, float[] b, float[] out, int from, int to) {
        int i = from;
        for (; i <= to - L; i += L)
            fromArray(F, b, i).blend(fromArray(F, a, i), VectorMask.fromArray(F, mask, i)).intoArray(out, i);
        for (; i < to; i++)
            out[i] = mask[i] ? a[i] : b[i];
    }

    /// `c` where the mask is true, else `x`; a mask that is over begins again.
    static void fill(boolean[] mask, float[] x, float c, float[] out, int from, int to) {
        for (int i = from; i < to; ) {
            int at = i % mask.length, n = Math.min(to - i, mask.length - at);
            fill(mask, at, x, c, out, i, n);
            i += n;
        }
    }

    private static void fill(boolean[] mask, int at, float[] x, float c, float[] out, int o, int n) {
        FloatVector filling = broadcast(F, c);
        int i = 0;
        for (; i <= n - L; i += L)
            fromArray(F, x, o + i).blend(filling, VectorMask.fromArray(F, mask, at + i)).intoArray(out, o + i);
        for (; i < n; i++)
            out[o + i] = mask[at + i] ? c : x[o + i];
    }
}
