package fovea.tensor;

import java.util.Arrays;

import fovea.kernel.Sliding;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Convolutions as matrix products: filters are rows, what they see are columns, groups are a stack.
final class Filters {

    private Filters() {}

    static Tensor apply(String operation, Tensor x, Tensor w, ConvolutionRule rule) {
        DType.same(operation, x, w);
        int groups = rule.groups();
        check(operation, x, w, x.shape().rank() == 4 && w.shape().rank() == 4
                && w.size(1) * groups == x.size(1) && w.size(0) % groups == 0,
                "the weight must be (O, C/%d, height, width), O a multiple of %1$d".formatted(groups));
        Sliding over = Windows.sliding(operation, x.shape(), rule.of(w.size(2), w.size(3)));
        int B = x.size(0), O = w.size(0), seen = w.shape().volume(1, 4);
        Tensor columns = isPointwise(over) ? x : Windows.unfold(x, over);
        int places = over.down().count() * over.across().count();
        return w.reshape(groups, O / groups, seen)
                .matmul(columns.reshape(B, groups, seen, places))                  // (B, G, O/G, L)
                .reshape(B, O, over.down().count(), over.across().count());
    }

    static Tensor transposed(Tensor x, Tensor w, ConvolutionRule rule) {
        DType.same("convTranspose2d", x, w);
        int groups = rule.groups();
        check("convTranspose2d", x, w, x.shape().rank() == 4 && w.shape().rank() == 4
                && w.size(0) == x.size(1) && w.size(0) % groups == 0,
                "the weight must be (C, O/%d, height, width), C a multiple of %1$d".formatted(groups));
        int B = x.size(0), C = x.size(1), pixels = x.size(2) * x.size(3), seen = w.shape().volume(1, 4);
        Window window = rule.of(w.size(2), w.size(3));
        int height = length(x.size(2), window.height(), window.down());
        int width = length(x.size(3), window.width(), window.across());
        check("convTranspose2d", x, w, height > 0 && width > 0, "padding must leave some of what is written");
        Shape images = Shape.of(B, w.size(1) * groups, height, width);
        Tensor columns = w.reshape(groups, C / groups, seen).T()
                .matmul(x.reshape(B, groups, C / groups, pixels));                 // (B, G, O/G · k, L)
        return Windows.fold(columns.reshape(B, groups * seen, pixels), images,
                Windows.sliding("convTranspose2d", images, window));
    }

    /// How many elements `n` windows of `size` reach over, less the padding.
    private static int length(int n, int size, Slide slide) {
        return (n - 1) * slide.stride() - 2 * slide.padding() + slide.dilation() * (size - 1) + 1;
    }

    static Tensor shifted(String operation, Tensor y, Tensor bias) {
        if (!bias.shape().equals(Shape.of(y.size(1))))
            throw new ShapeException(operation, "the bias must have one number for each of the %d filters"
                    .formatted(y.size(1)), bias.shape());
        return y.add(bias.reshape(perChannel(y.shape())));
    }

    /// `(C)` as it broadcasts against `(B, C, …)`.
    static int[] perChannel(Shape images) {
        int[] sizes = new int[images.rank() - 1];
        Arrays.fill(sizes, 1);
        sizes[0] = images.size(1);
        return sizes;
    }

    /// Whether windows of one pixel meet each pixel once, so that there is nothing to unfold.
    private static boolean isPointwise(Sliding over) {
        var once = Slide.PLAIN;
        return over.down().equals(once.over(over.down().n(), 1))
                && over.across().equals(once.over(over.across().n(), 1));
    }

    private static void check(String operation, Tensor x, Tensor w, boolean fits, String rule) {
        if (!fits)
            throw new ShapeException(operation, rule, x.shape(), w.shape());
    }
}
