package fovea.kernel;

import java.util.Arrays;

import fovea.kernel.Storage.F32;

/// [ReductionKernels] for float32: sums and maxima along the last axis by rows, along others by columns.
interface VectorReductions extends ReductionKernels {

    @Override
    default void reduce(Reducer f, Storage x, Storage out, Block size) {
        if (!(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to)))
            ReductionKernels.super.reduce(f, x, out, size);
        else if (f == Reducer.SUM && size.inner() == 1)
            sumRows(from, to, size.outer(), size.n());
        else if (f == Reducer.SUM)
            sumColumns(from, to, size);
        else
            ReductionKernels.super.reduce(f, x, out, size);
    }

    @Override
    default void argmax(Storage x, int[] out, Block size) {
        if (!(x instanceof F32(float[] from)) || size.inner() != 1) {
            ReductionKernels.super.argmax(x, out, size);
            return;
        }
        int n = size.n();
        Threads.split(size.outer(), Math.max(1, VectorMaps.CHEAP / Math.max(1, n)), (start, end) -> {
            for (int r = start; r < end; r++)
                out[r] = FloatSums.argmax(from, r * n, n);
        });
    }

    private static void sumRows(float[] from, float[] to, int rows, int n) {
        Threads.split(rows, Math.max(1, VectorMaps.CHEAP / Math.max(1, n)), (start, end) -> {
            float[] s = new float[Lanes.VIRTUAL];
            for (int r = start; r < end; r++)
                to[r] = FloatSums.sum(from, r * n, n, s);
        });
    }

    /// Each stack's rows are added up by blocks of a fixed number of rows, so that the threads do not show in the sum.
    private static void sumColumns(float[] from, float[] to, Block size) {
        int rows = size.n(), n = size.inner(), blocks = FloatColumns.blocks(rows);
        if (blocks <= 1) {
            Threads.split(size.outer(), Math.max(1, VectorMaps.CHEAP / Math.max(1, rows * n)), (start, end) -> {
                for (int o = start; o < end; o++) {
                    Arrays.fill(to, o * n, o * n + n, 0);
                    FloatColumns.addRows(from, o * rows * n, rows, n, to, o * n);
                }
            });
            return;
        }
        float[] partial = ArrayPool.floats(blocks * n);
        for (int o = 0; o < size.outer(); o++)
            sumBlocks(from, o * rows * n, partial, to, new Block(o, rows, n));
        ArrayPool.takeBack(new F32(partial));
    }

    private static void sumBlocks(float[] from, int at, float[] partial, float[] to, Block stack) {
        int rows = stack.n(), n = stack.inner(), blocks = FloatColumns.blocks(rows), out = stack.outer() * n;
        Threads.split(blocks, Math.max(1, VectorMaps.CHEAP / Math.max(1, FloatColumns.BLOCK * n)), (start, end) -> {
            for (int b = start; b < end; b++) {
                int first = b * FloatColumns.BLOCK;
                Arrays.fill(partial, b * n, b * n + n, 0);
                FloatColumns.addRows(from, at + first * n, Math.min(FloatColumns.BLOCK, rows - first), n, partial,
                        b * n);
            }
        });
        Arrays.fill(to, out, out + n, 0);
        FloatColumns.addRows(partial, 0, blocks, n, to, out);
    }
}
