package fovea.kernel;

import java.util.Arrays;

import fovea.kernel.Storage.F32;

/// [CopyKernels] for float32: what is really a transposition goes block by block, the rest row by row, cut among the
/// threads.
interface VectorCopies extends CopyKernels {

    /// Columns of a thread's part of a transposition.
    int STRIP = 64;

    @Override
    default void copy(Storage x, View view, Storage out) {
        if (!(x instanceof F32(float[] from)) || !(out instanceof F32(float[] to)))
            CopyKernels.super.copy(x, view, out);
        else if (isTransposition(view))
            transpose(from, view, to);
        else
            Threads.split(view.rows(), Math.max(1, VectorMaps.CHEAP / Math.max(1, view.rowLength())),
                    (start, end) -> rows(from, view, to, start, end));
    }

    private static void rows(float[] from, View view, float[] to, int start, int end) {
        int n = view.rowLength(), step = view.rowStride();
        if (step == 1 && n < FloatCopies.LONG)
            FloatCopies.rows(from, view, to, start, end);
        else
            view.rows(start, end, (walked, o) -> Strided.copy(from, walked, step, to, o, 1, n));
    }

    /// Whether neighbours of the last axis but one lie side by side, and those of the last do not.
    private static boolean isTransposition(View view) {
        int last = view.sizes().length - 1;
        return last > 0 && view.strides()[last] > 1 && view.strides()[last - 1] == 1
                && view.sizes()[last - 1] > 1 && view.volume() > 0;
    }

    private static void transpose(float[] from, View view, float[] to) {
        int last = view.sizes().length - 1, rows = view.sizes()[last], columns = view.sizes()[last - 1];
        int step = view.strides()[last], strips = Math.ceilDiv(columns, STRIP);
        var matrices = new View(view.start(), before(last - 1, view.sizes()), before(last - 1, view.strides()));
        int grain = Math.max(1, VectorMaps.CHEAP / (rows * Math.min(STRIP, columns)));
        Threads.split(matrices.rows() * strips, grain, (start, end) -> {
            for (int part = start; part < end; part++) {
                int matrix = part / strips, column = part % strips * STRIP, width = Math.min(STRIP, columns - column);
                matrices.rows(matrix, matrix + 1, (walked, o) -> FloatTranspose.move(from, walked + column, step,
                        to, (o * columns + column) * rows, rows, rows, width));
            }
        });
    }

    /// The first axes, and one of a single step that stands for the matrix.
    private static int[] before(int count, int[] axes) {
        int[] first = Arrays.copyOf(axes, count + 1);
        first[count] = 1;
        return first;
    }
}
