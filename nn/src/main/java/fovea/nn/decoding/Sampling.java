package fovea.nn.decoding;

import java.util.List;

import fovea.random.RandomKey;

/// The next token by chance, as the model weighs it, sharpened and cut as wanted.
///
/// ```text
///     pᵢ ∝ e^(xᵢ / τ)                     temperature τ: below 1 sharper, above 1 flatter
///     top k:  only the k likeliest tokens                                              Fan et al. 2018
///     top p:  only the fewest likeliest tokens that together have at least p          Holtzman et al. 2020
/// ```
///
/// in this order, each on what the one before has left, and the rest made to sum to one again. Of `(0.5, 0.3, 0.2)`
/// a top p of 0.7 leaves `(0.625, 0.375, 0)`.
///
/// The chance is the key's: row r draws its t-th token with number t of a key of its own, so a text depends on its
/// place in the batch, but not on what else is in it.
///
/// @param key         where chance comes from
/// @param temperature τ
/// @param topK        k
/// @param topP        p
public record Sampling(RandomKey key, double temperature, int topK, double topP) implements Strategy {

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if τ or k are not positive, or p is not within (0, 1]
    public Sampling {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY) || topK <= 0 || !(topP > 0 && topP <= 1))
            throw new IllegalArgumentException(
                    ("Sampling: temperature and top k must be positive, and top p within (0, 1]; "
                    + "got %s, %d and %s; for the likeliest token use Greedy").formatted(temperature, topK, topP));
    }

    /// As the model weighs it: τ = 1, nothing cut.
    public static Sampling of(RandomKey key) {
        return new Sampling(key, 1, Integer.MAX_VALUE, 1);
    }

    /// With a temperature.
    public Sampling withTemperature(double temperature) {
        return new Sampling(key, temperature, topK, topP);
    }

    /// From the k likeliest only.
    public Sampling withTopK(int topK) {
        return new Sampling(key, temperature, topK, topP);
    }

    /// From the fewest likeliest that together have at least p.
    public Sampling withTopP(double topP) {
        return new Sampling(key, temperature, topK, topP);
    }

    @Override
    public <S extends DecoderState<S>> List<Decoded> decode(Start<S> start, Limits limits) {
        int[] drawn = new int[start.state().size()];
        return new OneByOne<>(start, limits, (walk, row, text) -> {
            double[] scores = new double[walk.vocabulary()];
            for (int token = 0; token < scores.length; token++)
                scores[token] = walk.log(row, token);
            return key.with(text).categorical(drawn[text]++, distribution(scores));
        }).run();
    }

    /// What is drawn from, for logits or logarithms of probabilities; 0 for what is cut.
    ///
    /// `distribution(ln 0.5, ln 0.3, ln 0.2)` with a top k of 2 is `(0.625, 0.375, 0)`.
    public double[] distribution(double... scores) {
        var ranking = new Ranking(scores);
        int[] order = new int[Math.min(topK, scores.length)];
        double[] weights = new double[scores.length];
        double total = 0;
        for (int i = 0; i < order.length; i++) {
            order[i] = ranking.next();
            total += weights[order[i]] = StrictMath.exp((scores[order[i]] - scores[order[0]]) / temperature);
        }
        return shared(weights, topP == 1 ? order.length : fewest(order, weights, topP * total), order);
    }

    /// How many of the likeliest are needed to reach `enough`.
    private static int fewest(int[] order, double[] weights, double enough) {
        int count = 0;
        for (double sum = 0; count < order.length && sum < enough; count++)
            sum += weights[order[count]];
        return count;
    }

    /// The weights of the first `count`, summing to one; the others are 0.
    private static double[] shared(double[] weights, int count, int... order) {
        double total = 0;
        for (int i = 0; i < count; i++)
            total += weights[order[i]];
        double[] shares = new double[weights.length];
        for (int i = 0; i < count; i++)
            shares[order[i]] = weights[order[i]] / total;
        return shares;
    }
}
