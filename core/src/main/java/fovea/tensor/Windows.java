package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.Sliding;
import fovea.kernel.Track;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// What windows see, and putting it back where it was seen: two operations, each the other's slope.
final class Windows {

    private Windows() {}

    /// How a window moves over images `(B, C, height, width)`.
    ///
    /// @throws ShapeException if it does not fit, not even with its padding
    static Sliding sliding(String operation, Shape images, Window window) {
        if (images.rank() != 4)
            throw new ShapeException(operation, "images must be (B, C, height, width)", images);
        Track down = window.down().over(images.size(2), window.height());
        Track across = window.across().over(images.size(3), window.width());
        if (down.count() < 1 || across.count() < 1)
            throw new ShapeException(operation, "the window spans %d × %d pixels; with padding there are %d × %d"
                    .formatted(down.reach(), across.reach(), images.size(2) + 2 * window.down().padding(),
                            images.size(3) + 2 * window.across().padding()), images);
        return new Sliding(images.size(0) * images.size(1), down, across);
    }

    /// `(B, C, height, width) → (B, C · k, L)`: the k elements of all L windows.
    static Tensor unfold(Tensor x, Sliding over) {
        Shape images = x.shape();
        int elements = over.down().size() * over.across().size(), L = over.down().count() * over.across().count();
        return step("unfold", Shape.of(images.size(0), images.size(1) * elements, L), x,
                out -> kernels().unfold(x.storage(), out, over), to(x, g -> fold(g, images, over)));
    }

    /// `(B, C · k, L) → (B, C, height, width)`: every pixel the sum of what stands in its places.
    static Tensor fold(Tensor x, Shape images, Sliding over) {
        return step("fold", images, x, out -> kernels().fold(x.storage(), out, over), to(x, g -> unfold(g, over)));
    }

    /// Sequences `(B, C, L)` as images one pixel high.
    static Tensor flat(String operation, Tensor x) {
        if (x.shape().rank() != 3)
            throw new ShapeException(operation, "sequences must be (B, C, L)", x.shape());
        return x.unsqueeze(2);
    }
}
