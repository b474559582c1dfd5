package fovea.examples.phrasebook;

import java.util.List;

/// Stretches of the source and the stretches of the target that say the same thing.
///
/// Mostly one each; the hour of `2:30 PM` is said by `2` and by `PM`.
///
/// @param source stretches of the source text, in order, never empty
/// @param target stretches of the target text, in order, never empty
public record Part(List<Span> source, List<Span> target) {

    /// Copies the lists.
    ///
    /// @throws IllegalArgumentException if one of them is empty
    public Part {
        source = List.copyOf(source);
        target = List.copyOf(target);
        if (source.isEmpty() || target.isEmpty())
            throw new IllegalArgumentException("part: needs a stretch on each side; got " + source + ", " + target);
    }
}
