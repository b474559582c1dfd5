package fovea.examples.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TokenizerProperties {

    @Property
    void phraseTokensJoinedAreTheTextAgain(@ForAll("texts") String text) {
        assertEquals(Tokenizer.PHRASES.normalize(text), String.join("", Tokenizer.PHRASES.words(text)));
    }

    /// The same rule in another language: that of patterns.
    private static final Pattern TOKEN = Pattern.compile("[\\s\\u00AD]?"
            + "(?:\\p{IsHan}|[\\p{L}\\p{M}&&[^\\p{IsHan}]]+|[^\\p{L}\\p{M}\\s\\u00AD])|[\\s\\u00AD]",
            Pattern.UNICODE_CHARACTER_CLASS);

    @Property
    void phraseTokensAreThoseOfAPattern(@ForAll("texts") String text) {
        assertEquals(TOKEN.matcher(Tokenizer.PHRASES.normalize(text)).results().map(MatchResult::group).toList(),
                Tokenizer.PHRASES.words(text));
    }

    @Property
    void noTokenIsEmpty(@ForAll("texts") String text, @ForAll Tokenizers which) {
        for (String token : which.tokenizer.words(text)) assertFalse(token.isEmpty());
    }

    @Property
    void tokensAreTheirSpansAndComeInOrder(@ForAll("texts") String text, @ForAll Tokenizers which) {
        String normal = which.tokenizer.normalize(text);
        int behind = 0;
        for (var token : which.tokenizer.split(text)) {
            assertEquals(token.text(), normal.substring(token.start(), token.end()));
            assertFalse(token.start() < behind);
            behind = token.end();
        }
    }

    @Property
    void normalisingTwiceChangesNothingMore(@ForAll("texts") String text, @ForAll Tokenizers which) {
        String once = which.tokenizer.normalize(text);
        assertEquals(which.tokenizer.words(text), which.tokenizer.words(once));
    }

    enum Tokenizers {
        PHRASES(Tokenizer.PHRASES), WORDS(Tokenizer.WORDS);

        private final Tokenizer tokenizer;

        Tokenizers(Tokenizer tokenizer) {
            this.tokenizer = tokenizer;
        }
    }

    /// Anything, and often what is hard: spaces of all kinds, soft hyphens, digits, Chinese, accents, emoji.
    @Provide
    Arbitrary<String> texts() {
        var hard = Arbitraries.of("a", "Zé", "und", " ", "  ", "\u202F", "\u00A0", "\u00AD", "1", "42", "〇", "二百", "，",
                "𠀀", "𝒳", "!", "e\u0301", "\t", "\u0085", "\u2028", "-", "…", "👩‍🚀", "\uD800", "İ", "ß");
        return Arbitraries.oneOf(hard.list().ofMaxSize(12).map(parts -> String.join("", parts)),
                Arbitraries.strings().ofMaxLength(40));
    }
}
