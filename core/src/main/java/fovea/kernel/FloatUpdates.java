package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// What an optimiser does to float32 parameters, in place and in one pass over memory, and the length of a gradient.
final class FloatUpdates {

    /// Elements of a block of [#sumsOfSquares].
    static final int BLOCK = 4096;

    private static final VectorSpecies<Double> D = VectorSpecies.of(double.class, Lanes.F.vectorShape());
    private static final VectorSpecies<Float> HALF =
            VectorSpecies.of(float.class, VectorShape.forBitSize(Lanes.F.vectorBitSize() / 2));

    private FloatUpdates() {}

    /// One step of stochastic gradient descent without momentum, as [UpdateKernels#sgd] says it.
    static void sgd(float[] x, float[] g, SgdStep step, int from, int to) {
        float decay = (float) step.decay(), rate = (float) step.rate();
        for (int i = from; i < to; i++)
            x[i] -= rate * (g[i] + decay * x[i]);
    }

    /// One step of stochastic gradient descent with momentum.
    static void sgd(float[] x, float[] g, float[] v, SgdStep step, int from, int to) {
        float decay = (float) step.decay(), rate = (float) step.rate(), momentum = (float) step.momentum();
        float kept = step.lookAhead() ? momentum : 1, fresh = step.lookAhead() ? 1 : 0;
        for (int i = from; i < to; i++) {
            float slope = g[i] + decay * x[i];
            v[i] = momentum * v[i] + slope;
            x[i] -= rate * (kept * v[i] + fresh * slope);
        }
    }

    /// One step of Adam (Kingma and Ba 2015) or AdamW (Loshchilov and Hutter 2019), as [UpdateKernels#adam] says it.
    static void adam(float[] x, float[] g, float[] m, float[] v, AdamStep step, int from, int to) {
        float beta1 = (float) step.beta1(), rest1 = (float) (1 - step.beta1()), beta2 = (float) step.beta2();
        float rest2 = (float) (1 - step.beta2()), scale = (float) (1 / step.root()), eps = (float) step.eps();
        float decay = (float) step.decay(), shrink = (float) step.shrink(), rate = (float) step.rate();
        int i = from;
        for (; i <= to - L; i += L) {
            FloatVector kept = fromArray(F, x, i).mul(broadcast(F, shrink)),
                    slope = kept.fma(broadcast(F, decay), fromArray(F, g, i));
            FloatVector first = slope.fma(broadcast(F, rest1), fromArray(F, m, i).mul(broadcast(F, beta1)));
            FloatVector second = slope.mul(slope).fma(broadcast(F, rest2), fromArray(F, v, i).mul(broadcast(F, beta2)));
            first.intoArray(m, i);
            second.intoArray(v, i);
            first.div(second.sqrt().fma(broadcast(F, scale), broadcast(F, eps))).fma(broadcast(F, -rate), kept)
                    .intoArray(x, i);
        }
        for (; i < to; i++) {
            float kept = x[i] * shrink, slope = Math.fma(kept, decay, g[i]);
            m[i] = Math.fma(slope, rest1, m[i] * beta1);
            v[i] = Math.fma(slope * slope, rest2, v[i] * beta2);
            x[i] = Math.fma(m[i] / Math.fma((float) Math.sqrt(v[i]), scale, eps), -rate, kept);
        }
    }

    /// How many blocks so many elements make.
    static int blocks(int n) {
        return Math.ceilDiv(n, BLOCK);
    }

    /// `sums[b] = Σ x²` over the 4096 elements of each block `from … to`, in float64: sixteen lanes and one tree, as in
    /// [Lanes].
    ///
    /// Squares of floats are exact in float64, and none overflows.
    static void sumsOfSquares(float[] x, double[] sums, int n, int from, int to) {
        double[] s = new double[Lanes.VIRTUAL];
        for (int b = from; b < to; b++) {
            clear(s);
            squares(x, b * BLOCK, Math.min(BLOCK, n - b * BLOCK), s);
            sums[b] = tree(s);
        }
    }

    private static void squares(float[] x, int at, int n, double[] s) {
        int i = 0, step = D.length(), mask = Lanes.VIRTUAL - 1;
        for (; i <= n - step; i += step) {
            var d = (DoubleVector) FloatVector.fromArray(HALF, x, at + i).convertShape(VectorOperators.F2D, D, 0);
            d.fma(d, DoubleVector.fromArray(D, s, i & mask)).intoArray(s, i & mask);
        }
        for (; i < n; i++)
            s[i & mask] = Math.fma((double) x[at + i], x[at + i], s[i & mask]);
    }

    private static double tree(double[] s) {
        for (int apart = Lanes.VIRTUAL / 2; apart > 0; apart /= 2)
            for (int j = 0; j < apart; j++)
                s[j] += s[j + apart];
        return s[0];
    }

    private static void clear(double[] s) {
        for (int j = 0; j < s.length; j++)
            s[j] = 0;
    }
}
