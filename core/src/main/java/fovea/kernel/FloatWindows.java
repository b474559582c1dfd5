package fovea.kernel;

import java.util.Arrays;

/// Windows over the planes `from … to`, line by line: element `(i, j)` of a row of windows is a line of pixels, every
/// `stride`-th of them. Where that line leaves the image is known beforehand, so nothing is asked for each pixel.
final class FloatWindows {

    /// Meets lines that lie within the image.
    private interface Line {
        /// The line of `n` pixels from `pixel` on, seen by the windows from number `window` on; `at` is the first one's
        /// place among what the windows see.
        void of(int pixel, int window, int at, int n);
    }

    private FloatWindows() {}

    static void unfold(float[] x, float[] out, Sliding over, int from, int to) {
        int each = over.elements() * over.windows(), stride = over.across().stride();
        if (over.down().padding() > 0 || over.across().padding() > 0)
            Arrays.fill(out, from * each, to * each, 0);
        lines(over, from, to, (pixel, _, at, n) -> Strided.copy(x, pixel, stride, out, at, 1, n));
    }

    static void fold(float[] x, float[] out, Sliding over, int from, int to) {
        int stride = over.across().stride();
        Arrays.fill(out, from * over.plane(), to * over.plane(), 0);
        lines(over, from, to, (pixel, _, at, n) -> {
            if (stride == 1)
                add(x, at, out, pixel, n);
            else
                for (int i = 0; i < n; i++)
                    out[pixel + i * stride] += x[at + i];
        });
    }

    static void largest(float[] x, int[] out, Sliding over, int from, int to) {
        int stride = over.across().stride(), windows = over.windows(), plane = over.plane();
        Arrays.fill(out, from * windows, to * windows, -1);
        lines(over, from, to, (pixel, window, _, n) -> {
            int start = window / windows * plane;
            for (int i = 0; i < n; i++) {
                float here = x[pixel + i * stride];
                int best = out[window + i];
                if (best < 0 || here > x[start + best] || here != here && x[start + best] == x[start + best])
                    out[window + i] = pixel + i * stride - start;
            }
        });
    }

    private static void add(float[] x, int at, float[] out, int pixel, int n) {
        for (int i = 0; i < n; i++)
            out[pixel + i] += x[at + i];
    }

    private static void lines(Sliding over, int from, int to, Line line) {
        Track down = over.down(), across = over.across();
        for (int plane = from; plane < to; plane++)
            for (int i = 0; i < down.size(); i++)
                for (int j = 0; j < across.size(); j++) {
                    int element = (plane * down.size() + i) * across.size() + j;
                    int first = across.from(j), n = across.to(j) - first;
                    for (int o = down.from(i); o < down.to(i) && n > 0; o++) {
                        int row = plane * down.n() + down.at(o, i), window = o * across.count() + first;
                        line.of(row * across.n() + across.at(first, j), plane * over.windows() + window,
                                element * over.windows() + window, n);
                    }
                }
    }
}
