package fovea.kernel;

import java.util.Arrays;

import fovea.kernel.Storage.F32;

/// [LookupKernels] for float32, without widening the whole table for a few of its lines; single
/// elements by stacks, cut among the threads.
interface VectorLookups extends LookupKernels {

    @Override
    default void take(Storage x, int[] index, Storage out, Block size) {
        if (!(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to))) {
            LookupKernels.super.take(x, index, out, size);
            return;
        }
        int inner = size.inner(), m = index.length;
        if (inner == 1)
            for (int o = 0; o < size.outer(); o++)
                takeSingly(from, o * size.n(), index, to, o * m);
        else
            Threads.split(size.outer() * m, Math.max(1, VectorMaps.CHEAP / Math.max(1, inner)), (start, end) -> {
                for (int line = start; line < end; line++)
                    System.arraycopy(from, (line / m * size.n() + index[line % m]) * inner, to, line * inner, inner);
            });
    }

    private static void takeSingly(float[] from, int at, int[] index, float[] to, int target) {
        for (int i = 0; i < index.length; i++)
            to[target + i] = from[at + index[i]];
    }

    @Override
    default void takeBack(Storage x, int[] index, Storage out, Block size) {
        if (!(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to))) {
            LookupKernels.super.takeBack(x, index, out, size);
            return;
        }
        int inner = size.inner(), m = index.length, work = Math.max(1, size.outer() * m);
        Threads.split(size.volume(), VectorMaps.CHEAP, (start, end) -> Arrays.fill(to, start, end, 0));
        Threads.split(inner, Math.max(Lanes.VIRTUAL, VectorMaps.CHEAP / work), (start, end) -> {
            for (int o = 0; o < size.outer(); o++)                 // lines may meet, so threads share out the columns
                for (int i = 0; i < m; i++)
                    FloatLines.addTo(from, (o * m + i) * inner + start, to, (o * size.n() + index[i]) * inner + start,
                            end - start);
        });
    }

    @Override
    default void gather(Storage x, int[] index, Storage out, Block size, int m) {
        if (!(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to))) {
            LookupKernels.super.gather(x, index, out, size, m);
            return;
        }
        int inner = size.inner(), each = m * inner;
        Threads.split(size.outer(), Math.max(1, VectorMaps.CHEAP / Math.max(1, each)), (start, end) -> {
            for (int o = start; o < end; o++)
                for (int i = o * each, j = 0; i < (o + 1) * each; i++, j = j + 1 == inner ? 0 : j + 1)
                    to[i] = from[(o * size.n() + index[i]) * inner + j];
        });
    }

    @Override
    default void gatherBack(Storage x, int[] index, Storage out, Block size, int m) {
        if (!(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to))) {
            LookupKernels.super.gatherBack(x, index, out, size, m);
            return;
        }
        int inner = size.inner(), each = m * inner, stack = size.n() * inner;
        Threads.split(size.outer(), Math.max(1, VectorMaps.CHEAP / Math.max(1, each + stack)), (start, end) -> {
            Arrays.fill(to, start * stack, end * stack, 0);
            for (int o = start; o < end; o++)
                for (int i = o * each, j = 0; i < (o + 1) * each; i++, j = j + 1 == inner ? 0 : j + 1)
                    to[(o * size.n() + index[i]) * inner + j] += from[i];
        });
    }
}
