package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [RecurrentKernels] for float32.
interface VectorRecurrences extends RecurrentKernels {

    @Override
    default void unroll(Unroll how, UnrollArrays arrays) {
        if (arrays.x() instanceof F32)
            FloatUnroll.run(how, arrays);
        else
            RecurrentKernels.super.unroll(how, arrays);
    }

    @Override
    default void unrollSlope(Unroll how, UnrollArrays arrays, UnrollSlopes slopes) {
        if (slopes.gy() instanceof F32)
            FloatUnrollSlope.run(how, arrays, slopes);
        else
            RecurrentKernels.super.unrollSlope(how, arrays, slopes);
    }
}
