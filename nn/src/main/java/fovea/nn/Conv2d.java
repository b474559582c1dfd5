package fovea.nn;

import java.util.Optional;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.ConvolutionRule;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import fovea.tensor.Window;

/// Filters that move over images, `y = w ∗ x + b`; see [fovea.tensor.Convolution#conv2d(Tensor, ConvolutionRule)].
///
/// Shapes `x (B, C, height, width) → (B, O, p, q)`.
///
/// @param weight w, `(O, C/groups, i, j)`
/// @param bias   b, `(O)`, if there is one
/// @param rule   how the filters move
public record Conv2d(Parameter weight, Optional<Parameter> bias, ConvolutionRule rule) implements Layer {

    /// Filters for all channels, of the window's size and moving as it does, with a bias.
    ///
    /// `Conv2d.create(3, 16, Window.of(3).withPadding(1), key)` has `16 · 3 · 3 · 3 + 16 = 448` parameters.
    public static Conv2d create(int in, int out, Window window, RandomKey key) {
        return create(Shape.of(out, in, window.height(), window.width()), new ConvolutionRule(window, 1), key);
    }

    /// Filters `(O, C/groups, i, j)` with a bias, all starting evenly distributed within ±1/√(what a filter sees), as
    /// PyTorch's do.
    public static Conv2d create(Shape weight, ConvolutionRule rule, RandomKey key) {
        double bound = 1 / Math.sqrt(weight.volume(1, weight.rank()));
        var start = Initialiser.uniform(bound);
        return new Conv2d(start.parameter(weight, key.with("weight")),
                Optional.of(start.parameter(Shape.of(weight.size(0)), key.with("bias"))), rule);
    }

    /// The same filters without a bias.
    public Conv2d withoutBias() {
        return new Conv2d(weight, Optional.empty(), rule);
    }

    /// `w ∗ x + b`
    ///
    /// @throws fovea.shape.ShapeException if the channels or sizes do not fit
    public Tensor apply(Tensor x) {
        return bias.isPresent() ? x.conv2d(weight.value(), bias.get().value(), rule) : x.conv2d(weight.value(), rule);
    }
}
