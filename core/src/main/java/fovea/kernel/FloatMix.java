package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// Lines mixed by weights, `out = Σⱼ a[j] line[j]`, and the other way round, `line[j] += a[j] g`.
///
/// Lines are n long and lie one after the other; a weight of 0 hides what its line holds.
final class FloatMix {

    private FloatMix() {}

    /// `out = Σⱼ a[aAt + j] x[at + j n …]`, over `count` lines in rising order.
    static void mix(float[] a, int aAt, int count, float[] x, int at, int n, float[] out, int outAt) {
        int i = 0;
        for (; i <= n - 4 * L; i += 4 * L)
            four(a, aAt, count, x, at + i, n, out, outAt + i);
        for (; i <= n - L; i += L)
            one(a, aAt, count, x, at + i, n, out, outAt + i);
        for (; i < n; i++) {
            float sum = 0;
            for (int j = 0; j < count; j++)
                if (a[aAt + j] != 0)
                    sum = Math.fma(a[aAt + j], x[at + j * n + i], sum);
            out[outAt + i] = sum;
        }
    }

    private static void four(float[] a, int aAt, int count, float[] x, int at, int n, float[] out, int outAt) {
        FloatVector s0 = broadcast(F, 0), s1 = s0, s2 = s0, s3 = s0;
        for (int j = 0, line = at; j < count; j++, line += n) {
            if (a[aAt + j] == 0)
                continue;
            FloatVector weight = broadcast(F, a[aAt + j]);
            s0 = weight.fma(fromArray(F, x, line), s0);
            s1 = weight.fma(fromArray(F, x, line + L), s1);
            s2 = weight.fma(fromArray(F, x, line + 2 * L), s2);
            s3 = weight.fma(fromArray(F, x, line + 3 * L), s3);
        }
        s0.intoArray(out, outAt);
        s1.intoArray(out, outAt + L);
        s2.intoArray(out, outAt + 2 * L);
        s3.intoArray(out, outAt + 3 * L);
    }

    private static void one(float[] a, int aAt, int count, float[] x, int at, int n, float[] out, int outAt) {
        FloatVector sum = broadcast(F, 0);
        for (int j = 0, line = at; j < count; j++, line += n)
            if (a[aAt + j] != 0)
                sum = broadcast(F, a[aAt + j]).fma(fromArray(F, x, line), sum);
        sum.intoArray(out, outAt);
    }

    /// `out[i] += a g[i]`
    static void add(float a, float[] g, int at, int n, float[] out, int outAt) {
        int i = 0;
        for (; i <= n - L; i += L)
            broadcast(F, a).fma(fromArray(F, g, at + i), fromArray(F, out, outAt + i)).intoArray(out, outAt + i);
        for (; i < n; i++)
            out[outAt + i] = Math.fma(a, g[at + i], out[outAt + i]);
    }
}
