package fovea.examples.phrasebook;

import java.util.List;

/// A phrase in two languages, and which words of one say what words of the other.
///
/// ```text
///     two hundred and seven  →  deux cent sept          two hundred ↔ deux,  seven ↔ sept
/// ```
/// Parts are as fine as they are certain. What is in no part is aligned to nothing: the `and`, which only joins, and
/// `cent`, which would be `cents` if nothing followed.
///
/// @param source what is translated
/// @param target its translation
/// @param kind what it says
/// @param parts what is aligned to what, in the order of the target
public record Phrase(String source, String target, Kind kind, List<Part> parts) {

    /// Copies the parts.
    public Phrase {
        parts = List.copyOf(parts);
    }
}
