package fovea.nn.decoding;

import java.util.Arrays;
import java.util.Optional;

import fovea.tensor.IntTensor;
import fovea.tensor.Rearrangement;
import fovea.tensor.Tensor;

/// A beginning of a text, or all of it.
///
/// @param row            where it stood in the batch of the last step
/// @param tokens         what was written so far
/// @param logProbability of all of it
/// @param looks          where the model looked, token by token: a step's attention, and the row in it
record Hypothesis(int row, int[] tokens, double logProbability, Look... looks) {

    /// A row of a step's attention.
    record Look(Optional<Tensor> attention, int row) {}

    /// Nothing written yet.
    static Hypothesis empty(int row) {
        return new Hypothesis(row, new int[0], 0);
    }

    /// With one more token, of this probability, chosen in the walk's last step from row `at`.
    Hypothesis then(int token, double log, Walk<?> walk, int at) {
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = token;
        Look[] further = Arrays.copyOf(looks, looks.length + 1);
        further[looks.length] = new Look(walk.attention(), at);
        return new Hypothesis(at, longer, logProbability + log, further);
    }

    int length() {
        return tokens.length;
    }

    int last() {
        return tokens[tokens.length - 1];
    }

    /// As a result; the end, if it is there, is taken off.
    Decoded decoded(double score, int end) {
        boolean ended = tokens.length > 0 && last() == end;
        int length = ended ? tokens.length - 1 : tokens.length;
        return new Decoded(IntTensor.of(Arrays.copyOf(tokens, length)), logProbability, score, ended,
                attention(length));
    }

    /// `(T, …, S)`
    private Optional<Tensor> attention(int length) {
        if (length == 0 || looks[0].attention().isEmpty())
            return Optional.empty();
        return Optional.of(Rearrangement.stack(0, Arrays.stream(looks).limit(length)
                .map(look -> look.attention().orElseThrow().select(0, look.row())).toList()));
    }
}
