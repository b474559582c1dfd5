package fovea.nn.attention;

import java.util.Optional;

import fovea.nn.Linear;
import fovea.nn.Trace;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.Additive;
import fovea.tensor.Attentive;
import fovea.tensor.Recurrent;
import fovea.tensor.Tensor;

/// A small network as the score: query and key are projected into one space, added, and weighed.
///
/// ```text
///     score(q, k) = v · tanh(W q + U k)                  Bahdanau et al. 2015, appendix A.1.2
///
///     W  query.weight (A, width of q)     U  key.weight (A, width of k)     v  energy.weight (1, A)
/// ```
///
/// Queries and keys may have different widths. `U k` does not depend on the query: [#keys] computes it once for all
/// steps.
///
/// By hand: with W = U = v = 1, `q = 1` and `k = −1` score tanh(0) = 0, `k = 0` scores tanh(1) = 0.7616.
///
/// @param query  W
/// @param key    U
/// @param energy v
public record AdditiveScore(Linear query, Linear key, Linear energy) implements Score {

    /// A score for queries and keys of these widths, compared in a space of `width` dimensions; without biases, as
    /// in the paper.
    public static AdditiveScore create(int queryWidth, int keyWidth, int width, RandomKey random) {
        return new AdditiveScore(
                Linear.withoutBias(queryWidth, width, random.with("query")),
                Linear.withoutBias(keyWidth, width, random.with("key")),
                Linear.withoutBias(width, 1, random.with("energy")));
    }

    /// `U k`
    ///
    /// Shapes `(…, S, width of k) → (…, S, A)`
    @Override
    public Tensor keys(Tensor memory) {
        return key.apply(memory);
    }

    /// `v · tanh(W q + U k)`, the keys being projected already.
    ///
    /// Shapes `queries (…, T, width of q), keys (…, S, A) → (…, T, S)`
    ///
    /// @throws ShapeException if the keys were not projected by [#keys]
    @Override
    public Tensor of(Tensor queries, Tensor keys) {
        if (keys.size(-1) != key.out())
            throw new ShapeException("attention", "keys must have the width %d, as projected by keys(memory)"
                    .formatted(key.out()), keys.shape());
        Tensor scores = query.apply(queries).additiveScores(keys, energy.weight().value().reshape(-1));
        return energy.bias().isPresent() ? scores.add(energy.bias().get().value()) : scores;
    }

    /// The queries look at the source. Nobody watching, weights and context come from one pass that stores no scores.
    @Override
    public Attention attend(Tensor queries, Source source, Mask mask) {
        Attention written = Attention.of(this, queries, source, mask);
        return Trace.watching() || !fuses(queries, source)
                ? Trace.show(this, written)
                : written.seen(new Once<>(() -> look(queries, source, mask)));
    }

    /// Empty if somebody watches, who is to be shown each look, or if there are biases.
    @Override
    public Optional<Attentive> looking(Recurrent cell, Tensor context, Source source) {
        return Trace.watching() || energy.bias().isPresent() || query.bias().isPresent()
                ? Optional.empty()
                : Optional.of(Attentive.of(cell, query.weight().value(), context, additive(source)));
    }

    private boolean fuses(Tensor queries, Source source) {
        return energy.bias().isEmpty() && queries.shape().rank() == 3 && source.keys().shape().rank() == 3
                && source.values().shape().rank() == 3 && queries.size(0) == source.keys().size(0)
                && queries.size(0) == source.values().size(0);
    }

    private Additive.Look look(Tensor queries, Source source, Mask mask) {
        Shape scores = Shape.of(queries.size(0), queries.size(1), source.size());
        return additive(source).look(query.apply(queries), mask.visible(scores));
    }

    private Additive additive(Source source) {
        return Additive.of(source.keys(), energy.weight().value().reshape(-1), source.values());
    }
}
