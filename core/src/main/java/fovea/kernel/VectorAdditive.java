package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [AdditiveKernels] for float32, cut among the threads: scores by query, gradients by batch row.
interface VectorAdditive extends AdditiveKernels {

    @Override
    default void additiveScores(AdditiveArrays of, Storage out, AdditiveSize size) {
        if (of.q() instanceof F32(float[] q) && of.k() instanceof F32(float[] k) && of.v() instanceof F32(float[] v)
                && out instanceof F32(float[] scores)) {
            var additive = new FloatAdditive(q, k, v, size.T(), size.S(), size.A());
            Threads.split(size.B() * size.T(), grain(size.S() * size.A()),
                    (from, to) -> additive.scores(scores, from, to));
        } else {
            AdditiveKernels.super.additiveScores(of, out, size);
        }
    }

    @Override
    default void additiveSlopes(Storage g, AdditiveArrays of, AdditiveArrays slopes, AdditiveSize size) {
        if (of.q() instanceof F32(float[] q) && of.k() instanceof F32(float[] k) && of.v() instanceof F32(float[] v)
                && g instanceof F32(float[] gradient) && slopes.q() instanceof F32(float[] dq)
                && slopes.k() instanceof F32(float[] dk) && slopes.v() instanceof F32(float[] dv)) {
            var additive = new FloatAdditive(q, k, v, size.T(), size.S(), size.A());
            Threads.split(size.B(), grain(size.T() * size.S() * size.A()),
                    (from, to) -> additive.slopes(gradient, dq, dk, dv, from, to));
        } else {
            AdditiveKernels.super.additiveSlopes(g, of, slopes, size);
        }
    }

    /// So many indices of `work` tanh each are worth a thread.
    private static int grain(int work) {
        return Math.max(1, VectorMaps.DEAR / Math.max(1, work));
    }
}
