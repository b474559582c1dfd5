package fovea.tensor;

import fovea.kernel.Track;

/// How windows move along one axis.
///
/// @param stride   how far apart windows begin, at least 1
/// @param padding  how many places beyond either end a window may see
/// @param dilation how far apart the elements of a window lie, at least 1
public record Slide(int stride, int padding, int dilation) {

    /// One place at a time, not beyond the ends, elements side by side.
    public static final Slide PLAIN = new Slide(1, 0, 1);

    /// A movement that gets on.
    ///
    /// @throws IllegalArgumentException if stride or dilation are less than 1, or the padding is negative
    public Slide {
        if (stride < 1 || padding < 0 || dilation < 1)
            throw new IllegalArgumentException(("window: stride and dilation must be at least 1 and padding at least 0;"
                    + " got stride %d, padding %d, dilation %d").formatted(stride, padding, dilation));
    }

    /// The movement of windows of `size` elements over `n`.
    Track over(int n, int size) {
        return new Track(n, size, stride, padding, dilation);
    }
}
