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

    @Override
    default boolean knowsAttentive(Storage x) {
        return x instanceof F32;
    }

    @Override
    default void attentive(AttentiveUnroll walk) {
        FloatAttentive.run(walk);
    }

    @Override
    default void attentiveSlope(AttentiveUnroll walk, UnrollSlopes walked, LookSlopes looked) {
        FloatAttentiveSlope.run(walk, walked, looked);
    }

    @Override
    default int packedLength(Storage weight, Unroll how) {
        int H = how.width(), G = how.gates().products() * H;
        return weight instanceof F32 ? Math.max(FloatPanels.length(H, G), FloatPanels.length(G, H)) : 0;
    }

    @Override
    default void pack(Storage weight, Storage packed, Unroll how) {
        int H = how.width(), G = how.gates().products() * H;
        if (weight instanceof F32(float[] plain) && packed instanceof F32(float[] room))
            FloatPanels.ofTransposed(plain, new FloatPanels(room, H, G));
    }

    @Override
    default void packBack(Storage weight, Storage packed, Unroll how) {
        int H = how.width(), G = how.gates().products() * H;
        if (weight instanceof F32(float[] plain) && packed instanceof F32(float[] room))
            FloatPanels.of(plain, new FloatPanels(room, G, H));
    }
}
