package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [RandomKernels] for float32, cut among the threads.
interface VectorRandoms extends RandomKernels {

    @Override
    default void dropout(Storage x, double p, long key, Storage out, int n) {
        if (x instanceof F32(float[] from) && out instanceof F32(float[] to))
            Threads.split(n, VectorMaps.DEAR, (start, end) -> FloatDropout.drop(from, p, key, to, start, end));
        else
            RandomKernels.super.dropout(x, p, key, out, n);
    }

    @Override
    default void dropoutSlope(Storage g, Storage y, double p, Storage out, int n) {
        if (g instanceof F32(float[] slope) && y instanceof F32(float[] seen) && out instanceof F32(float[] to))
            Threads.split(n, VectorMaps.CHEAP, (start, end) -> FloatDropout.slope(slope, seen, p, to, start, end));
        else
            RandomKernels.super.dropoutSlope(g, y, p, out, n);
    }

    @Override
    default void uniform(double bound, long key, Storage out, int n) {
        if (out instanceof F32(float[] to))
            Threads.split(n, VectorMaps.DEAR, (start, end) -> FloatDraws.uniform(bound, key, to, start, end));
        else
            RandomKernels.super.uniform(bound, key, out, n);
    }

    @Override
    default void normal(double deviation, long key, Storage out, int n) {
        if (out instanceof F32(float[] to))
            Threads.split(n, VectorMaps.DEAR, (start, end) -> FloatDraws.normal(deviation, key, to, start, end));
        else
            RandomKernels.super.normal(deviation, key, out, n);
    }
}
