package fovea.kernel;

import fovea.kernel.Storage.F32;

/// [WindowKernels] for float32, planes cut among the threads.
interface VectorWindows extends WindowKernels {

    @Override
    default void unfold(Storage x, Storage out, Sliding over) {
        if (x instanceof F32(float[] from) && out instanceof F32(float[] to))
            split(over, (start, end) -> FloatWindows.unfold(from, to, over, start, end));
        else
            WindowKernels.super.unfold(x, out, over);
    }

    @Override
    default void fold(Storage x, Storage out, Sliding over) {
        if (x instanceof F32(float[] from) && out instanceof F32(float[] to))
            split(over, (start, end) -> FloatWindows.fold(from, to, over, start, end));
        else
            WindowKernels.super.fold(x, out, over);
    }

    @Override
    default void largest(Storage x, int[] out, Sliding over) {
        if (x instanceof F32(float[] from))
            split(over, (start, end) -> FloatWindows.largest(from, out, over, start, end));
        else
            WindowKernels.super.largest(x, out, over);
    }

    private static void split(Sliding over, Threads.Range body) {
        int work = Math.max(1, over.elements() * over.windows());
        Threads.split(over.planes(), Math.max(1, VectorMaps.CHEAP / work), body);
    }
}
