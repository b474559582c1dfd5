package fovea.examples.phrasebook;

import fovea.examples.text.Spaces;
import java.util.Comparator;
import java.util.List;

/// How one language says a [Fact], and which stretch says what.
///
/// @param text the words; all kinds of space are plain spaces (one character each, so that spans keep their places)
/// @param pieces stretches with their meanings, in the order of the text
record Wording(String text, List<Piece> pieces) {

    Wording {
        text = Spaces.plain(text);
        pieces = pieces.stream().sorted(Comparator.comparingInt(p -> p.span().start())).toList();
    }
}
