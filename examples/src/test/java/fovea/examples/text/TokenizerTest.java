package fovea.examples.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    @Test
    void wordsKeepTheSpaceBeforeThem() {
        assertEquals(List.of("two", " hundred", " and", " seven"), Tokenizer.PHRASES.words("two hundred and seven"));
    }

    @Test
    void digitsAndPunctuationStandAlone() {
        assertEquals(List.of("2", ":", "3", "0", " PM", ",", " March", " 1", "5"),
                Tokenizer.PHRASES.words("2:30\u202FPM, March 15"));
    }

    @Test
    void aSpaceWithNoTokenBehindItIsOne() {
        assertEquals(List.of("two", " ", " ", " words", "\t"), Tokenizer.PHRASES.words("two   words\t"));
    }

    @Test
    void hyphensAreTokens() {
        assertEquals(List.of("soixante", "-", "et", "-", "onze"), Tokenizer.PHRASES.words("soixante-et-onze"));
    }

    @Test
    void germanIsCutAtSoftHyphensWhichTheDisplayLosesAgain() {
        var words = Tokenizer.PHRASES.words("ein\u00ADund\u00ADzwanzig");
        assertEquals(List.of("ein", "\u00ADund", "\u00ADzwanzig"), words);
        assertEquals("einundzwanzig", Tokenizer.PHRASES.join(words));
    }

    @Test
    void chineseIsCutIntoCharacters() {
        assertEquals(List.of("二", "百", "零", "七"), Tokenizer.PHRASES.words("二百零七"));
        assertEquals(List.of("2", "0", "2", "5", "年", "3", "月"), Tokenizer.PHRASES.words("2025年3月"));
        assertEquals(List.of("我", "们", "试", "！"), Tokenizer.WORDS.words("我们试！"));
        assertEquals("我们试！", Tokenizer.WORDS.join(List.of("我", "们", "试", "！")));
    }

    @Test
    void combiningMarksStayWithTheirLetter() {
        assertEquals(List.of("e\u0301te\u0301"), Tokenizer.PHRASES.words("e\u0301te\u0301"));
    }

    @Test
    void everySpaceOfUnicodeIsAPlainOne() {
        assertEquals("a b c d e", Tokenizer.PHRASES.normalize("a\u00A0b\u202Fc\u2009d\u3000e"));
    }

    @Test
    void sentencesAreLowerCasedAndTheirPunctuationCutOff() {
        assertEquals(List.of("i'm", "home", "."), Tokenizer.WORDS.words("I'm home."));
        assertEquals(List.of("ça", "va", "?"), Tokenizer.WORDS.words("Ça va\u202F?"));
        assertEquals(List.of("hi", "!", "!"), Tokenizer.WORDS.words("Hi!!"));
        assertEquals(List.of("3", ".5", "km"), Tokenizer.WORDS.words("3.5 km"));
    }

    @Test
    void accentsAreComposed() {
        assertEquals(List.of("été"), Tokenizer.WORDS.words("E\u0301te\u0301"));
    }

    @Test
    void sentencesAreShownWithoutASpaceBeforePunctuation() {
        assertEquals("i'm home, you too?", Tokenizer.WORDS.join(List.of("i'm", "home", ",", "you", "too", "?")));
    }

    @Test
    void spansPointIntoTheNormalisedText() {
        assertEquals(List.of(new Token("go", 0, 2), new Token(".", 3, 4)), Tokenizer.WORDS.split("Go."));
        assertEquals(List.of(new Token("at", 0, 2), new Token(" 2", 2, 4)), Tokenizer.PHRASES.split("at 2"));
    }

    @Test
    void namesLeadBackToTheTokenizer() {
        assertSame(Tokenizer.WORDS, Tokenizer.of(Tokenizer.WORDS.name()));
        assertSame(Tokenizer.PHRASES, Tokenizer.of(Tokenizer.PHRASES.name()));
        assertThrows(IllegalArgumentException.class, () -> Tokenizer.of("bytes"));
    }
}
