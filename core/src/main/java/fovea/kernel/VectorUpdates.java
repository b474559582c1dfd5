package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [UpdateKernels] for float32, cut among the threads.
interface VectorUpdates extends UpdateKernels {

    @Override
    default void sgd(Storage x, Storage g, Storage velocity, SgdStep step, int n) {
        if (!(x instanceof F32(float[] numbers)) || !(g instanceof F32(float[] gradient))
                || !(velocity instanceof F32(float[] speed)))
            UpdateKernels.super.sgd(x, g, velocity, step, n);
        else if (step.momentum() == 0)
            Threads.split(n, VectorMaps.CHEAP, (from, to) -> FloatUpdates.sgd(numbers, gradient, step, from, to));
        else
            Threads.split(n, VectorMaps.CHEAP,
                    (from, to) -> FloatUpdates.sgd(numbers, gradient, speed, step, from, to));
    }

    @Override
    default void adam(Storage x, Storage g, Storage m, Storage v, AdamStep step, int n) {
        if (x instanceof F32(float[] numbers) && g instanceof F32(float[] gradient)
                && m instanceof F32(float[] first) && v instanceof F32(float[] second))
            Threads.split(n, VectorMaps.DEAR,
                    (from, to) -> FloatUpdates.adam(numbers, gradient, first, second, step, from, to));
        else
            UpdateKernels.super.adam(x, g, m, v, step, n);
    }

    @Override
    default double sumOfSquares(Storage x, int n) {
        if (!(x instanceof F32(float[] numbers)))
            return UpdateKernels.super.sumOfSquares(x, n);
        double[] sums = new double[FloatUpdates.blocks(n)];
        Threads.split(sums.length, 4, (from, to) -> FloatUpdates.sumsOfSquares(numbers, sums, n, from, to));
        double sum = 0;
        for (double block : sums)
            sum += block;
        return sum;
    }
}
