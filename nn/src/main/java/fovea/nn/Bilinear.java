package fovea.nn;

import java.util.Optional;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// How two vectors match, in several ways at once: `y_k = aᵀ W_k b + c_k`.
///
/// Shapes `a (…, i), b (…, j) → (…, k)`.
///
/// @param weight W, `(k, i, j)`
/// @param bias   c, `(k)`, if there is one
public record Bilinear(Parameter weight, Optional<Parameter> bias) implements Layer {

    /// A map from vectors of `left` and `right` numbers to `out`, starting evenly distributed within ±1/√left, as
    /// PyTorch's does.
    public static Bilinear create(int left, int right, int out, RandomKey key) {
        var start = Initialiser.uniform(1 / Math.sqrt(left));
        return new Bilinear(start.parameter(Shape.of(out, left, right), key.with("weight")),
                Optional.of(start.parameter(Shape.of(out), key.with("bias"))));
    }

    /// The same map without a bias.
    public Bilinear withoutBias() {
        return new Bilinear(weight, Optional.empty());
    }

    /// `aᵀ W_k b + c_k`
    ///
    /// @throws fovea.shape.ShapeException if a last axis has another size
    public Tensor apply(Tensor a, Tensor b) {
        Tensor y = a.bilinear(b, weight.value());                 // (…, k)
        return bias.isPresent() ? y.add(bias.get().value()) : y;
    }
}
