package fovea.nn.attention;

import java.util.Optional;

import fovea.nn.Trace;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.AttentionRule;
import fovea.tensor.Tensor;

/// How queries get to their context: by scores and weights, written out, or in one pass.
///
/// @param mask what a pass has to hide; without one there is no such pass
/// @param p    how likely a weight is forgotten
/// @param key  which weights those are
record Way(Optional<Mask> mask, double p, RandomKey key) {

    /// One pass gives each query a lane of a vector of its own; fewer queries than these leave most lanes idle.
    private static final int FEW = 8;

    /// The way for a score: only the scaled dot product has the short one.
    static Way of(Score score, Mask mask) {
        return new Way(Optional.of(mask).filter(_ -> score instanceof ScaledDotScore), 0, RandomKey.of(0));
    }

    Way writtenOut() {
        return new Way(Optional.empty(), p, key);
    }

    Way forgetting(double probability, RandomKey random) {
        return new Way(mask, probability, random);
    }

    /// Whether one pass will do. A watcher is shown scores and weights, and these shall be what was used.
    boolean isShort(Tensor Q, Source source) {
        return mask.isPresent() && !Trace.watching()
                && Q.size(-2) >= FEW && source.values().size(-1) == Q.size(-1);
    }

    Tensor inOnePass(Tensor Q, Source source) {
        Shape stack = Q.shape().dropLast(2).broadcast("attention", source.keys().shape().dropLast(2));
        AttentionRule rule = mask.orElseThrow().rule(stack.then(Q.size(-2), source.size()));
        return Q.attend(source.keys(), source.values(), rule.withDropout(p, key));
    }

    Tensor forget(Tensor weights) {
        return p == 0 ? weights : weights.dropout(p, key);
    }
}
