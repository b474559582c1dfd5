package fovea.examples.translation;

import fovea.examples.report.AttentionMap;
import java.util.List;
import java.util.Optional;

/// A text and its translation.
///
/// @param text      the translation, as a person reads it
/// @param unknown   words of the source that the model has never seen
/// @param attention where it looked, if it looks back at all
public record Translation(String text, List<String> unknown, Optional<AttentionMap> attention) {

    /// Copies the list.
    public Translation {
        unknown = List.copyOf(unknown);
    }
}
