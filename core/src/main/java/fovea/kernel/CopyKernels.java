package fovea.kernel;

import java.util.Arrays;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;

/// Moving numbers without changing them, so that both precisions do the same.
///
/// The defaults are the reference.
interface CopyKernels {

    /// `out` in order = `x` along a view: transposing, slicing, stretching.
    default void copy(Storage x, View view, Storage out) {
        int n = view.rowLength(), step = view.rowStride();
        if (x instanceof F32(float[] from) && out instanceof F32(float[] to))
            view.rows((walked, o) -> Strided.copy(from, walked, step, to, o, 1, n));
        else if (x instanceof F64(double[] from) && out instanceof F64(double[] to))
            view.rows((walked, o) -> Strided.copy(from, walked, step, to, o, 1, n));
    }

    /// `out` along a view = `x` in order; the rest of `out` stays as it is. What [#copy] takes out, this puts back.
    default void place(Storage x, Storage out, View view) {
        int n = view.rowLength(), step = view.rowStride();
        if (x instanceof F32(float[] from) && out instanceof F32(float[] to))
            view.rows((walked, o) -> Strided.copy(from, o, 1, to, walked, step, n));
        else if (x instanceof F64(double[] from) && out instanceof F64(double[] to))
            view.rows((walked, o) -> Strided.copy(from, o, 1, to, walked, step, n));
    }

    /// `out` = a stack of matrices within a band about the diagonal, 0 outside of it.
    default void band(Storage x, Storage out, Band band) {
        if (x instanceof F32(float[] from) && out instanceof F32(float[] to))
            for (int row = 0; row < band.rows(); row++) {
                int at = row * band.n(), first = at + band.first(row), last = at + band.last(row);
                Arrays.fill(to, at, first, 0);
                System.arraycopy(from, first, to, first, last - first);
                Arrays.fill(to, last, at + band.n(), 0);
            }
        else if (x instanceof F64(double[] from) && out instanceof F64(double[] to))
            for (int row = 0; row < band.rows(); row++) {
                int at = row * band.n(), first = at + band.first(row), last = at + band.last(row);
                Arrays.fill(to, at, first, 0);
                System.arraycopy(from, first, to, first, last - first);
                Arrays.fill(to, last, at + band.n(), 0);
            }
    }
}
