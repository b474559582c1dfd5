package fovea.kernel;

import java.util.Arrays;

/// Reading at indices along an axis, and adding back where it was read.
///
/// The defaults are the reference. Indices have been checked by the caller.
interface LookupKernels {

    /// `out[o, i, j] = x[o, index[i], j]`: whole lines, as an embedding does. `size` is that of `x`.
    default void take(Storage x, int[] index, Storage out, Block size) {
        double[] from = Wide.of(x, size.volume());
        int n = size.outer() * index.length * size.inner();
        double[] to = Wide.room(out, n);
        for (int o = 0; o < size.outer(); o++)
            for (int i = 0; i < index.length; i++)
                System.arraycopy(from, (o * size.n() + index[i]) * size.inner(),
                        to, (o * index.length + i) * size.inner(), size.inner());
        Wide.round(to, out, n);
    }

    /// `out[o, index[i], j] += x[o, i, j]`, from zero; lines that meet are added in the order of `i`. `size` is that of
    /// `out`.
    default void takeBack(Storage x, int[] index, Storage out, Block size) {
        double[] from = Wide.of(x, size.outer() * index.length * size.inner());
        double[] to = Wide.room(out, size.volume());
        Arrays.fill(to, 0, size.volume(), 0);
        for (int o = 0; o < size.outer(); o++)
            for (int i = 0; i < index.length; i++) {
                int target = (o * size.n() + index[i]) * size.inner(), source = (o * index.length + i) * size.inner();
                for (int j = 0; j < size.inner(); j++)
                    to[target + j] += from[source + j];
            }
        Wide.round(to, out, size.volume());
    }

    /// `out[o, i, j] = x[o, index[o, i, j], j]`: an index for every element. `size` is that of `x`, `m` the indices
    /// along the axis.
    default void gather(Storage x, int[] index, Storage out, Block size, int m) {
        double[] from = Wide.of(x, size.volume());
        int n = size.outer() * m * size.inner();
        double[] to = Wide.room(out, n);
        for (int e = 0; e < n; e++)
            to[e] = from[source(e, index[e], size, m)];
        Wide.round(to, out, n);
    }

    /// `out[o, index[o, i, j], j] += x[o, i, j]`, from zero. `size` is that of `out`.
    default void gatherBack(Storage x, int[] index, Storage out, Block size, int m) {
        int n = size.outer() * m * size.inner();
        double[] from = Wide.of(x, n), to = Wide.room(out, size.volume());
        Arrays.fill(to, 0, size.volume(), 0);
        for (int e = 0; e < n; e++)
            to[source(e, index[e], size, m)] += from[e];
        Wide.round(to, out, size.volume());
    }

    private static int source(int element, int index, Block size, int m) {
        int j = element % size.inner(), o = element / (m * size.inner());
        return (o * size.n() + index) * size.inner() + j;
    }
}
