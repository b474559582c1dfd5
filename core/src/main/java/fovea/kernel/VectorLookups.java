package fovea.kernel;

import java.util.Arrays;

import fovea.kernel.Storage.F32;

/// [LookupKernels] for float32, without widening the whole table for a few of its lines.
interface VectorLookups extends LookupKernels {

    @Override
    default void take(Storage x, int[] index, Storage out, Block size) {
        if (!(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to))) {
            LookupKernels.super.take(x, index, out, size);
            return;
        }
        int inner = size.inner();
        for (int o = 0; o < size.outer(); o++)
            for (int i = 0; i < index.length; i++)
                System.arraycopy(from, (o * size.n() + index[i]) * inner, to, (o * index.length + i) * inner, inner);
    }

    @Override
    default void takeBack(Storage x, int[] index, Storage out, Block size) {
        if (!(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to))) {
            LookupKernels.super.takeBack(x, index, out, size);
            return;
        }
        int inner = size.inner();
        Arrays.fill(to, 0, size.volume(), 0);
        for (int o = 0; o < size.outer(); o++)
            for (int i = 0; i < index.length; i++)
                addLine(from, (o * index.length + i) * inner, to, (o * size.n() + index[i]) * inner, inner);
    }

    private static void addLine(float[] from, int at, float[] to, int target, int n) {
        for (int j = 0; j < n; j++)
            to[target + j] += from[at + j];
    }
}
