package fovea.tensor;

import fovea.kernel.Sliding;
import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Filters that move over images and sequences.
///
/// Batch B, channels C going in and O coming out, height and width of an image, length L of a sequence. As everywhere
/// in this field, filters are not flipped: what is computed is a correlation.
public sealed interface Convolution extends Self permits Tensor {

    /// Convolution of images: every filter's products with what a window sees, summed.
    ///
    /// ```text
    ///     y[b, o, p, q] = Σ_c Σ_i Σ_j w[o, c, i, j] x[b, c, p s − a + i d, q s − a + j d]        LeCun et al. 1989
    /// ```
    ///
    /// with stride s, padding a (zeros) and dilation d; with G groups, c runs over the C/G channels of o's group.
    ///
    /// Shapes `x (B, C, height, width), w (O, C/G, i, j) → (B, O, p, q)`, where
    /// `p = ⌊(height + 2a − d (i − 1) − 1) / s⌋ + 1`.   It is a matrix product with [#unfold]'s columns, and so are its
    /// slopes: of w `G colsᵀ`, of x `fold(wᵀ G)`.
    ///
    /// `[[1 2] [3 4]]` with the filter `[[1 0] [0 1]]` is `[[5]]`.   Chellapilla et al. 2006
    ///
    /// @throws ShapeException if channels, groups or sizes do not fit
    default Tensor conv2d(Tensor weight, ConvolutionRule rule) {
        return Filters.apply("conv2d", self(), weight, rule);
    }

    /// Convolution of images, `conv2d(w) + b`, with a number b for each of the O filters.   Slope of b: `Σ g` over all
    /// but the filters.
    ///
    /// `[[1 2] [3 4]]` with the filter `[[1 0] [0 1]]` and `b = [10]` is `[[15]]`.
    ///
    /// @throws ShapeException if channels, groups or sizes do not fit
    default Tensor conv2d(Tensor weight, Tensor bias, ConvolutionRule rule) {
        return Filters.shifted("conv2d", conv2d(weight, rule), bias);
    }

    /// Convolution of sequences, `y[b, o, p] = Σ_c Σ_j w[o, c, j] x[b, c, p s − a + j d]`; of the rule, only what it is
    /// across matters.
    ///
    /// Shapes `x (B, C, L), w (O, C/G, j) → (B, O, p)`.   `[1 2 3 4]` with the filter `[1 −1]` is `[−1 −1 −1]`.
    ///
    /// @throws ShapeException if channels, groups or sizes do not fit
    default Tensor conv1d(Tensor weight, ConvolutionRule rule) {
        Tensor images = Windows.flat("conv1d", self());
        if (weight.shape().rank() != 3)
            throw new ShapeException("conv1d", "the weight must be (O, C/G, size)", self().shape(), weight.shape());
        return Filters.apply("conv1d", images, weight.unsqueeze(2),
                new ConvolutionRule(rule.window().flat(), rule.groups())).squeeze(2);
    }

    /// Convolution of sequences, `conv1d(w) + b`, with a number b for each of the O filters.
    ///
    /// `[1 2 4]` with the filter `[1 −1]` and `b = [10]` is `[9 8]`.
    ///
    /// @throws ShapeException if channels, groups or sizes do not fit
    default Tensor conv1d(Tensor weight, Tensor bias, ConvolutionRule rule) {
        return Filters.shifted("conv1d", conv1d(weight, rule), bias);
    }

    /// The transpose of [#conv2d(Tensor, ConvolutionRule)]: every pixel writes its filters, and what meets is added.
    ///
    /// Shapes `x (B, C, height, width), w (C, O/G, i, j) → (B, O, p, q)`, where `p = (height − 1) s − 2a + d (i − 1) +
    /// 1`.   `[[1 2]]` with the filter `[[1 10]]` is `[[1 12 20]]`.   Zeiler et al. 2010
    ///
    /// @throws ShapeException if channels, groups or sizes do not fit
    default Tensor convTranspose2d(Tensor weight, ConvolutionRule rule) {
        return Filters.transposed(self(), weight, rule);
    }

    /// What a window sees at each of its L places, one column a place.
    ///
    /// Shapes `x (B, C, height, width) → (B, C · i · j, L)` for a window of `(i, j)`; places go from left to right and
    /// from top to bottom, padding is seen as zeros.   Slope: [#fold].
    ///
    /// `unfold(Window.of(2))` of `[[1 2] [3 4]]` is the one column `[1 2 3 4]`.
    ///
    /// @throws ShapeException if x is no batch of images, or the window does not fit
    default Tensor unfold(Window window) {
        return Windows.unfold(self(), Windows.sliding("unfold", self().shape(), window));
    }

    /// Columns put back where [#unfold] saw them, into images of this height and width; what meets is added.
    ///
    /// Shapes `x (B, C · i · j, L) → (B, C, height, width)`.   Slope: [#unfold].
    ///
    /// `fold(1, 3, Window.of(1, 2))` of the columns `[1 2]` and `[3 4]` is `[[1 5 4]]`.
    ///
    /// @throws ShapeException if there are not as many columns as the window has places, or not as many rows as it has
    /// pixels, or a multiple of that
    default Tensor fold(int height, int width, Window window) {
        Tensor x = self();
        int elements = window.height() * window.width();
        if (x.shape().rank() != 3 || x.size(1) % elements != 0)
            throw new ShapeException("fold", "columns must be (B, C · %d, L)".formatted(elements), x.shape());
        Shape images = Shape.of(x.size(0), x.size(1) / elements, height, width);
        Sliding over = Windows.sliding("fold", images, window);
        int places = over.down().count() * over.across().count();
        if (x.size(2) != places)
            throw new ShapeException("fold", "the window has %d places on %d × %d pixels, and needs a column for each"
                    .formatted(places, height, width), x.shape());
        return Windows.fold(x, images, over);
    }
}
