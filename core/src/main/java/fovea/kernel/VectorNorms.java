package fovea.kernel;

import java.util.Arrays;

import fovea.kernel.Storage.F32;

/// [NormKernels] for float32: rows cut among the threads, sums over rows by blocks of a fixed number of them.
interface VectorNorms extends NormKernels {

    @Override
    default void layerNorm(NormArrays in, double eps, Storage y, NormMoments kept, int rows, int n) {
        if (in.x() instanceof F32(float[] x) && in.w() instanceof F32(float[] w) && in.b() instanceof F32(float[] b)
                && y instanceof F32(float[] out) && kept.mean() instanceof F32(float[] mean)
                && kept.scale() instanceof F32(float[] scale)) {
            var moments = new FloatMoments(mean, scale, kept.centred());
            Threads.split(rows, grain(n),
                    (from, to) -> FloatNorms.layerNorm(x, w, b, (float) eps, out, moments, n, from, to));
        } else {
            NormKernels.super.layerNorm(in, eps, y, kept, rows, n);
        }
    }

    @Override
    default void layerNormSlope(Storage g, NormArrays in, NormMoments kept, NormArrays out, int rows, int n) {
        if (g instanceof F32(float[] gradient) && in.x() instanceof F32(float[] x) && in.w() instanceof F32(float[] w)
                && kept.mean() instanceof F32(float[] mean) && kept.scale() instanceof F32(float[] scale)
                && out.x() instanceof F32(float[] dx) && out.w() instanceof F32(float[] dw)
                && out.b() instanceof F32(float[] db)) {
            var moments = new FloatMoments(mean, scale, kept.centred());
            float[] pw = ArrayPool.floats(FloatColumns.blocks(rows) * n), pb = ArrayPool.floats(pw.length);
            var slopes = new FloatNormSlopes(gradient, x, w, moments, dx, pw, pb);
            blocks(rows, n, (block, first, last) -> {
                Arrays.fill(pw, block * n, block * n + n, 0);
                Arrays.fill(pb, block * n, block * n + n, 0);
                slopes.rows(n, first, last, block * n);
            });
            fold(pw, dw, rows, n);
            fold(pb, db, rows, n);
            ArrayPool.takeBack(new F32(pw));
            ArrayPool.takeBack(new F32(pb));
        } else {
            NormKernels.super.layerNormSlope(g, in, kept, out, rows, n);
        }
    }

    /// The rows `first … last` of a block.
    @FunctionalInterface
    interface Rows {
        void of(int block, int first, int last);
    }

    private static void blocks(int rows, int n, Rows body) {
        int block = FloatColumns.BLOCK;
        Threads.split(FloatColumns.blocks(rows), grain(block * n), (from, to) -> {
            for (int b = from; b < to; b++)
                body.of(b, b * block, Math.min(rows, b * block + block));
        });
    }

    private static void fold(float[] partial, float[] out, int rows, int n) {
        Arrays.fill(out, 0, n, 0);
        FloatColumns.addRows(partial, 0, FloatColumns.blocks(rows), n, out, 0);
    }

    private static int grain(int work) {
        return Math.max(1, VectorMaps.DEAR / Math.max(1, work));
    }
}
