package fovea.tensor;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Tensors `(B, C, …)` and vectors with a number for each channel.
final class Channels {

    private Channels() {}

    /// `x w + b`, channel by channel.
    static Tensor scaled(Tensor x, Tensor w, Tensor b) {
        int[] sizes = Filters.perChannel(x.shape());
        return x.mul(w.reshape(sizes)).add(b.reshape(sizes));
    }

    /// How many numbers a channel has in each row of the batch.
    static int each(Tensor x) {
        return x.shape().volume(2, x.shape().rank());
    }

    static void check(String operation, Tensor x, Tensor... vectors) {
        for (Tensor vector : vectors)
            if (x.shape().rank() < 2 || !vector.shape().equals(Shape.of(x.size(1))))
                throw new ShapeException(operation, "x must be (B, C, …), and there must be a number for each channel",
                        x.shape(), vector.shape());
    }
}
