package fovea.nn.transformer;

import fovea.nn.Dropout;
import fovea.nn.Initialiser;
import fovea.nn.Layer;
import fovea.nn.Linear;
import fovea.nn.Nonlinearity;
import fovea.random.RandomKey;
import fovea.tensor.Tensor;

/// A small network that every position passes by itself.
///
/// ```text
///     FFN(x) = W₂ f(W₁ x + b₁) + b₂                      Vaswani et al. 2017, eq. 2, with f = relu
///
///     W₁  inner.weight (F, D)     W₂  outer.weight (D, F)
/// ```
///
/// Shapes `x (…, D) → (…, D)`. With `D = 512` and `F = 2048` it has 2,099,712 parameters.
///
/// @param inner        from D to F
/// @param nonlinearity f
/// @param dropout      how likely a number inside is forgotten while training
/// @param outer        from F to D
public record FeedForward(Linear inner, Nonlinearity nonlinearity, Dropout dropout, Linear outer) implements Layer {

    /// A network from D to F and back; weights start Xavier-uniform.
    public static FeedForward create(TransformerConfig config, RandomKey random) {
        return new FeedForward(
                Linear.create(config.width(), config.feedForward(), Initialiser.XAVIER_UNIFORM, random.with("inner")),
                config.nonlinearity(), new Dropout(config.dropout()),
                Linear.create(config.feedForward(), config.width(), Initialiser.XAVIER_UNIFORM, random.with("outer")));
    }

    /// `W₂ f(W₁ x + b₁) + b₂`
    public Tensor apply(Tensor x) {
        return outer.apply(dropout.apply(inner.apply(x, nonlinearity)));
    }
}
