package fovea.examples.text;

import java.util.ArrayList;
import java.util.List;

/// Words with the space before them, digits and Chinese characters one by one, punctuation by itself.
///
/// ```text
///     two hundred and seven    →  two, ␣hundred, ␣and, ␣seven
///     14:30                    →  1, 4, :, 3, 0
///     ein·und·zwanzig          →  ein, ·und, ·zwanzig          · is U+00AD, a soft hyphen between morphemes
///     二百零七                  →  二, 百, 零, 七
/// ```
/// A token keeps the space or soft hyphen in front of it, so that tokens joined are the text again, to the character.
final class PhraseTokenizer implements Tokenizer {
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final int FIRST_HAN = 0x2E80;               // asking for a script is slow, and seldom needed

    PhraseTokenizer() {}

    @Override
    public String name() {
        return "phrases";
    }

    @Override
    public String normalize(String text) {
        return Spaces.plain(text);
    }

    @Override
    public List<Token> split(String text) {
        String plain = normalize(text);
        var tokens = new ArrayList<Token>();
        for (int at = 0, end; at < plain.length(); at = end) {
            end = endOf(plain, at);
            tokens.add(new Token(plain.substring(at, end), at, end));
        }
        return tokens;
    }

    /// Where the token ends that begins at `start`.
    private static int endOf(String text, int start) {
        int at = isGap(text.charAt(start)) ? start + 1 : start;
        if (at == text.length() || isGap(text.charAt(at)))
            return at;
        int first = text.codePointAt(at), end = at + Character.charCount(first);
        if (isOfWords(first))
            while (end < text.length() && isOfWords(text.codePointAt(end)))
                end += Character.charCount(text.codePointAt(end));
        return end;
    }

    /// White space or a soft hyphen.
    private static boolean isGap(char c) {
        return Character.isSpaceChar(c) || c >= '\t' && c <= '\r' || c == '\u0085' || c == SOFT_HYPHEN;
    }

    /// Letters and the marks on them, but no Chinese characters.
    private static boolean isOfWords(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER, Character.OTHER_LETTER, Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                c < FIRST_HAN || Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN;
            default -> false;
        };
    }

    @Override
    public String join(List<String> tokens) {
        return String.join("", tokens).replace(String.valueOf(SOFT_HYPHEN), "");
    }
}
