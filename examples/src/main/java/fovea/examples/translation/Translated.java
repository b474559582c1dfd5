package fovea.examples.translation;

import java.util.List;

/// A held-out pair, and what the model made of it.
///
/// @param example     the pair
/// @param translation the tokens that the model wrote
/// @param reference   the tokens that stand in the pair
record Translated(Example example, List<String> translation, List<String> reference) {

    /// Whether the translation is right to the letter.
    boolean isExact() {
        return translation.equals(reference);
    }
}
