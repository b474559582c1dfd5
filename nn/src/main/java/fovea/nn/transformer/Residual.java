package fovea.nn.transformer;

import java.util.function.UnaryOperator;

import fovea.nn.Dropout;
import fovea.nn.Layer;
import fovea.nn.LayerNorm;
import fovea.tensor.Tensor;

/// What stands around a sublayer: the way past it, and its norm.
///
/// ```text
///     POST   LayerNorm(x + dropout(f(x)))                Vaswani et al. 2017, sections 3.1 and 5.4
///     PRE    x + dropout(f(LayerNorm(x)))                Xiong et al. 2020, section 3
/// ```
///
/// Shapes `x (…, D) → (…, D)`, and so for f.
///
/// @param norm    the layer norm
/// @param dropout how likely a number that f adds is forgotten while training
/// @param place   whether the norm stands before f or after the sum
public record Residual(LayerNorm norm, Dropout dropout, NormPlace place) implements Layer {

    /// x with what the sublayer `f` adds to it.
    public Tensor apply(Tensor x, UnaryOperator<Tensor> f) {
        return leave(x, f.apply(enter(x)));
    }

    /// What the sublayer gets to see of x.
    Tensor enter(Tensor x) {
        return place == NormPlace.PRE ? norm.apply(x) : x;
    }

    /// x together with what the sublayer made.
    Tensor leave(Tensor x, Tensor made) {
        Tensor sum = x.add(dropout.apply(made));
        return place == NormPlace.POST ? norm.apply(sum) : sum;
    }
}
