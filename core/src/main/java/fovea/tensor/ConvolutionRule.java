package fovea.tensor;

/// How a convolution moves its filters, and which channels they see.
///
/// ```java
/// x.conv2d(weight, ConvolutionRule.PLAIN.withStride(2).withPadding(1))
/// ```
///
/// @param window how the filters move; their size is the weight's, not this one's
/// @param groups into how many groups the channels are cut, each with filters of its own; as many as there are channels
///               make it depthwise
public record ConvolutionRule(Window window, int groups) {

    /// One pixel at a time, nothing beyond the edges, all channels seen by all filters.
    public static final ConvolutionRule PLAIN = new ConvolutionRule(Window.of(1), 1);

    /// A rule with at least one group.
    ///
    /// @throws IllegalArgumentException if there is no group
    public ConvolutionRule {
        if (groups < 1)
            throw new IllegalArgumentException("convolution: at least one group is needed; got " + groups);
    }

    /// The same, moving so far at a time.
    public ConvolutionRule withStride(int stride) {
        return withStride(stride, stride);
    }

    /// The same, moving so far down and across at a time.
    public ConvolutionRule withStride(int vertical, int horizontal) {
        return new ConvolutionRule(window.withStride(vertical, horizontal), groups);
    }

    /// The same with so many zeros around every edge.
    public ConvolutionRule withPadding(int padding) {
        return withPadding(padding, padding);
    }

    /// The same with so many zeros above and below, and left and right.
    public ConvolutionRule withPadding(int vertical, int horizontal) {
        return new ConvolutionRule(window.withPadding(vertical, horizontal), groups);
    }

    /// The same with the weights so far apart.
    public ConvolutionRule withDilation(int dilation) {
        return withDilation(dilation, dilation);
    }

    /// The same with the weights so far apart down and across.
    public ConvolutionRule withDilation(int vertical, int horizontal) {
        return new ConvolutionRule(window.withDilation(vertical, horizontal), groups);
    }

    /// The same with the channels cut into groups.
    public ConvolutionRule withGroups(int groups) {
        return new ConvolutionRule(window, groups);
    }

    /// The window of filters of this size.
    Window of(int height, int width) {
        return new Window(height, width, window.down(), window.across());
    }
}
