package fovea.nn.attention;

import java.util.Optional;

import fovea.nn.Layer;
import fovea.nn.Trace;
import fovea.tensor.Attentive;
import fovea.tensor.Recurrent;
import fovea.tensor.Tensor;

/// A way to say how well each query matches each key; softmax then makes weights of it.
///
/// | score | formula | parameters | source |
/// |---|---|---|---|
/// | [DotScore] | `q · k` | | Luong et al. 2015, eq. 8 |
/// | [ScaledDotScore] | `q · k / √d` | | Vaswani et al. 2017, eq. 1 |
/// | [AdditiveScore] | `v · tanh(W q + U k)` | W, U, v | Bahdanau et al. 2015, appendix A.1.2 |
/// | [EvenScore] | `0` | | no attention: every key counts the same |
///
/// A decoder looks at the same memory in every step, so what does not depend on the query is computed once:
///
/// ```java
/// Source source = score.source(memory);                  // memory (B, S, H), once a batch
/// var look = score.attend(state, source, mask);          // state (B, 1, H), every step
/// look.context();                                        // (B, 1, H)
/// ```
public interface Score extends Layer {

    /// The score of every query with every key, before any mask.
    ///
    /// Shapes `queries (…, T, ·), keys (…, S, ·) → (…, T, S)`
    ///
    /// @throws fovea.shape.ShapeException if queries do not fit keys
    Tensor of(Tensor queries, Tensor keys);

    /// The part of the work that depends on the keys alone: what [#of] expects as keys.
    default Tensor keys(Tensor memory) {
        return memory;
    }

    /// A memory as something to look at: each of its positions is both key and value.   `(…, S, H)`
    default Source source(Tensor memory) {
        return new Source(keys(memory), memory);
    }

    /// The queries look at the source.   `(…, T, ·)`
    default Attention attend(Tensor queries, Source source, Mask mask) {
        return Trace.show(this, Attention.of(this, queries, source, mask));
    }

    /// A recurrence that looks at the source before each step, if this score can be walked with it at once: the same
    /// as [#attend] with each state as the query.
    ///
    /// @param cell    what steps
    /// @param context its weight for what is seen, `(G H, width of the values)`
    default Optional<Attentive> looking(Recurrent cell, Tensor context, Source source) {
        return Optional.empty();
    }
}
