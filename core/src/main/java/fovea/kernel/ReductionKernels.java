package fovea.kernel;

import java.util.Arrays;

/// Folding along an axis.
///
/// The defaults are the reference.
interface ReductionKernels {

    /// `out[o, j] = fold over i of x[o, i, j]`
    default void reduce(Reducer f, Storage x, Storage out, Block size) {
        double[] from = Wide.of(x, size.volume()), to = Wide.room(out, size.lines());
        for (int line = 0; line < size.lines(); line++) {
            int at = size.start(line);
            double folded = f.empty();
            for (int i = 0; i < size.n(); i++)
                folded = f.of(folded, from[at + i * size.inner()]);
            to[line] = folded;
        }
        Wide.round(to, out, size.lines());
    }

    /// `out[o, i, j] = fold over i' ≤ i of x[o, i', j]`
    default void scan(Reducer f, Storage x, Storage out, Block size) {
        double[] from = Wide.of(x, size.volume()), to = Wide.room(out, size.volume());
        int inner = size.inner(), stack = size.n() * inner;
        for (int start = 0; start < size.volume(); start += stack) {
            double folded = f.empty();                             // alone on its line, it stays in a register
            for (int at = start; at < start + inner; at++)
                to[at] = folded = f.of(f.empty(), from[at]);
            for (int at = start + inner; at < start + stack; at++)
                to[at] = folded = f.of(inner == 1 ? folded : to[at - inner], from[at]);
        }
        Wide.round(to, out, size.volume());
    }

    /// `out[o, i, j] = x[o, i, j] + a[o, i, j] out[o, i − 1, j]`, starting from 0.
    default void recur(Storage a, Storage x, Storage out, Block size) {
        double[] factors = Wide.of(a, size.volume()), from = Wide.of(x, size.volume());
        double[] to = Wide.room(out, size.volume());
        int inner = size.inner(), stack = size.n() * inner;
        for (int start = 0; start < size.volume(); start += stack) {
            System.arraycopy(from, start, to, start, inner);
            double y = inner == 0 ? 0 : to[start];
            for (int at = start + inner; at < start + stack; at++)
                to[at] = y = from[at] + factors[at] * (inner == 1 ? y : to[at - inner]);
        }
        Wide.round(to, out, size.volume());
    }

    /// The index of the largest along the axis, the first among equals; a NaN counts as largest.
    default void argmax(Storage x, int[] out, Block size) {
        double[] from = Wide.of(x, size.volume());
        int inner = size.inner();
        for (int o = 0; o < size.outer(); o++) {
            int start = o * size.n() * inner;
            Arrays.fill(out, o * inner, o * inner + inner, 0);
            for (int i = 1; i < size.n(); i++)
                for (int j = 0; j < inner; j++)
                    if (larger(from[start + i * inner + j], from[start + out[o * inner + j] * inner + j]))
                        out[o * inner + j] = i;
        }
    }

    private static boolean larger(double a, double b) {
        return a > b || Double.isNaN(a) && !Double.isNaN(b);
    }
}
