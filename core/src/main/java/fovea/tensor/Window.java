package fovea.tensor;

/// A window that moves over an image, or over a sequence.
///
/// ```java
/// Window.tiling(2)                                       // 2 × 2, side by side: halves an image when pooled
/// Window.of(3).withPadding(1)                            // 3 × 3 around every pixel
/// Window.of(1, 5).withStride(1, 2)                       // five pixels of a row, every second time
/// ```
///
/// Where it moves over a sequence, only what it is across matters: its width, and how it moves along it.
///
/// @param height pixels down, at least 1
/// @param width  pixels across, at least 1
/// @param down   how it moves down
/// @param across how it moves across
public record Window(int height, int width, Slide down, Slide across) {

    /// A window that sees something.
    ///
    /// @throws IllegalArgumentException if height or width are less than 1
    public Window {
        if (height < 1 || width < 1)
            throw new IllegalArgumentException(
                    "window: height and width must be at least 1; got %d × %d".formatted(height, width));
    }

    /// A square window that moves one pixel at a time.
    public static Window of(int size) {
        return of(size, size);
    }

    /// A window that moves one pixel at a time.
    public static Window of(int height, int width) {
        return new Window(height, width, Slide.PLAIN, Slide.PLAIN);
    }

    /// A square window that moves by its own size, so that no pixel is seen twice.
    public static Window tiling(int size) {
        return tiling(size, size);
    }

    /// A window that moves by its own size, so that no pixel is seen twice.
    public static Window tiling(int height, int width) {
        return of(height, width).withStride(height, width);
    }

    /// The same, moving so far at a time.
    public Window withStride(int stride) {
        return withStride(stride, stride);
    }

    /// The same, moving so far down and across at a time.
    public Window withStride(int vertical, int horizontal) {
        return new Window(height, width, new Slide(vertical, down.padding(), down.dilation()),
                new Slide(horizontal, across.padding(), across.dilation()));
    }

    /// The same, seeing so far beyond every edge.
    public Window withPadding(int padding) {
        return withPadding(padding, padding);
    }

    /// The same, seeing so far beyond top and bottom, and beyond left and right.
    public Window withPadding(int vertical, int horizontal) {
        return new Window(height, width, new Slide(down.stride(), vertical, down.dilation()),
                new Slide(across.stride(), horizontal, across.dilation()));
    }

    /// The same with its pixels so far apart.
    public Window withDilation(int dilation) {
        return withDilation(dilation, dilation);
    }

    /// The same with its pixels so far apart down and across.
    public Window withDilation(int vertical, int horizontal) {
        return new Window(height, width, new Slide(down.stride(), down.padding(), vertical),
                new Slide(across.stride(), across.padding(), horizontal));
    }

    /// The window for a sequence: one pixel high, moving across only.
    Window flat() {
        return new Window(1, width, Slide.PLAIN, across);
    }
}
