package fovea.examples.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
    private static final String BEFORE = "[\\s\\u00AD]?";
    private static final Pattern TOKEN = Pattern.compile(
            BEFORE + "\\p{IsHan}"
                    + "|" + BEFORE + "[\\p{L}\\p{M}&&[^\\p{IsHan}]]+"
                    + "|" + BEFORE + "\\p{Nd}"
                    + "|" + BEFORE + "[^\\p{L}\\p{M}\\p{Nd}\\s\\u00AD]"
                    + "|[\\s\\u00AD]",
            Pattern.UNICODE_CHARACTER_CLASS);

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
        var tokens = new ArrayList<Token>();
        var found = TOKEN.matcher(normalize(text));
        while (found.find()) tokens.add(new Token(found.group(), found.start(), found.end()));
        return tokens;
    }

    @Override
    public String join(List<String> tokens) {
        return String.join("", tokens).replace("\u00AD", "");
    }
}
