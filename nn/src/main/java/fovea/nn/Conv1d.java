package fovea.nn;

import java.util.Optional;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.ConvolutionRule;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import fovea.tensor.Window;

/// Filters that move along sequences, `y = w ∗ x + b`; see [fovea.tensor.Convolution#conv1d(Tensor, ConvolutionRule)].
///
/// Shapes `x (B, C, L) → (B, O, p)`: channels come before positions, as in PyTorch.
///
/// @param weight w, `(O, C/groups, j)`
/// @param bias   b, `(O)`, if there is one
/// @param rule   how the filters move; only what it is across matters
public record Conv1d(Parameter weight, Optional<Parameter> bias, ConvolutionRule rule) implements Layer {

    /// Filters for all channels, of the window's width and moving as it does across, with a bias.
    ///
    /// `Conv1d.create(8, 4, Window.of(1, 3), key)` has `4 · 8 · 3 + 4 = 100` parameters.
    public static Conv1d create(int in, int out, Window window, RandomKey key) {
        return create(Shape.of(out, in, window.width()), new ConvolutionRule(window, 1), key);
    }

    /// Filters `(O, C/groups, j)` with a bias, all starting evenly distributed within ±1/√(what a filter sees), as
    /// PyTorch's do.
    public static Conv1d create(Shape weight, ConvolutionRule rule, RandomKey key) {
        Conv2d alike = Conv2d.create(weight, rule, key);
        return new Conv1d(alike.weight(), alike.bias(), rule);
    }

    /// The same filters without a bias.
    public Conv1d withoutBias() {
        return new Conv1d(weight, Optional.empty(), rule);
    }

    /// `w ∗ x + b`
    ///
    /// @throws fovea.shape.ShapeException if the channels or sizes do not fit
    public Tensor apply(Tensor x) {
        return bias.isPresent() ? x.conv1d(weight.value(), bias.get().value(), rule) : x.conv1d(weight.value(), rule);
    }
}
