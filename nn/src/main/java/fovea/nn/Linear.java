package fovea.nn;

import java.util.Optional;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// A linear map with an offset, `y = x Wᵀ + b`.
///
/// Shapes `x (…, in) → (…, out)`, with `W (out, in)` and `b (out)`.
///
/// @param weight W
/// @param bias   b, if there is one
public record Linear(Parameter weight, Optional<Parameter> bias) implements Layer {

    /// A map with a bias, both starting evenly distributed within ±1/√in, as PyTorch's do.
    public static Linear create(int in, int out, RandomKey key) {
        return create(in, out, Initialiser.FAN_IN, key);
    }

    /// A map whose weight starts as `initialiser` says, with a bias within ±1/√in.
    public static Linear create(int in, int out, Initialiser initialiser, RandomKey key) {
        var bias = Initialiser.uniform(1 / Math.sqrt(in)).parameter(Shape.of(out), key.with("bias"));
        return new Linear(withoutBias(in, out, initialiser, key).weight, Optional.of(bias));
    }

    /// A map without a bias, `y = x Wᵀ`.
    public static Linear withoutBias(int in, int out, RandomKey key) {
        return withoutBias(in, out, Initialiser.FAN_IN, key);
    }

    /// A map without a bias, whose weight starts as `initialiser` says.
    public static Linear withoutBias(int in, int out, Initialiser initialiser, RandomKey key) {
        return new Linear(initialiser.parameter(Shape.of(out, in), key.with("weight")), Optional.empty());
    }

    /// `x Wᵀ + b`
    ///
    /// @throws fovea.shape.ShapeException if the last axis of x is not `in`
    public Tensor apply(Tensor x) {
        return bias.isPresent() ? x.linear(weight.value(), bias.get().value())
                : x.matmul(weight.value().T());                   // (…, out)
    }

    /// `f(x Wᵀ + b)`; with relu, the most frequent bend, in one array.
    ///
    /// @throws fovea.shape.ShapeException if the last axis of x is not `in`
    public Tensor apply(Tensor x, Nonlinearity f) {
        return bias.isPresent() && f == Nonlinearity.RELU ? x.linearRelu(weight.value(), bias.get().value())
                : f.apply(apply(x));                              // (…, out)
    }

    /// The size of the last axis that goes in.
    public int in() {
        return weight.shape().size(1);
    }

    /// The size of the last axis that comes out.
    public int out() {
        return weight.shape().size(0);
    }
}
