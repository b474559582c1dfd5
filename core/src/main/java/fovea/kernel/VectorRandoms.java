package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [RandomKernels] for float32, cut among the threads.
interface VectorRandoms extends RandomKernels {

    @Override
    default void dropout(Storage x, double p, long key, Storage out, int n) {
        int groups = n / 4, limit = (int) Math.ceil(p * 0x1p24);
        if (!(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to))) {
            RandomKernels.super.dropout(x, p, key, out, n);
            return;
        }
        float scale = (float) (1 / (1 - p));
        Threads.split(groups, VectorMaps.DEAR,
                (start, end) -> FloatDropout.drop(from, limit, scale, key, to, start, end));
        FloatDropout.dropRest(from, limit, scale, key, to, n);
    }
}
