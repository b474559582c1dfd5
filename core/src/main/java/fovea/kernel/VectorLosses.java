package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [LossKernels] for float32, rows cut among the threads; smoothed labels are the reference's so far.
interface VectorLosses extends LossKernels {

    @Override
    default void crossEntropy(Storage x, int[] targets, double smoothing, Storage out, int n) {
        if (smoothing == 0 && x instanceof F32(float[] from) && out instanceof F32(float[] to)) {
            float[] totals = ArrayPool.floats(targets.length);
            split(targets.length, n,
                    (start, end) -> FloatLosses.crossEntropy(from, targets, to, totals, n, start, end));
            ArrayPool.takeBack(new F32(totals));
        } else {
            LossKernels.super.crossEntropy(x, targets, smoothing, out, n);
        }
    }

    @Override
    default void crossEntropySlope(Storage g, Storage x, int[] targets, double smoothing, Storage out, int n) {
        if (smoothing == 0 && g instanceof F32(float[] gradient) && x instanceof F32(float[] from)
                && out instanceof F32(float[] to)) {
            float[] totals = ArrayPool.floats(targets.length);
            split(targets.length, n, (start, end) -> {
                FloatSoftmax.logSumExp(from, totals, n, start, end);
                FloatLosses.crossEntropySlope(from, targets, totals, gradient, to, n, start, end);
            });
            ArrayPool.takeBack(new F32(totals));
        } else {
            LossKernels.super.crossEntropySlope(g, x, targets, smoothing, out, n);
        }
    }

    private static void split(int rows, int n, Threads.Range body) {
        Threads.split(rows, Math.max(1, VectorMaps.DEAR / Math.max(1, n)), body);
    }
}
