package fovea.nn.attention;

import fovea.nn.Dropout;
import fovea.nn.Linear;
import fovea.nn.PyTorchNamed;
import fovea.nn.PyTorchNames;
import fovea.nn.Trace;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.Tensor;

/// Several attentions side by side, each in its own projection of the same words.
///
/// ```text
///     MultiHead(Q, K, V) = [head₁ … headₕ] Wᴼ            Vaswani et al. 2017, section 3.2.2
///     headᵢ = Attention(Q Wᵢ^Q, K Wᵢ^K, V Wᵢ^V)
///
///     D  width of the model     h  heads     d = D / h  width of a head
/// ```
///
/// Shapes `query (B, T, D), key (B, S, ·), value (B, S, ·) → (B, T, D)`; without a batch `(T, D)` as well. Row i·d
/// … (i+1)·d − 1 of a projection's weight belongs to head i, so all heads are projected by one product.
///
/// With `D = 512` and biases it has 4 (512² + 512) = 1,050,624 parameters, however many heads.
///
/// @param heads   h
/// @param query   Wᵢ^Q of all heads
/// @param key     Wᵢ^K of all heads
/// @param value   Wᵢ^V of all heads
/// @param output  Wᴼ
/// @param dropout how likely each weight is forgotten while training
public record MultiHeadAttention(int heads, Linear query, Linear key, Linear value, Linear output, Dropout dropout)
        implements PyTorchNamed {

    /// Projections that fit each other.
    ///
    /// @throws ShapeException           if queries and keys are projected to different widths
    /// @throws IllegalArgumentException if the heads do not share the width evenly
    public MultiHeadAttention {
        if (query.out() != key.out() || value.out() != output.in())
            throw new ShapeException("multi-head attention", "queries and keys must be projected to one width, and "
                    + "values to what the output takes",
                    query.weight().shape(), key.weight().shape(), value.weight().shape(), output.weight().shape());
        if (heads < 1 || query.out() % heads != 0 || value.out() % heads != 0)
            throw new IllegalArgumentException(("multi-head attention: %d heads cannot share a width of %d evenly; "
                    + "choose a number that divides it").formatted(heads, query.out()));
    }

    /// Attention over words of one width, with biases; see [MultiHeadConfig] for what else there is.
    public static MultiHeadAttention create(int width, int heads, RandomKey random) {
        return MultiHeadConfig.of(width, heads).create(random);
    }

    /// Every position of `x` asks; every position of `memory` answers. Self-attention is `apply(x, x, mask)`.
    public Tensor apply(Tensor x, Tensor memory, Mask mask) {
        return apply(x, memory, memory, mask);
    }

    /// Every position of `query` asks; it is answered by the `value` whose `key` fits.
    ///
    /// @throws ShapeException if a width is not the one this layer was made for, or the mask does not fit
    public Tensor apply(Tensor query, Tensor key, Tensor value, Mask mask) {
        return apply(query, source(key, value), mask);
    }

    /// Every position of `query` asks a source that is projected already.
    public Tensor apply(Tensor query, Source source, Mask mask) {
        return joined(attend(query, source, mask));
    }

    /// What the heads think when `query` asks the source: weights are `(B, h, T, S)`, one picture for each head.
    public Attention attend(Tensor query, Source source, Mask mask) {
        Tensor Q = split(this.query.apply(query));                             // (B, h, T, d)
        return Trace.show(this, Attention.of(Q, source.keys(), source.values(), mask).withDropout(dropout.p()));
    }

    /// Keys and values for all heads, projected once: `(B, h, S, d)` each. In decoding this is the cache.
    public Source source(Tensor key, Tensor value) {
        return new Source(split(this.key.apply(key)), split(this.value.apply(value)));
    }

    /// What the heads saw, side by side and mixed by the output projection.
    public Tensor joined(Attention attention) {
        Tensor context = attention.context().transpose(-3, -2);                // (B, T, h, d)
        return output.apply(context.reshape(context.shape().dropLast(2).then(output.in())));
    }

    private Tensor split(Tensor x) {
        Shape perHead = x.shape().dropLast(1).then(heads, x.size(-1) / heads);
        return x.reshape(perHead).transpose(-3, -2);                           // (B, T, D) → (B, h, T, d)
    }

    @Override
    public void nameIn(PyTorchNames names) {
        if (key.in() == query.in() && value.in() == query.in()) {
            names.stacked("in_proj_weight", query.weight(), key.weight(), value.weight());
        } else {
            names.parameter("q_proj_weight", query.weight());
            names.parameter("k_proj_weight", key.weight());
            names.parameter("v_proj_weight", value.weight());
        }
        if (query.bias().isPresent() && key.bias().isPresent() && value.bias().isPresent())
            names.stacked("in_proj_bias", query.bias().get(), key.bias().get(), value.bias().get());
        names.layer("out_proj", output);
    }
}
