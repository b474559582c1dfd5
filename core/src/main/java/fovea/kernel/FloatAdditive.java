package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static fovea.kernel.Lanes.VIRTUAL;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// Additive attention's scores, without the `(B, T, S, A)` array of hidden units ever being stored.
///
/// ```text
///     score[b, t, s] = Σ_a v[a] tanh(q[b, t, a] + k[b, s, a])          Bahdanau et al. 2015, appendix A.1.2
/// ```
///
/// The gradient computes the hidden units once more: that is cheaper than reading them back from memory.
///
/// @param q projected queries `(B, T, A)`
/// @param k projected keys `(B, S, A)`
/// @param v the weights `(A)`
/// @param T queries of a batch row
/// @param S keys of a batch row
/// @param A width of the space in which they are compared
record FloatAdditive(float[] q, float[] k, float[] v, int T, int S, int A) {

    /// The scores `(B, T, S)` of the queries `from … to` of all `B T`.
    void scores(float[] out, int from, int to) {
        float[] s = new float[VIRTUAL];
        for (int row = from; row < to; row++)
            for (int j = 0; j < S; j++)
                out[row * S + j] = score(row * A, (row / T * S + j) * A, s);
    }

    /// The gradients of queries, of keys, and of the weights as one row for each batch row, `dv (B, A)`; for the batch
    /// rows `from … to`.
    void slopes(float[] g, float[] dq, float[] dk, float[] dv, int from, int to) {
        Arrays.fill(dq, from * T * A, to * T * A, 0);
        Arrays.fill(dk, from * S * A, to * S * A, 0);
        Arrays.fill(dv, from * A, to * A, 0);
        for (int b = from; b < to; b++)
            for (int row = b * T; row < b * T + T; row++)
                for (int j = 0; j < S; j++)
                    addSlopes(g[row * S + j], row * A, dq, (b * S + j) * A, dk, b * A, dv);
    }

    /// The score of the query and the key that begin there; `s` is a scratch array of sixteen floats.
    float score(int qAt, int kAt, float[] s) {
        for (int j = 0; j < VIRTUAL; j += L)
            broadcast(F, 0).intoArray(s, j);
        int i = 0, mask = VIRTUAL - 1;
        for (; i <= A - L; i += L) {
            FloatVector y = FloatExp.tanh(fromArray(F, q, qAt + i).add(fromArray(F, k, kAt + i)));
            y.fma(fromArray(F, v, i), fromArray(F, s, i & mask)).intoArray(s, i & mask);
        }
        for (; i < A; i++)
            s[i & mask] = Math.fma(FloatExp.tanh(q[qAt + i] + k[kAt + i]), v[i], s[i & mask]);
        return Lanes.tree(s);
    }

    /// `y = tanh(q + k)`:   `∂v += g y`,   `∂q += g v (1 − y²)`,   `∂k += g v (1 − y²)`
    void addSlopes(float g, int qAt, float[] dq, int kAt, float[] dk, int vAt, float[] dv) {
        int i = 0;
        for (; i <= A - L; i += L) {
            FloatVector y = FloatExp.tanh(fromArray(F, q, qAt + i).add(fromArray(F, k, kAt + i)));
            y.fma(broadcast(F, g), fromArray(F, dv, vAt + i)).intoArray(dv, vAt + i);
            FloatVector d = y.neg().fma(y, broadcast(F, 1)).mul(fromArray(F, v, i).mul(broadcast(F, g)));
            fromArray(F, dq, qAt + i).add(d).intoArray(dq, qAt + i);
            fromArray(F, dk, kAt + i).add(d).intoArray(dk, kAt + i);
        }
        for (; i < A; i++) {
            float y = FloatExp.tanh(q[qAt + i] + k[kAt + i]), d = Math.fma(-y, y, 1) * (v[i] * g);
            dv[vAt + i] = Math.fma(y, g, dv[vAt + i]);
            dq[qAt + i] += d;
            dk[kAt + i] += d;
        }
    }
}
