package fovea.tensor;

import static fovea.arbitraries.Values.ANY;

import java.util.List;

import fovea.arbitraries.Draw;
import fovea.random.RandomKey;
import fovea.shape.Shape;

/// What attention does in one pass.
final class AttendingSpecimens {

    private static final double TENTH = 0.1;

    private AttendingSpecimens() {}

    static List<Specimen> all() {
        return List.of(
                new Specimen("additiveScores(Tensor, Tensor)", AttendingSpecimens::additiveScores),
                new Specimen("attend(Tensor, Tensor, AttentionRule)", AttendingSpecimens::attend));
    }

    /// Leading axes that broadcast on either side, and sizes of 0.
    private static Problem additiveScores(Draw draw) {
        int T = draw.below("T", 4), S = draw.below("S", 4), A = draw.below("A", 4);
        Shape q = draw.stretchable("q").then(T, A), k = draw.stretchable("k").then(S, A);
        return Problem.ofMany(draw.tensors(ANY, q, k, Shape.of(A)), x -> x.get(0).additiveScores(x.get(1), x.get(2)),
                x -> scores(x.get(0), x.get(1), x.get(2)));
    }

    private static Tensor scores(Tensor q, Tensor k, Tensor v) {
        Shape stack = q.shape().dropLast(2).broadcast("naive", k.shape().dropLast(2));
        int A = v.size(0), last = stack.rank() + 1;
        Tensor wideQ = q.expand(stack.then(q.size(-2), A)), wideK = k.expand(stack.then(k.size(-2), A));
        return Naive.generate(stack.then(q.size(-2), k.size(-2)), at -> {
            double sum = 0;
            for (int a = 0; a < A; a++) {
                int[] query = Naive.with(Naive.without(at, last), last - 1, at[last - 1]);
                int[] key = Naive.with(Naive.without(at, last - 1), last - 1, at[last]);
                double met = wideQ.at(Naive.inserted(query, last, a)) + wideK.at(Naive.inserted(key, last, a));
                sum += v.at(a) * Math.tanh(met);
            }
            return sum;
        });
    }

    /// Leading axes that broadcast, any bits over any of the axes, a horizon, forgotten weights, and sizes of 0.
    ///
    /// Scores are a tenth of what is drawn: at 20 apart, all weight is on one key, and what the slopes are the small
    /// difference of, 10⁻⁹ of it, drowns in rounding.
    private static Problem attend(Draw draw) {
        int T = draw.below("T", 4), S = draw.below("S", 4), d = 1 + draw.below("d", 3);
        Shape stack = draw.shape();
        if (draw.below("heads together", 3) == 0)
            return attendTogether(draw, stack, T, S, d);
        AttentionRule rule = rule(draw, stack.then(T, S));
        return Problem.ofMany(draw.tensors(ANY, draw.stretchable("q").then(T, d), stack.then(S, d),
                        draw.stretchable("v").then(S, d)),
                x -> x.get(0).mul(TENTH).attend(x.get(1), x.get(2), rule),
                x -> context(x.get(0).mul(TENTH), x.get(1), x.get(2), rule));
    }

    /// Heads that were put before the positions, and are read where they lie.
    private static Problem attendTogether(Draw draw, Shape batch, int T, int S, int d) {
        int h = 1 + draw.below("h", 3);
        AttentionRule rule = rule(draw, batch.then(h, T, S));
        return Problem.ofMany(draw.tensors(ANY, batch.then(T, h, d), batch.then(S, h, d), batch.then(S, h, d)),
                x -> split(x.get(0).mul(TENTH)).attend(split(x.get(1)), split(x.get(2)), rule),
                x -> context(split(x.get(0).mul(TENTH)), split(x.get(1)), split(x.get(2)), rule));
    }

    private static Tensor split(Tensor x) {
        return x.transpose(-3, -2);
    }

    private static AttentionRule rule(Draw draw, Shape weights) {
        AttentionRule rule = AttentionRule.ALL;
        if (draw.below("bits", 3) > 0) {
            Shape bits = weights;
            for (int axis = 0; axis < bits.rank(); axis++)
                if (draw.below("stands still " + axis, 2) == 1)
                    bits = bits.with(axis, 1);
            for (int gone = draw.below("gone", weights.rank() + 1); gone > 0 && bits.size(0) == 1; gone--)
                bits = bits.rank() == 1 ? bits : bits.without(0);
            rule = rule.withVisible(draw.mask(bits));
        }
        if (draw.below("causal", 2) == 1)
            rule = rule.withHorizon(draw.below("horizon", 3) - 1);
        return draw.below("dropout", 2) == 1 ? rule.withDropout(0.4, RandomKey.of(draw.seed())) : rule;
    }

    /// By the formula, one number after the other; what is forgotten is that of an operation on its own.
    private static Tensor context(Tensor Q, Tensor K, Tensor V, AttentionRule rule) {
        int T = Q.size(-2), S = K.size(-2), d = Q.size(-1), last = K.shape().rank() - 1;
        Shape stack = K.shape().dropLast(2);
        Tensor q = Q.expand(stack.then(T, d)), v = V.expand(stack.then(S, d));
        Tensor weights = Naive.generate(stack.then(T, S), at -> {
            double total = 0;
            for (int s = 0; s < S; s++)
                total += strength(q, K, rule, Naive.with(at, last, s));
            return total == 0 ? 0 : strength(q, K, rule, at) / total;
        });
        Tensor used = weights.dropout(rule.dropout(), rule.key());
        return Naive.generate(stack.then(T, d), at -> {
            double sum = 0;
            for (int s = 0; s < S; s++)
                sum += used.at(Naive.with(at, last, s)) * v.at(Naive.with(Naive.with(at, last - 1, s), last, at[last]));
            return sum;
        });
    }

    /// `e^score`, or 0 where nothing may be seen.
    private static double strength(Tensor q, Tensor k, AttentionRule rule, int... at) {
        int last = at.length - 1, t = at[last - 1], s = at[last];
        if (s > t + rule.horizon() || rule.visible().isPresent() && !Naive.read(rule.visible().get(), at))
            return 0;
        double score = 0;
        for (int c = 0; c < q.size(-1); c++)
            score += q.at(Naive.with(at, last, c)) * k.at(Naive.with(Naive.with(at, last - 1, s), last, c));
        return Math.exp(score / Math.sqrt(q.size(-1)));
    }
}
