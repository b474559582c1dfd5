package fovea.nn.decoding;

import java.util.List;

/// Always the likeliest token, the lowest index among equals.
///
/// Quick and often good, but it cannot see that a less likely token opens a likelier text: with
/// `P(a) = 0.6, P(a x) = 0.3` and `P(b) = 0.4, P(b x) = 0.4` it writes `a x`.
public record Greedy() implements Strategy {

    @Override
    public <S extends DecoderState<S>> List<Decoded> decode(Start<S> start, Limits limits) {
        return new OneByOne<>(start, limits, (walk, row, _) -> likeliest(walk, row)).run();
    }

    private static int likeliest(Walk<?> walk, int row) {
        int best = 0;
        for (int token = 1; token < walk.vocabulary(); token++)
            if (walk.log(row, token) > walk.log(row, best))
                best = token;
        return best;
    }
}
