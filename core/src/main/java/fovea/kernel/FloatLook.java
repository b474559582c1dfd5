package fovea.kernel;

import static fovea.kernel.Lanes.VIRTUAL;

import java.util.Arrays;

import fovea.kernel.Storage.F32;

/// Additive attention in float32: a row of the batch at a time, so that its keys and values stay in the first cache.
final class FloatLook {

    private static final int WORTH_A_THREAD = 1 << 15;              // hidden units, of some 20 operations each

    private final LookPlan plan;
    private final FloatAdditive additive;
    private final int T, S, A, C;
    private final float[] values, weights, context;

    FloatLook(LookPlan plan, LookArrays arrays) {
        this.plan = plan;
        T = plan.T();
        S = plan.S();
        A = plan.A();
        C = plan.C();
        additive = new FloatAdditive(floats(arrays.q()), floats(arrays.k()), floats(arrays.v()), T, S, A);
        values = floats(arrays.values());
        weights = floats(arrays.weights());
        context = floats(arrays.context());
    }

    static void forward(LookPlan plan, LookArrays arrays) {
        var look = new FloatLook(plan, arrays);
        look.split(look::forward);
    }

    static void backward(LookPlan plan, LookArrays arrays, LookSlopes slopes) {
        var look = new FloatLook(plan, arrays);
        look.split(look.new Back(slopes, floats(slopes.gContext())));
    }

    private void split(Threads.Range rows) {
        Threads.split(plan.B(), Math.max(1, WORTH_A_THREAD / Math.max(1, T * S * A)), rows);
    }

    private void forward(int from, int to) {
        float[] scratch = new float[VIRTUAL];
        for (int query = from * T; query < to * T; query++)
            look(query, scratch);
    }

    /// Weights and context of one query, counted through the batch; `scratch` has sixteen numbers.
    void look(int query, float[] scratch) {
        int b = query / T;
        for (int s = 0; s < S; s++)
            weights[query * S + s] = plan.sees(query, s)
                    ? additive.score(query * A, (b * S + s) * A, scratch) : Float.NEGATIVE_INFINITY;
        FloatSoftmax.softmax(weights, weights, S, query, query + 1);
        FloatMix.mix(weights, query * S, S, values, b * S * C, C, context, query * C);
    }

    private static float[] floats(Storage storage) {
        return storage instanceof F32(float[] array) ? array : new float[0];
    }

    /// The way back.
    final class Back implements Threads.Range {
        private final float[] gWeights, gContext, gq, gk, gv, gValues;

        /// @param gContext the slopes of contexts, one after the other
        Back(LookSlopes slopes, float[] gContext) {
            this.gContext = gContext;
            gWeights = floats(slopes.gWeights());
            gq = floats(slopes.gq());
            gk = floats(slopes.gk());
            gv = floats(slopes.gv());
            gValues = floats(slopes.gValues());
        }

        @Override
        public void run(int from, int to) {
            float[] g = new float[S], scratch = new float[VIRTUAL];
            Arrays.fill(gv, from * A, to * A, 0);
            for (int query = from * T; query < to * T; query++)
                look(query, query * C, g, scratch);
        }

        /// The way back of one query; the slope of its context stands at `at`. `g` has a number for each key.
        void look(int query, int at, float[] g, float[] scratch) {
            int b = query / T;
            Arrays.fill(gq, query * A, query * A + A, 0);
            readSlopes(query, at, g, scratch);
            float mean = FloatSums.dot(weights, query * S, g, 0, S, scratch);
            for (int s = 0; s < S; s++) {
                float weight = weights[query * S + s];
                if (weight != 0)
                    additive.addSlopes((g[s] - mean) * weight, query * A, gq, (b * S + s) * A, gk, b * A, gv);
            }
        }

        /// `g = ∂L/∂weights = gContext · values + gWeights`, and `gValues += weights gContext`
        private void readSlopes(int query, int at, float[] g, float[] scratch) {
            int first = query / T * S;
            for (int s = 0; s < S; s++) {
                float weight = weights[query * S + s];
                g[s] = gWeights[query * S + s];
                if (weight != 0) {
                    g[s] += FloatSums.dot(gContext, at, values, (first + s) * C, C, scratch);
                    FloatMix.add(weight, gContext, at, C, gValues, (first + s) * C);
                }
            }
        }
    }
}
