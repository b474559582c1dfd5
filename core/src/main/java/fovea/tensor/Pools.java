package fovea.tensor;

import static fovea.kernel.Kernels.kernels;

import fovea.kernel.Sliding;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// How pools are computed: a mean over what was unfolded, and reading where the largest stands.
final class Pools {

    private Pools() {}

    static Tensor mean(String operation, Tensor x, Window window) {
        Sliding over = Windows.sliding(operation, x.shape(), window);
        int B = x.size(0), C = x.size(1), elements = window.height() * window.width();
        int p = over.down().count(), q = over.across().count();
        return Windows.unfold(x, over).reshape(B * C, elements, p * q)
                .sum(1).div(elements).reshape(B, C, p, q);
    }

    static Tensor max(String operation, Tensor x, Window window) {
        checkPadding(operation, window.height(), window.down());
        checkPadding(operation, window.width(), window.across());
        Sliding over = Windows.sliding(operation, x.shape(), window);
        int p = over.down().count(), q = over.across().count(), planes = over.planes();
        int[] where = new int[planes * p * q];
        kernels().largest(x.storage(), where, over);
        for (int place : where)
            if (place < 0)
                throw new ShapeException(operation, "a window sees nothing but padding; use less dilation", x.shape());
        Tensor pixels = x.reshape(planes, x.size(2) * x.size(3));
        return Reading.elements(pixels, 1, new IntTensor(Shape.of(planes, p * q), where))
                .reshape(x.size(0), x.size(1), p, q);
    }

    private static void checkPadding(String operation, int size, Slide slide) {
        if (slide.padding() > size / 2)
            throw new IllegalArgumentException("%s: padding must be at most half of the window's size %d; got %d"
                    .formatted(operation, size, slide.padding()));
    }
}
