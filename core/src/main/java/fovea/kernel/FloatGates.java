package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.fromArray;

/// Gates of recurrent cells: a function of the sum of what comes from the input and what comes from the state.
///
/// Each is a loop of its own, for one transcendental function fills the compiler's budget.
final class FloatGates {

    private FloatGates() {}

    /// `out[at + i] = σ(x[at + i] + u[at + i])`
    static void sigmoid(Slice x, Slice u, Slice out, int at, int n) {
        float[] xs = x.array(), us = u.array(), to = out.array();
        int xAt = x.at() + at, uAt = u.at() + at, o = out.at() + at, i = 0;
        for (; i <= n - L; i += L)
            FloatExp.sigmoid(fromArray(F, xs, xAt + i).add(fromArray(F, us, uAt + i))).intoArray(to, o + i);
        for (; i < n; i++)
            to[o + i] = FloatExp.sigmoid(xs[xAt + i] + us[uAt + i]);
    }

    /// `out[at + i] = tanh(x[at + i] + u[at + i])`
    static void tanh(Slice x, Slice u, Slice out, int at, int n) {
        float[] xs = x.array(), us = u.array(), to = out.array();
        int xAt = x.at() + at, uAt = u.at() + at, o = out.at() + at, i = 0;
        for (; i <= n - L; i += L)
            FloatExp.tanh(fromArray(F, xs, xAt + i).add(fromArray(F, us, uAt + i))).intoArray(to, o + i);
        for (; i < n; i++)
            to[o + i] = FloatExp.tanh(xs[xAt + i] + us[uAt + i]);
    }

    /// `out[at + i] = tanh(x[at + i])`
    static void tanh(Slice x, Slice out, int at, int n) {
        float[] xs = x.array(), to = out.array();
        int xAt = x.at() + at, o = out.at() + at, i = 0;
        for (; i <= n - L; i += L)
            FloatExp.tanh(fromArray(F, xs, xAt + i)).intoArray(to, o + i);
        for (; i < n; i++)
            to[o + i] = FloatExp.tanh(xs[xAt + i]);
    }
}
