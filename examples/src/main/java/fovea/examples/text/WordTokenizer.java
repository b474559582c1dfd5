package fovea.examples.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Lower-case words between spaces, with `, . ! ?` by themselves: how *Dive into Deep Learning* reads its sentence
/// pairs (Zhang et al. 2023, section 10.5).
///
/// ```text
///     I'm home.   →  i'm, home, .
///     Ça va ?     →  ça, va, ?
///     我们试试看！  →  我, 们, 试, 试, 看, ！
/// ```
/// What is lost is capitals, and whether a space stood before the punctuation. Composed and decomposed accents are made
/// one (NFC), Chinese characters stand alone.
final class WordTokenizer implements Tokenizer {
    private static final Pattern TIGHT = Pattern.compile("(?<=[^ ])(?=[,.!?])");
    private static final Pattern TOKEN = Pattern.compile("[\\p{IsHan}！？。，、]|[^\\s\\p{IsHan}！？。，、]+",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LOOSE = Pattern.compile(" (?=[,.!?])|(?<=[\\p{IsHan}！？。，、]) (?=[\\p{IsHan}！？。，、])");

    WordTokenizer() {}

    @Override
    public String name() {
        return "words";
    }

    @Override
    public String normalize(String text) {
        String plain = Spaces.plain(Normalizer.normalize(text, Normalizer.Form.NFC)).toLowerCase(Locale.ROOT);
        return TIGHT.matcher(plain).replaceAll(" ");
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
        return LOOSE.matcher(String.join(" ", tokens).replace("\u00AD", "")).replaceAll("");
    }
}
