package fovea.examples.report;

import java.util.List;
import java.util.stream.IntStream;

/// Where a model looked while it translated: for each target token, how much at each source token.
///
/// @param source  the source tokens, S of them
/// @param target  the target tokens, T of them
/// @param weights T rows of S weights, each row summing to one
public record AttentionMap(List<String> source, List<String> target, float[][] weights) {

    /// Copies the lists.
    ///
    /// @throws IllegalArgumentException if the weights are not T rows of S
    public AttentionMap {
        source = List.copyOf(source);
        target = List.copyOf(target);
        int S = source.size();
        if (weights.length != target.size())
            throw new IllegalArgumentException("attention map: needs a row for each of %d target tokens; got %d"
                    .formatted(target.size(), weights.length));
        for (float[] row : weights)
            if (row.length != S)
                throw new IllegalArgumentException("attention map: needs a weight for each of %d source tokens; got %d"
                        .formatted(S, row.length));
    }

    /// The source token that a target token looked at most; of equals the first.
    public int strongest(int t) {
        int best = 0;
        for (int s = 1; s < weights[t].length; s++)
            if (weights[t][s] > weights[t][best])
                best = s;
        return best;
    }

    /// The source token that each target token looked at most.
    public int[] strongest() {
        return IntStream.range(0, target.size()).map(this::strongest).toArray();
    }
}
