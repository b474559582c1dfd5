package fovea.kernel;

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
        for (int line = 0; line < size.lines(); line++) {
            double folded = f.empty();
            for (int i = 0, at = size.start(line); i < size.n(); i++, at += size.inner())
                to[at] = folded = f.of(folded, from[at]);
        }
        Wide.round(to, out, size.volume());
    }

    /// `out[o, i, j] = x[o, i, j] + a[o, i, j] out[o, i − 1, j]`, starting from 0.
    default void recur(Storage a, Storage x, Storage out, Block size) {
        double[] factors = Wide.of(a, size.volume()), from = Wide.of(x, size.volume());
        double[] to = Wide.room(out, size.volume());
        for (int line = 0; line < size.lines(); line++) {
            double y = 0;
            for (int i = 0, at = size.start(line); i < size.n(); i++, at += size.inner())
                to[at] = y = i == 0 ? from[at] : from[at] + factors[at] * y;
        }
        Wide.round(to, out, size.volume());
    }

    /// The index of the largest along the axis, the first among equals; a NaN counts as largest.
    default void argmax(Storage x, int[] out, Block size) {
        double[] from = Wide.of(x, size.volume());
        for (int line = 0; line < size.lines(); line++) {
            int at = size.start(line), best = 0;
            for (int i = 1; i < size.n(); i++)
                if (Double.compare(from[at + i * size.inner()] + 0.0, from[at + best * size.inner()] + 0.0) > 0)
                    best = i;                                // + 0.0: −0 and 0 are equal here
            out[line] = best;
        }
    }
}
