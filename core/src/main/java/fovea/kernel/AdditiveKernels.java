package fovea.kernel;

import java.util.Arrays;

/// Additive attention's scores as one operation, `score[b, t, s] = Σₐ v[a] tanh(q[b, t, a] + k[b, s, a])`.
///
/// The defaults are the reference.
interface AdditiveKernels {

    /// The scores, `(B, T, S)`.
    default void additiveScores(AdditiveArrays of, Storage out, AdditiveSize size) {
        int S = size.S(), A = size.A();
        double[] q = Wide.of(of.q(), size.queries()), k = Wide.of(of.k(), size.keys()), v = Wide.of(of.v(), A);
        double[] scores = Wide.room(out, size.scores());
        for (int i = 0; i < size.scores(); i++) {
            int qAt = i / S * A, kAt = (i / (S * size.T()) * S + i % S) * A;
            double score = 0;
            for (int a = 0; a < A; a++)
                score += v[a] * StrictMath.tanh(q[qAt + a] + k[kAt + a]);
            scores[i] = score;
        }
        Wide.round(scores, out, size.scores());
    }

    /// The gradients of queries, keys and weights from `g`, that of the scores.
    ///
    /// With `y = tanh(q + k)`:   `∂v += g y`,   `∂q += g v (1 − y²)`,   `∂k += g v (1 − y²)`
    default void additiveSlopes(Storage g, AdditiveArrays of, AdditiveArrays slopes, AdditiveSize size) {
        int S = size.S(), A = size.A(), rows = size.B() * A;
        double[] q = Wide.of(of.q(), size.queries()), k = Wide.of(of.k(), size.keys()), v = Wide.of(of.v(), A);
        double[] gradient = Wide.of(g, size.scores());
        double[] dq = zeros(slopes.q(), size.queries()), dk = zeros(slopes.k(), size.keys()),
                dv = zeros(slopes.v(), rows);
        for (int i = 0; i < size.scores(); i++) {
            int b = i / (S * size.T()), qAt = i / S * A, kAt = (b * S + i % S) * A;
            for (int a = 0; a < A; a++) {
                double y = StrictMath.tanh(q[qAt + a] + k[kAt + a]), d = gradient[i] * v[a] * (1 - y * y);
                dv[b * A + a] += gradient[i] * y;
                dq[qAt + a] += d;
                dk[kAt + a] += d;
            }
        }
        Wide.round(dq, slopes.q(), size.queries());
        Wide.round(dk, slopes.k(), size.keys());
        Wide.round(dv, slopes.v(), rows);
    }

    private static double[] zeros(Storage out, int n) {
        double[] room = Wide.room(out, n);
        Arrays.fill(room, 0, n, 0);
        return room;
    }
}
