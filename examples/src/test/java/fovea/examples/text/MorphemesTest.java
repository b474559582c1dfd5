package fovea.examples.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MorphemesTest {
    private static final Morphemes GERMAN = new Morphemes(Vocabulary.of(List.of(Tokenizer.PHRASES.words(
            "drei\u00ADund\u00ADzwanzig Millionen ein\u00ADtausend\u00ADzwei\u00ADhundert\u00ADeins setecientos")), 1));

    @Test
    void aWordTypedWithoutSoftHyphensIsCutIntoKnownPieces() {
        assertEquals(List.of("drei", "\u00ADhundert", "\u00ADeins"), refine("dreihunderteins"));
        assertEquals(List.of("drei", "\u00ADtausend", " Millionen"), refine("dreitausend Millionen"));
    }

    @Test
    void theFewestPiecesWin() {
        var morphemes = new Morphemes(Vocabulary.of(List.of(List.of("a", "\u00ADb", "\u00ADc", "\u00ADbc")), 1));
        assertEquals(List.of("a", "\u00ADbc"), morphemes.refine(List.of("abc")));
    }

    @Test
    void knownWordsAndHopelessOnesStayAsTheyAre() {
        assertEquals(List.of("drei", "\u00ADund", "\u00ADzwanzig"), refine("drei\u00ADund\u00ADzwanzig"));
        assertEquals(List.of("dreiig", " Millionen"), refine("dreiig Millionen"));
    }

    @Test
    void wordsHyphenatedOtherwiseAreFoundToo() {
        assertEquals(List.of(" setecientos"), GERMAN.refine(List.of(" sete", "\u00ADcientos")));
    }

    private static List<String> refine(String text) {
        return GERMAN.refine(Tokenizer.PHRASES.words(text));
    }
}
