package fovea.examples.text;

/// A token, and where it stands in the normalised text.
///
/// @param text its characters, with the space before it if the tokenizer keeps that
/// @param start index of its first character
/// @param end index after its last character
public record Token(String text, int start, int end) {}
