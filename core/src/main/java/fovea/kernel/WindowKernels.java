package fovea.kernel;

import java.util.Arrays;

/// What windows see while they move over images.
///
/// The defaults are the reference.
interface WindowKernels {

    /// What every window sees, `(planes, i, j, o, p)`, zeros for padding.
    default void unfold(Storage x, Storage out, Sliding over) {
        int n = over.planes() * over.elements() * over.windows();
        double[] from = Wide.of(x, over.pixels()), to = Wide.room(out, n);
        over.each((pixel, at) -> to[at] = pixel < 0 ? 0 : from[pixel]);
        Wide.round(to, out, n);
    }

    /// Every pixel the sum of what stands in its places; what [#unfold] read, this adds back.
    default void fold(Storage x, Storage out, Sliding over) {
        double[] from = Wide.of(x, over.planes() * over.elements() * over.windows());
        double[] to = Wide.room(out, over.pixels());
        Arrays.fill(to, 0, over.pixels(), 0);
        over.each((pixel, at) -> {
            if (pixel >= 0)
                to[pixel] += from[at];
        });
        Wide.round(to, out, over.pixels());
    }

    /// Where each window's largest pixel stands on its plane, the first among equals; NaN counts as the largest.
    default void largest(Storage x, int[] out, Sliding over) {
        double[] from = Wide.of(x, over.pixels());
        Arrays.fill(out, -1);
        over.each((pixel, at) -> {
            int window = over.window(at), plane = window / over.windows() * over.plane();
            if (pixel >= 0 && (out[window] < 0 || from[pixel] > from[plane + out[window]]
                    || Double.isNaN(from[pixel]) && !Double.isNaN(from[plane + out[window]])))
                out[window] = pixel - plane;
        });
    }
}
