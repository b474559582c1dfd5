package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [RowKernels] for float32, rows cut among the threads.
interface VectorRows extends RowKernels {

    @Override
    default void softmax(Storage x, Storage out, int rows, int n) {
        if (x instanceof F32(float[] from) && out instanceof F32(float[] to))
            split(rows, n, (start, end) -> FloatSoftmax.softmax(from, to, n, start, end));
        else
            RowKernels.super.softmax(x, out, rows, n);
    }

    @Override
    default void softmaxSlope(Storage g, Storage y, Storage out, int rows, int n) {
        if (g instanceof F32(float[] gradient) && y instanceof F32(float[] weights) && out instanceof F32(float[] to))
            split(rows, n, (start, end) -> FloatSoftmax.softmaxSlope(gradient, weights, to, n, start, end));
        else
            RowKernels.super.softmaxSlope(g, y, out, rows, n);
    }

    @Override
    default void logSumExp(Storage x, Storage out, int rows, int n) {
        if (x instanceof F32(float[] from) && out instanceof F32(float[] to))
            split(rows, n, (start, end) -> FloatSoftmax.logSumExp(from, to, n, start, end));
        else
            RowKernels.super.logSumExp(x, out, rows, n);
    }

    @Override
    default void logSoftmax(Storage x, Storage out, int rows, int n) {
        if (x instanceof F32(float[] from) && out instanceof F32(float[] to))
            split(rows, n, (start, end) -> FloatSoftmax.logSoftmax(from, to, n, start, end));
        else
            RowKernels.super.logSoftmax(x, out, rows, n);
    }

    @Override
    default void logSoftmaxSlope(Storage g, Storage y, Storage out, int rows, int n) {
        if (g instanceof F32(float[] gradient) && y instanceof F32(float[] logs) && out instanceof F32(float[] to))
            split(rows, n, (start, end) -> FloatSoftmax.logSoftmaxSlope(gradient, logs, to, n, start, end));
        else
            RowKernels.super.logSoftmaxSlope(g, y, out, rows, n);
    }

    @Override
    default void standardize(Storage x, double eps, Storage out, Storage scale, int rows, int n) {
        if (x instanceof F32(float[] from) && out instanceof F32(float[] to) && scale instanceof F32(float[] scales))
            split(rows, n, (start, end) -> FloatNorms.standardize(from, (float) eps, to, scales, n, start, end));
        else
            RowKernels.super.standardize(x, eps, out, scale, rows, n);
    }

    @Override
    default void standardizeSlope(Storage g, Storage y, Storage scale, Storage out, int rows, int n) {
        if (g instanceof F32(float[] gradient) && y instanceof F32(float[] standard)
                && scale instanceof F32(float[] scales) && out instanceof F32(float[] to))
            split(rows, n, (start, end) -> FloatNorms.standardizeSlope(gradient, standard, scales, to, n, start, end));
        else
            RowKernels.super.standardizeSlope(g, y, scale, out, rows, n);
    }

    private static void split(int rows, int n, Threads.Range body) {
        Threads.split(rows, Math.max(1, VectorMaps.DEAR / Math.max(1, n)), body);
    }
}
