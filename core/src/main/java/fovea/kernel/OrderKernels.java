package fovea.kernel;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;

/// Putting numbers in order.
///
/// The defaults are the reference. A number becomes a whole number that is ordered likewise, its *rank*, so that
/// comparing is the processor's, and neither −0 nor NaN is a special case.
interface OrderKernels {

    /// The first `k` in order of each line along the axis: what they are, and where they stood.
    ///
    /// `values[o, r, j] = x[o, indices[o, r, j], j]` for `r < k`; equals come in the order of their indices.
    default void first(int k, Order order, Storage x, Storage values, int[] indices, Block size) {
        switch (x) {
            case F32(float[] from) when values instanceof F32(float[] to) ->
                Threads.split(size.lines(), grain(size), (start, end) -> {
                    var sorter = new PackedSorter(size.n(), order);
                    for (int line = start; line < end; line++) {
                        int source = size.start(line), target = size.with(k).start(line);
                        sorter.read(from, source, size.inner());
                        sorter.first(k);
                        for (int r = 0; r < k; r++, target += size.inner()) {
                            indices[target] = sorter.index(r);
                            to[target] = from[source + indices[target] * size.inner()];
                        }
                    }
                });
            case F64(double[] from) when values instanceof F64(double[] to) -> {
                var sorter = new MergeSorter(size.n(), order);
                for (int line = 0; line < size.lines(); line++) {
                    int source = size.start(line), target = size.with(k).start(line);
                    int[] sorted = sorter.sorted(from, source, size.inner());
                    for (int r = 0; r < k; r++, target += size.inner()) {
                        indices[target] = sorted[r];
                        to[target] = from[source + sorted[r] * size.inner()];
                    }
                }
            }
            default -> throw new AssertionError("an allocated array has the wrong dtype");
        }
    }

    private static int grain(Block size) {
        return Math.max(1, 4096 / Math.max(1, size.n()));
    }
}
