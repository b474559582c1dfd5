package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [AttentionKernels] for float32, heads cut among the threads.
interface VectorAttention extends AttentionKernels {

    @Override
    default void attend(AttentionArrays arrays, AttentionPlan plan) {
        if (!(arrays.q() instanceof F32(float[] q)) || !(arrays.k() instanceof F32(float[] k))
                || !(arrays.v() instanceof F32(float[] v))
                || !(arrays.out() instanceof F32(float[] out)) || !(arrays.total() instanceof F32(float[] total))) {
            AttentionKernels.super.attend(arrays, plan);
            return;
        }
        var attention = new FloatAttention(q, k, v, plan);
        Threads.split(attention.parts(), grain(plan), (from, to) -> attention.contexts(out, total, from, to));
    }

    @Override
    default void attendSlopes(Storage g, AttentionArrays arrays, AttentionPlan plan, AttentionSlopes slopes) {
        if (!(arrays.q() instanceof F32(float[] q)) || !(arrays.k() instanceof F32(float[] k))
                || !(arrays.v() instanceof F32(float[] v))
                || !(arrays.out() instanceof F32(float[] out)) || !(arrays.total() instanceof F32(float[] total))
                || !(g instanceof F32(float[] gradient)) || !(slopes.q() instanceof F32(float[] dq))
                || !(slopes.k() instanceof F32(float[] dk)) || !(slopes.v() instanceof F32(float[] dv))) {
            AttentionKernels.super.attendSlopes(g, arrays, plan, slopes);
            return;
        }
        var attention = new FloatAttentionSlope(q, k, v, plan);
        var made = new FloatAttentionSlope.Made(out, total, gradient);
        Threads.split(plan.stacks(), grain(plan), (from, to) -> attention.slopes(made, dq, dk, dv, from, to));
    }

    /// Parts that are worth a thread: some 2¹⁶ multiply-adds.
    private static int grain(AttentionPlan plan) {
        return Math.clamp((1L << 16) / Math.max(1, (long) plan.T() * plan.S() * plan.d()), 1, 1 << 20);
    }
}
