package fovea.examples.text;

/// A sentence and its translation.
///
/// @param source what is translated
/// @param target its translation
public record Pair(String source, String target) {}
