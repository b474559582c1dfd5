package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Edge.to;
import static fovea.tensor.Tape.step;

import fovea.kernel.Storage;
import fovea.kernel.View;
import fovea.shape.Shape;

/// Taking elements out along a view, and putting them back: each the other's slope.
final class Parts {

    private Parts() {}

    /// The elements of x along a view, as a tensor of `shape`.
    static Tensor viewed(String name, Tensor x, Shape shape, View view) {
        return step(name, shape, x, out -> kernels().copy(x.storage(), view, out),
                to(x, g -> placed("place", g, x.shape(), view)));
    }

    /// Zeros of `shape`, in which x stands along a view.
    static Tensor placed(String name, Tensor x, Shape shape, View view) {
        return step(name, shape, x, out -> {
            kernels().fill(out, 0, shape.volume());
            place(x, out, view);
        }, to(x, g -> viewed("view", g, x.shape(), view)));
    }

    /// x, in which `part` stands along a view.
    static Tensor replaced(String name, Tensor x, Tensor part, View view) {
        return step(name, x.shape(), x, out -> {
            kernels().copy(x.storage(), Views.whole(x.shape()), out);
            place(part, out, view);
        }, to(x, g -> replaced("clear", g, Tensor.zeros(part.shape(), g.dtype()), view)),
                to(part, g -> viewed("view", g, part.shape(), view)));
    }

    private static void place(Tensor part, Storage out, View view) {
        if (part.shape().volume() > 0)
            kernels().place(part.storage(), out, view);
    }
}
