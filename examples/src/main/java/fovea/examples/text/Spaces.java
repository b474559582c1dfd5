package fovea.examples.text;

/// Spaces that look alike made one.
///
/// Unicode data is full of them: English puts U+202F before `PM`, French U+00A0 before a unit, ranges have U+2009
/// around the dash. Nobody types them, and `\s` misses most.
public final class Spaces {
    private Spaces() {}

    /// The text with a plain space for each space separator (Unicode category Zs); no character moves.
    public static String plain(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) plain.append(isSpace(text.charAt(i)) ? ' ' : text.charAt(i));
        return plain.toString();
    }

    private static boolean isSpace(char c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR;
    }
}
