package fovea.nn.recurrent;

import java.util.Arrays;
import java.util.Locale;

/// The three recurrences, for those who let users choose.
public enum RecurrentKind {
    /// [Rnn]
    RNN,
    /// [Gru]
    GRU,
    /// [Lstm]
    LSTM;

    /// The kind of that name: `rnn`, `gru` or `lstm`.
    ///
    /// @throws IllegalArgumentException if there is none
    public static RecurrentKind named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.toString().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no recurrence is called '%s'; there are rnn, gru and lstm".formatted(name)));
    }

    /// The name as it is written in commands.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
