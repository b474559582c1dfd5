package fovea.kernel;

import static fovea.kernel.Lanes.F;
import static fovea.kernel.Lanes.L;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/// Short rows of a [View] to where they stand in order: heads split off and merged, narrow slices.
///
/// The last two axes are walked by a loop of their own. What a row costs beside its numbers counts, for the rows of a
/// head hold 64: 16,384 of them in one call.
final class FloatCopies {

    /// Rows of so many numbers are copied faster by the JDK.
    static final int LONG = 128;

    private FloatCopies() {}

    /// The rows `from … to` of the view, whose numbers lie side by side.
    static void rows(float[] x, View view, float[] out, int from, int to) {
        int n = view.rowLength(), last = view.sizes().length - 2;
        int height = last < 0 ? 1 : view.sizes()[last], step = last < 0 ? 0 : view.strides()[last];
        for (int r = from; r < to; ) {
            int rows = Math.min(to - r, height - r % height);
            columns(x, view.startOf(r), step, out, r * n, rows, n);
            r += rows;
        }
    }

    /// Columns four vectors at a time, then two, then one, then number by number.
    private static void columns(float[] x, int at, int step, float[] out, int o, int rows, int n) {
        int j = 0;
        for (; j <= n - 4 * L; j += 4 * L)
            fourVectors(x, at + j, step, out, o + j, rows, n);
        for (; j <= n - 2 * L; j += 2 * L)
            twoVectors(x, at + j, step, out, o + j, rows, n);
        for (; j <= n - L; j += L)
            for (int r = 0; r < rows; r++)
                fromArray(F, x, at + j + r * step).intoArray(out, o + j + r * n);
        for (; j < n; j++)
            for (int r = 0; r < rows; r++)
                out[o + j + r * n] = x[at + j + r * step];
    }

    private static void fourVectors(float[] x, int at, int step, float[] out, int o, int rows, int n) {
        for (int r = 0; r < rows; r++, at += step, o += n) {
            FloatVector a = fromArray(F, x, at), b = fromArray(F, x, at + L);
            FloatVector c = fromArray(F, x, at + 2 * L), d = fromArray(F, x, at + 3 * L);
            a.intoArray(out, o);
            b.intoArray(out, o + L);
            c.intoArray(out, o + 2 * L);
            d.intoArray(out, o + 3 * L);
        }
    }

    private static void twoVectors(float[] x, int at, int step, float[] out, int o, int rows, int n) {
        for (int r = 0; r < rows; r++, at += step, o += n) {
            FloatVector a = fromArray(F, x, at), b = fromArray(F, x, at + L);
            a.intoArray(out, o);
            b.intoArray(out, o + L);
        }
    }
}
