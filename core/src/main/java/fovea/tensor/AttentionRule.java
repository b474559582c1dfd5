package fovea.tensor;

import java.util.Optional;

import fovea.random.RandomKey;
import fovea.shape.Shape;

/// Who may look at whom in [Attending#attend], and which weights are forgotten.
///
/// ```java
/// AttentionRule.ALL.withHorizon(0)                       // causal: query t sees the keys 0 … t
/// AttentionRule.ALL.withVisible(bits)                    // true means may see
/// ```
///
/// @param visible where something may be seen; it stretches to `(…, T, S)`
/// @param horizon how far ahead a query sees: query t sees the keys up to t + horizon
/// @param dropout the probability with which a weight is forgotten on its way to the values
/// @param key     which weights those are, as in [Lookup#dropout] of `(…, T, S)` weights
public record AttentionRule(Optional<BoolTensor> visible, int horizon, double dropout, RandomKey key) {

    /// A horizon that hides nothing.
    public static final int BOUNDLESS = 1 << 30;

    /// Everybody sees everybody, and nothing is forgotten.
    public static final AttentionRule ALL = new AttentionRule(Optional.empty(), BOUNDLESS, 0, RandomKey.of(0));

    /// A rule with a probability in range.
    ///
    /// @throws IllegalArgumentException unless `0 ≤ dropout < 1`
    public AttentionRule {
        if (!(dropout >= 0 && dropout < 1))
            throw new IllegalArgumentException(
                    "attend: the probability must be at least 0 and less than 1; got " + dropout);
    }

    /// The same, hiding besides what is not visible.
    public AttentionRule withVisible(BoolTensor bits) {
        return new AttentionRule(Optional.of(visible.map(bits::and).orElse(bits)), horizon, dropout, key);
    }

    /// The same, hiding besides the keys beyond a horizon.
    public AttentionRule withHorizon(int furthest) {
        return new AttentionRule(visible, Math.min(horizon, furthest), dropout, key);
    }

    /// What both let see; weights are forgotten as this rule says.
    public AttentionRule and(AttentionRule that) {
        AttentionRule nearer = withHorizon(that.horizon);
        return that.visible.map(nearer::withVisible).orElse(nearer);
    }

    /// The same, with weights forgotten.
    public AttentionRule withDropout(double p, RandomKey random) {
        return new AttentionRule(visible, horizon, p, random);
    }

    /// The scores, −∞ where nothing may be seen.
    Tensor hide(Tensor scores) {
        Tensor near = horizon == BOUNDLESS ? scores : hide(scores, ahead(scores.size(-2), scores.size(-1)));
        return visible.isPresent() ? hide(near, visible.get().not()) : near;
    }

    private BoolTensor ahead(int T, int S) {
        return BoolTensor.generate(Shape.of(T, S), i -> i % S > (long) i / S + horizon);
    }

    private static Tensor hide(Tensor scores, BoolTensor hidden) {
        return scores.maskedFill(hidden, Double.NEGATIVE_INFINITY);
    }

    /// The weights, some of them forgotten.
    Tensor forget(Tensor weights) {
        return weights.dropout(dropout, key);
    }
}
