package fovea.nn.decoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Writes one text a row, with one choice for each token; rows that have ended leave the batch.
///
/// @param <S> the state's type
final class OneByOne<S extends DecoderState<S>> {

    /// Chooses a token.
    @FunctionalInterface
    interface Choice {
        /// The token that follows in a row of the walk's last step; `text` is the row's number in the whole batch.
        int token(Walk<?> walk, int row, int text);
    }

    private final Walk<S> walk;
    private final Limits limits;
    private final Choice choice;
    private final int[] first;
    private final Hypothesis[] texts;

    OneByOne(Start<S> start, Limits limits, Choice choice) {
        this.walk = new Walk<>(start, limits);
        this.limits = limits;
        this.choice = choice;
        this.first = start.last().toInts();
        this.texts = IntStream.range(0, first.length).mapToObj(Hypothesis::empty).toArray(Hypothesis[]::new);
    }

    List<Decoded> run() {
        int[] going = IntStream.range(0, texts.length).toArray();
        for (int written = 0; written < limits.longest() && going.length > 0; written++)
            going = goOn(going);
        List<Decoded> decoded = new ArrayList<>();
        for (Hypothesis text : texts)
            decoded.add(text.decoded(text.logProbability(), limits.end()));
        return decoded;
    }

    /// Writes a token in each of these texts, and tells which of them go on.
    private int[] goOn(int... going) {
        walk.go(Arrays.stream(going).map(text -> texts[text].row()).toArray(),
                Arrays.stream(going).map(text -> texts[text].length() == 0 ? first[text] : texts[text].last())
                        .toArray());
        for (int row = 0; row < going.length; row++) {
            int token = choice.token(walk, row, going[row]);
            texts[going[row]] = texts[going[row]].then(token, walk.log(row, token), walk, row);
        }
        return Arrays.stream(going).filter(text -> texts[text].last() != limits.end()).toArray();
    }
}
