package fovea.examples.translation;

import fovea.examples.phrasebook.Part;
import fovea.examples.phrasebook.Truth;
import fovea.examples.text.Tokenizer;
import java.util.List;

/// A pair to learn from or to be tested on.
///
/// @param source what is translated
/// @param target its translation
/// @param kind   what it says, such as `date`; `pair` when nobody knows
/// @param parts  what is aligned to what; empty when nobody knows
public record Example(String source, String target, String kind, List<Part> parts) {

    /// The kind of pairs out of a file.
    public static final String PAIR = "pair";

    /// A pair of which nothing else is known.
    public Example(String source, String target) {
        this(source, target, PAIR, List.of());
    }

    /// Which of its tokens say the same.
    Truth truth(Tokenizer tokenizer) {
        return Truth.of(tokenizer.split(source), tokenizer.split(target), parts);
    }

    /// Its row in `train.tsv` and `heldout.tsv`.
    public List<String> row() {
        return List.of(source, target, kind);
    }
}
