package fovea.nn.seq2seq;

import fovea.nn.Linear;
import fovea.nn.attention.Score;
import fovea.random.RandomKey;
import fovea.tensor.Tensor;

/// A dot product between projections, for queries and keys of different widths: `score(q, k) = inner(W q, U k)`.
///
/// @param query W `(H, width of q)`
/// @param key   U `(H, width of k)`
/// @param inner the dot product, scaled or not
public record ProjectedScore(Linear query, Linear key, Score inner) implements Score {

    static ProjectedScore create(int queryWidth, int keyWidth, Score inner, RandomKey random) {
        return new ProjectedScore(Linear.withoutBias(queryWidth, queryWidth, random.with("query")),
                Linear.withoutBias(keyWidth, queryWidth, random.with("key")), inner);
    }

    /// `U k`
    @Override
    public Tensor keys(Tensor memory) {
        return key.apply(memory);
    }

    /// `inner(W q, U k)`, the keys being projected already.   Shapes `(…, T, ·), (…, S, H) → (…, T, S)`
    @Override
    public Tensor of(Tensor queries, Tensor keys) {
        return inner.of(query.apply(queries), keys);
    }
}
