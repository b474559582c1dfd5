package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;

/// One number from a run of `n` elements: sum, dot product, largest. The order of addition is that of [Lanes].
///
/// `s` is a scratch array of sixteen floats, one for each virtual lane; a caller with many rows makes it once.
final class FloatSums {

    private FloatSums() {}

    /// `Σᵢ x[at + i]`
    static float sum(float[] x, int at, int n, float[] s) {
        FloatVector s0 = broadcast(F, 0), s1 = s0, s2 = s0, s3 = s0;
        int whole = at + (n & -VIRTUAL);
        for (int i = at; i < whole; i += VIRTUAL) {
            s0 = s0.add(fromArray(F, x, i));
            if (L < 16)
                s1 = s1.add(fromArray(F, x, i + L));
            if (L < 8) {
                s2 = s2.add(fromArray(F, x, i + 2 * L));
                s3 = s3.add(fromArray(F, x, i + 3 * L));
            }
        }
        s0.intoArray(s, 0);
        if (L < 16)
            s1.intoArray(s, L);
        if (L < 8) {
            s2.intoArray(s, 2 * L);
            s3.intoArray(s, 3 * L);
        }
        for (int i = whole; i < at + n; i++)
            s[i - whole] += x[i];
        return Lanes.tree(s);
    }

    /// `Σᵢ x[at + i] y[yAt + i]`, each product added with one rounding.
    static float dot(float[] x, int at, float[] y, int yAt, int n, float[] s) {
        FloatVector s0 = broadcast(F, 0), s1 = s0, s2 = s0, s3 = s0;
        int whole = n & -VIRTUAL;
        for (int i = 0; i < whole; i += VIRTUAL) {
            s0 = fromArray(F, x, at + i).fma(fromArray(F, y, yAt + i), s0);
            if (L < 16)
                s1 = fromArray(F, x, at + i + L).fma(fromArray(F, y, yAt + i + L), s1);
            if (L < 8) {
                s2 = fromArray(F, x, at + i + 2 * L).fma(fromArray(F, y, yAt + i + 2 * L), s2);
                s3 = fromArray(F, x, at + i + 3 * L).fma(fromArray(F, y, yAt + i + 3 * L), s3);
            }
        }
        s0.intoArray(s, 0);
        if (L < 16)
            s1.intoArray(s, L);
        if (L < 8) {
            s2.intoArray(s, 2 * L);
            s3.intoArray(s, 3 * L);
        }
        for (int i = whole; i < n; i++)
            s[i - whole] = Math.fma(x[at + i], y[yAt + i], s[i - whole]);
        return Lanes.tree(s);
    }

    /// `Σᵢ (x[at + i] − mean)²`
    static float squares(float[] x, int at, int n, float mean, float[] s) {
        FloatVector s0 = broadcast(F, 0), s1 = s0, s2 = s0, s3 = s0, m = broadcast(F, mean);
        int whole = at + (n & -VIRTUAL);
        for (int i = at; i < whole; i += VIRTUAL) {
            FloatVector d = fromArray(F, x, i).sub(m);
            s0 = d.fma(d, s0);
            if (L < 16) {
                d = fromArray(F, x, i + L).sub(m);
                s1 = d.fma(d, s1);
            }
            if (L < 8) {
                d = fromArray(F, x, i + 2 * L).sub(m);
                s2 = d.fma(d, s2);
                d = fromArray(F, x, i + 3 * L).sub(m);
                s3 = d.fma(d, s3);
            }
        }
        s0.intoArray(s, 0);
        if (L < 16)
            s1.intoArray(s, L);
        if (L < 8) {
            s2.intoArray(s, 2 * L);
            s3.intoArray(s, 3 * L);
        }
        for (int i = whole; i < at + n; i++)
            s[i - whole] = Math.fma(x[i] - mean, x[i] - mean, s[i - whole]);
        return Lanes.tree(s);
    }

    /// The largest element that is a number; −∞ if there is none.
    ///
    /// The order does not matter for a maximum, but for the sign of 0.
    static float max(float[] x, int at, int n) {
        float max = Float.NEGATIVE_INFINITY;
        int i = at;
        if (n >= L) {
            FloatVector m0 = broadcast(F, max), m1 = m0;
            for (; i <= at + n - 2 * L; i += 2 * L) {
                FloatVector v0 = fromArray(F, x, i), v1 = fromArray(F, x, i + L);
                m0 = m0.blend(v0, v0.compare(GT, m0));
                m1 = m1.blend(v1, v1.compare(GT, m1));
            }
            if (i <= at + n - L) {
                FloatVector v0 = fromArray(F, x, i);
                m0 = m0.blend(v0, v0.compare(GT, m0));
                i += L;
            }
            max = Lanes.largest(m0.blend(m1, m1.compare(GT, m0)));
        }
        for (; i < at + n; i++)
            max = x[i] > max ? x[i] : max;
        return max;
    }

    /// The index, from 0, of the largest element: the first among equals, the first NaN if there is one.
    static int argmax(float[] x, int at, int n) {
        float max = max(x, at, n);
        for (int i = at; i < at + n; i++)
            if (x[i] >= max || x[i] != x[i])
                return firstNaN(x, at, n, i - at);
        return 0;
    }

    private static int firstNaN(float[] x, int at, int n, int otherwise) {
        for (int i = at; i < at + n; i++)
            if (x[i] != x[i])
                return i - at;
        return otherwise;
    }
}
