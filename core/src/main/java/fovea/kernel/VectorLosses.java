package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [LossKernels] for float32, rows cut among the threads; smoothed labels are the reference's so far.
interface VectorLosses extends LossKernels {

    @Override
    default void crossEntropy(LossRows rows, Storage out) {
        if (rows.smoothing() == 0 && rows.x() instanceof F32(float[] x) && rows.total() instanceof F32(float[] total)
                && out instanceof F32(float[] to))
            split(rows, (from, end) -> FloatLosses.crossEntropy(x, rows.targets(), to, total, rows.n(), from, end));
        else
            LossKernels.super.crossEntropy(rows, out);
    }

    @Override
    default void crossEntropySlope(Storage g, LossRows rows, Storage out) {
        if (rows.smoothing() == 0 && g instanceof F32(float[] gradient) && rows.x() instanceof F32(float[] x)
                && rows.total() instanceof F32(float[] total) && out instanceof F32(float[] to))
            split(rows, (from, end) -> FloatLosses.crossEntropySlope(x, rows.targets(), total, gradient, to, rows.n(),
                    from, end));
        else
            LossKernels.super.crossEntropySlope(g, rows, out);
    }

    private static void split(LossRows rows, Threads.Range body) {
        Threads.split(rows.count(), Math.max(1, VectorMaps.DEAR / Math.max(1, rows.n())), body);
    }
}
