package fovea.examples.text;

/// Text of unknown origin, made fit to be shown.
///
/// A corpus may contain anything: an escape sequence that clears the screen or renames the window, a mark that turns
/// the rest of the line around. Such characters are shown as what they are, `\x{1B}`, and do nothing.
public final class SafeText {
    private SafeText() {}

    /// The text for one line of a terminal.
    ///
    /// Escaped are control characters (C0 with tab and line ends, DEL, C1), line and paragraph separators, marks that
    /// turn the writing direction, invisible tags and lone surrogates. Joiners that scripts and emoji need stay, soft
    /// hyphens are left out.
    public static String forTerminal(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHarmful(c)) safe.append("\\x{%X}".formatted(c));
            else if (c != 0xAD) safe.appendCodePoint(c);
        });
        return safe.toString();
    }

    /// The text between tags or quotes of an HTML page: `& < > " '` as entities, and harmful characters escaped.
    public static String forHtml(String text) {
        return forTerminal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }

    /// Whether a character could do something other than be seen.
    static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                    Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            case Character.FORMAT -> c != 0xAD && c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C, ZERO_WIDTH_JOINER = 0x200D;
}
