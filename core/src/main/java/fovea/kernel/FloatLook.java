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

    private FloatLook(LookPlan plan, LookArrays arrays) {
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
        var back = look.new Back(floats(slopes.gWeights()), floats(slopes.gContext()), floats(slopes.gq()),
                floats(slopes.gk()), floats(slopes.gv()), floats(slopes.gValues()));
        look.split(back);
    }

    private void split(Threads.Range rows) {
        Threads.split(plan.B(), Math.max(1, WORTH_A_THREAD / Math.max(1, T * S * A)), rows);
    }

    private void forward(int from, int to) {
        float[] scratch = new float[VIRTUAL];
        for (int b = from; b < to; b++) {
            for (int query = b * T; query < b * T + T; query++)
                for (int s = 0; s < S; s++)
                    weights[query * S + s] = plan.sees(query, s)
                            ? additive.score(query * A, (b * S + s) * A, scratch) : Float.NEGATIVE_INFINITY;
            FloatSoftmax.softmax(weights, weights, S, b * T, b * T + T);
            for (int query = b * T; query < b * T + T; query++)
                FloatMix.mix(weights, query * S, S, values, b * S * C, C, context, query * C);
        }
    }

    private static float[] floats(Storage storage) {
        return storage instanceof F32(float[] array) ? array : new float[0];
    }

    /// The way back.
    private final class Back implements Threads.Range {
        private final float[] gWeights, gContext, gq, gk, gv, gValues;

        Back(float[] gWeights, float[] gContext, float[] gq, float[] gk, float[] gv, float[] gValues) {
            this.gWeights = gWeights;
            this.gContext = gContext;
            this.gq = gq;
            this.gk = gk;
            this.gv = gv;
            this.gValues = gValues;
        }

        @Override
        public void run(int from, int to) {
            float[] g = new float[S], scratch = new float[VIRTUAL];
            Arrays.fill(gq, from * T * A, to * T * A, 0);
            Arrays.fill(gv, from * A, to * A, 0);
            for (int b = from; b < to; b++)
                for (int query = b * T; query < b * T + T; query++) {
                    readSlopes(query, b, g, scratch);
                    float mean = FloatSums.dot(weights, query * S, g, 0, S, scratch);
                    for (int s = 0; s < S; s++) {
                        float weight = weights[query * S + s];
                        if (weight != 0)
                            additive.addSlopes((g[s] - mean) * weight, query * A, gq, (b * S + s) * A, gk, b * A, gv);
                    }
                }
        }

        /// `g = ∂L/∂weights = gContext · values + gWeights`, and `gValues += weights gContext`
        private void readSlopes(int query, int b, float[] g, float[] scratch) {
            for (int s = 0; s < S; s++) {
                float weight = weights[query * S + s];
                g[s] = gWeights[query * S + s];
                if (weight != 0) {
                    g[s] += FloatSums.dot(gContext, query * C, values, (b * S + s) * C, C, scratch);
                    FloatMix.add(weight, gContext, query * C, C, gValues, (b * S + s) * C);
                }
            }
        }
    }
}
