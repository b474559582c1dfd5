package fovea.examples.phrasebook;

import java.util.Set;
import java.util.stream.Collectors;

/// A stretch of one language's wording, and what it stands for.
///
/// Meanings are names that both languages share: `10^2` for the hundreds of a number, `month 0` for the month in which
/// a range begins. A stretch has several when the language says them in one word: `soixante-et-onze` is tens and ones.
///
/// @param span where it stands in the wording
/// @param meanings what it stands for, one or more
record Piece(Span span, Set<String> meanings) {

    Piece {
        meanings = Set.copyOf(meanings);
    }

    Piece(Span span, String meaning) {
        this(span, Set.of(meaning));
    }

    /// The same piece as part of a longer wording, where it stands `offset` further on and within `whole`.
    Piece within(String whole, int offset) {
        return new Piece(span.shifted(offset), meanings.stream().map(m -> whole + "/" + m).collect(Collectors.toSet()));
    }
}
