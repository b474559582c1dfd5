package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [LookKernels] for float32.
interface VectorLooks extends LookKernels {

    @Override
    default void look(LookPlan plan, LookArrays arrays) {
        if (arrays.q() instanceof F32)
            FloatLook.forward(plan, arrays);
        else
            LookKernels.super.look(plan, arrays);
    }

    @Override
    default void lookSlope(LookPlan plan, LookArrays arrays, LookSlopes slopes) {
        if (arrays.q() instanceof F32)
            FloatLook.backward(plan, arrays, slopes);
        else
            LookKernels.super.lookSlope(plan, arrays, slopes);
    }
}
