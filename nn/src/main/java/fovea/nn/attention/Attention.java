package fovea.nn.attention;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

import fovea.nn.Thought;
import fovea.nn.Training;
import fovea.shape.ShapeException;
import fovea.tensor.Additive;
import fovea.tensor.Tensor;

/// One act of attention, and what it was thinking: queries are matched with keys, and the values of the best
/// matches are averaged.
///
/// ```text
///     Attention(Q, K, V) = softmax(Q Kᵀ / √d) V          Vaswani et al. 2017, eq. 1
///
///     Q  queries (…, T, d)     K  keys (…, S, d)     V  values (…, S, dv)     leading axes (batch, heads) broadcast
/// ```
///
/// ```java
/// var attention = Attention.of(Q, K, V, Mask.CAUSAL);
/// attention.weights();                                   // who looks at whom, rows sum to one
/// attention.context();                                   // what they saw
/// ```
///
/// Other ways to score than the scaled dot product are a [Score]'s. A thought is computed when somebody asks for
/// it, and then once.
///
/// By hand: a query `[1]` against the keys `[0]` and `[1]` has the scores 0 and 1, and the weights 1/(1+e) = 0.2689
/// and e/(1+e) = 0.7311.
public final class Attention implements Thought {

    private final Tensor Q;
    private final Source source;
    private final Once<Tensor> scores;
    private final Once<Tensor> weights;
    private final Way way;
    private final Once<Tensor> context;

    private Attention(Tensor Q, Source source, Once<Tensor> scores, Once<Tensor> weights, Way way) {
        this(Q, source, scores, weights, way, new Once<>(() -> way.isShort(Q, source)
                ? way.inOnePass(Q, source) : way.forget(weights.value()).matmul(source.values())));
    }

    private Attention(Tensor Q, Source source, Once<Tensor> scores, Once<Tensor> weights, Way way,
                      Once<Tensor> context) {
        this.Q = Q;
        this.source = source;
        this.scores = scores;
        this.weights = weights;
        this.way = way;
        this.context = context;
    }

    private static Once<Tensor> shares(Once<Tensor> scores) {
        return scores.then(s -> s.softmax(-1));
    }

    /// Scaled dot-product attention.
    ///
    /// @throws ShapeException if queries and keys differ in width, keys and values in number, or (when asked for)
    /// the mask does not fit
    public static Attention of(Tensor Q, Tensor K, Tensor V, Mask mask) {
        return of(new ScaledDotScore(), Q, new Source(K, V), mask);
    }

    /// Attention that scores in another way; the source's keys are as the score [wants][Score#keys] them.
    ///
    /// @throws ShapeException when asked for, if queries do not fit the keys, or the mask does not fit the scores
    public static Attention of(Score score, Tensor Q, Source source, Mask mask) {
        var scores = new Once<>(() -> mask.hide(score.of(Q, source.keys())));
        return new Attention(Q, source, scores, shares(scores), Way.of(score, mask));
    }

    /// The same, weights and context having been worked out in one pass.
    Attention seen(Once<Additive.Look> look) {
        return new Attention(Q, source, scores, look.then(Additive.Look::weights), way,
                look.then(Additive.Look::context));
    }

    /// The same with a bias on the scores, `softmax(scores + bias)`; gradients flow to it. It broadcasts against
    /// `(…, T, S)`.
    public Attention withBias(Tensor bias) {
        Once<Tensor> biased = scores.then(s -> s.add(bias));           // −∞ stays −∞: what is hidden stays hidden
        return new Attention(Q, source, biased, shares(biased), way.writtenOut());
    }

    /// The same, with other weights in place of those that the scores gave.
    public Attention withWeights(Tensor weights) {
        return new Attention(Q, source, scores, new Once<>(() -> weights), way.writtenOut());
    }

    /// The same, forgetting each weight with probability p on its way to the context, if this is [Training];
    /// [#weights] are those before.
    public Attention withDropout(double p) {
        return p == 0 || !Training.isOn() ? this
                : new Attention(Q, source, scores, weights, way.forgetting(p, Training.nextKey()));
    }

    /// Who asks.   `(…, T, d)`
    public Tensor queries() {
        return Q;
    }

    /// By what each position is found.   `(…, S, d)`
    public Tensor keys() {
        return source.keys();
    }

    /// What each position answers.   `(…, S, dv)`
    public Tensor values() {
        return source.values();
    }

    /// How well each query matches each key; hidden keys are −∞.   `(…, T, S)`
    public Tensor scores() {
        return scores.value();
    }

    /// The scores as a distribution over keys: rows sum to one, or are zero when nothing may be seen.   `(…, T, S)`
    public Tensor weights() {
        return weights.value();
    }

    /// The values, averaged by those weights.   `(…, T, dv)`
    ///
    /// Nobody watching, the scaled dot product of eight queries and more gets here in [one pass][Tensor#attend] that
    /// never stores the weights; written out or not, the numbers agree to 1e-5.
    public Tensor context() {
        return context.value();
    }

    /// What each key adds to the context, `weight · value`; summed over the keys they are the context, but for dropout.
    ///
    /// Shape `(…, T, S, dv)`: large, and meant for looking at.
    public Tensor contributions() {
        return weights().unsqueeze(-1).mul(values().unsqueeze(-3));
    }

    @Override
    public SequencedMap<String, Tensor> parts() {
        SequencedMap<String, Tensor> parts = new LinkedHashMap<>();
        parts.put("queries", queries());
        parts.put("keys", keys());
        parts.put("values", values());
        parts.put("scores", scores());
        parts.put("weights", weights());
        parts.put("context", context());
        return parts;
    }
}
