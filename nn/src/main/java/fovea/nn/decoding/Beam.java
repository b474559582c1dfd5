package fovea.nn.decoding;

import java.util.List;

/// The likeliest text of those whose beginnings are among the `width` likeliest at every step.
///
/// ```text
///     s(Y) = log P(Y) / lp(Y)             lp(Y) = ((5 + |Y|) / (5 + 1))^α              Wu et al. 2016, eq. 14
/// ```
///
/// |Y| counts the tokens with the end. Every token makes a text less likely, so without a penalty short texts win;
/// α = 0 is no penalty, Wu et al. found 0.6 to 0.7 best. `lp` of 7 tokens with α = 1 is 12/6 = 2.
///
/// At each step the continuations of all kept beginnings are ranked together. One that ends is finished if it is among
/// the first `width`; the first `width` that do not end go on. A row is done when `width` texts are finished, or when
/// no beginning can become better than the best finished one. Texts that were cut count only where none was finished. A
/// beam of 1 is [Greedy]; one as wide as there are texts finds the best of all.
///
/// @param width how many beginnings are kept for each row
/// @param alpha α, how much longer texts are favoured
public record Beam(int width, double alpha) implements Strategy {

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if the width is not positive, or α negative
    public Beam {
        if (width <= 0 || !(alpha >= 0 && alpha < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(
                    "Beam: width must be positive and alpha not negative; got %d and %s".formatted(width, alpha));
    }

    /// A beam without a length penalty.
    public static Beam of(int width) {
        return new Beam(width, 0);
    }

    /// With a length penalty.
    public Beam withLengthPenalty(double alpha) {
        return new Beam(width, alpha);
    }

    /// lp, what the logarithm of a text's probability is divided by.
    public double lengthPenalty(int length) {
        return StrictMath.pow((5.0 + length) / 6, alpha);
    }

    @Override
    public <S extends DecoderState<S>> List<Decoded> decode(Start<S> start, Limits limits) {
        return new BeamSearch<>(new BeamRow.Wish(this, limits, 1), start).run().stream().map(List::getFirst).toList();
    }

    /// For each row the texts that were finished, at most `width`, the best first; those that were cut if there are
    /// none. It goes on until there are `width` of them, if there are so many.
    public <S extends DecoderState<S>> List<List<Decoded>> decodeAll(Start<S> start, Limits limits) {
        return new BeamSearch<>(new BeamRow.Wish(this, limits, width), start).run();
    }
}
