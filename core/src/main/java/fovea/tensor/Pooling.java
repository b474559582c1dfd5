package fovea.tensor;

import fovea.shape.ShapeException;

/// One number for what a window sees: the largest, or the mean.
///
/// Windows move within every channel of every image by itself. Over whole images, these are reductions:
/// `x.mean(-2, -1)` is global average pooling.
public sealed interface Pooling extends Self permits Tensor {

    /// The mean of what a window of k pixels sees, `y = Σ x / k`; padding counts as zeros, as it does in PyTorch unless
    /// told otherwise.   Slope: `g / k` to every pixel seen.
    ///
    /// Shapes `x (B, C, height, width) → (B, C, p, q)`, as many as the window has places.
    ///
    /// `avgPool2d(Window.tiling(2))` of `[[1 2] [3 4]]` is `[[2.5]]`.
    ///
    /// @throws ShapeException if x is no batch of images, or the window does not fit
    default Tensor avgPool2d(Window window) {
        return Pools.mean("avgPool2d", self(), window);
    }

    /// The mean of what a window sees of a sequence; of the window, only what it is across matters.
    ///
    /// Shapes `x (B, C, L) → (B, C, p)`.   `avgPool1d(Window.of(2))` of `[1 3 7]` is `[2 5]`.
    ///
    /// @throws ShapeException if x is no batch of sequences, or the window does not fit
    default Tensor avgPool1d(Window window) {
        return Pools.mean("avgPool1d", Windows.flat("avgPool1d", self()), window.flat()).squeeze(2);
    }

    /// The largest of what a window sees; padding is never the largest.   Slope: `g` to the largest, the first among
    /// equals.
    ///
    /// Shapes `x (B, C, height, width) → (B, C, p, q)`, as many as the window has places.
    ///
    /// `maxPool2d(Window.tiling(2))` of `[[1 2] [3 4]]` is `[[4]]`.
    ///
    /// @throws ShapeException           if x is no batch of images, or the window does not fit
    /// @throws IllegalArgumentException if the padding is more than half of the window, which could then see nothing
    /// else
    default Tensor maxPool2d(Window window) {
        return Pools.max("maxPool2d", self(), window);
    }

    /// The largest of what a window sees of a sequence; of the window, only what it is across matters.
    ///
    /// Shapes `x (B, C, L) → (B, C, p)`.   `maxPool1d(Window.of(2))` of `[1 3 2]` is `[3 3]`.
    ///
    /// @throws ShapeException           if x is no batch of sequences, or the window does not fit
    /// @throws IllegalArgumentException if the padding is more than half of the window
    default Tensor maxPool1d(Window window) {
        return Pools.max("maxPool1d", Windows.flat("maxPool1d", self()), window.flat()).squeeze(2);
    }
}
