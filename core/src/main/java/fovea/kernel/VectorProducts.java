package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [ProductKernels] for float32.
interface VectorProducts extends ProductKernels {

    @Override
    default void matmul(Storage a, Storage b, Storage c, MatmulSize size) {
        if (a instanceof F32(float[] left) && b instanceof F32(float[] right) && c instanceof F32(float[] to))
            FloatMatmul.multiply(left, right, to, size);
        else
            ProductKernels.super.matmul(a, b, c, size);
    }

    @Override
    default void addMatmul(Storage a, Storage b, Storage c, MatmulSize size) {
        if (a instanceof F32(float[] left) && b instanceof F32(float[] right) && c instanceof F32(float[] to))
            FloatMatmul.addTo(left, right, to, size);
        else
            ProductKernels.super.addMatmul(a, b, c, size);
    }

    @Override
    default void linear(Storage a, Storage b, Storage offset, Storage c, MatmulSize size) {
        if (a instanceof F32(float[] left) && b instanceof F32(float[] right) && offset instanceof F32(float[] start)
                && c instanceof F32(float[] to))
            FloatMatmul.linear(left, right, start, to, size);
        else
            ProductKernels.super.linear(a, b, offset, c, size);
    }
}
