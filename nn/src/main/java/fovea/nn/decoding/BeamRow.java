package fovea.nn.decoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One row of a beam search: the beginnings that are kept in view, and the texts that are finished.
final class BeamRow {

    /// What is looked for.
    ///
    /// @param beam   how
    /// @param limits when texts end
    /// @param count  how many texts are asked for, the best ones
    record Wish(Beam beam, Limits limits, int count) {}

    private final Beam beam;
    private final Limits limits;
    private final int count;
    private final List<Hypothesis> finished = new ArrayList<>();
    private List<Hypothesis> beginnings;

    BeamRow(Wish wish, int row) {
        this.beam = wish.beam();
        this.limits = wish.limits();
        this.count = wish.count();
        this.beginnings = List.of(Hypothesis.empty(row));
    }

    /// The likeliest first.
    List<Hypothesis> beginnings() {
        return beginnings;
    }

    /// Ranks all continuations; the beginnings stand in the walk's last step from row `at` on, in their order.
    void choose(Walk<?> walk, int at) {
        int N = walk.vocabulary();
        double[] totals = new double[Math.multiplyExact(beginnings.size(), N)];
        for (int i = 0; i < totals.length; i++)
            totals[i] = beginnings.get(i / N).logProbability() + walk.log(at + i / N, i % N);
        List<Hypothesis> next = new ArrayList<>();
        var ranking = new Ranking(totals);
        for (int rank = 0; ranking.hasNext() && next.size() < beam.width(); rank++) {
            int i = ranking.next(), token = i % N;
            if (totals[i] == Double.NEGATIVE_INFINITY)
                break;                                       // what comes now must not be written
            Hypothesis text = beginnings.get(i / N).then(token, walk.log(at + i / N, token), walk, at + i / N);
            if (token != limits.end())
                next.add(text);
            else if (rank < beam.width())
                finished.add(text);
        }
        beginnings = next;
    }

    /// Whether nothing better can come.
    boolean isDone() {
        return beginnings.isEmpty() || finished.size() >= beam.width() || isBeyondReach();
    }

    /// A beginning's probability only falls, and its penalty is largest at the greatest length.
    private boolean isBeyondReach() {
        double within = beginnings.getFirst().logProbability() / beam.lengthPenalty(limits.longest());
        return finished.stream().filter(text -> score(text) >= within).count() >= count;
    }

    List<Decoded> best() {
        return (finished.isEmpty() ? beginnings : finished).stream()
                .sorted(Comparator.comparingDouble((Hypothesis text) -> -score(text)))
                .limit(count)
                .map(text -> text.decoded(score(text), limits.end())).toList();
    }

    private double score(Hypothesis text) {
        return text.logProbability() / beam.lengthPenalty(text.length());
    }
}
