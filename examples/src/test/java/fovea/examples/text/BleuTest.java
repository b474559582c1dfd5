package fovea.examples.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BleuTest {

    @Test
    void aPerfectTranslationScoresAHundred() {
        assertEquals(100, corpus("the cat sat on the mat", "the cat sat on the mat"), 1e-9);
    }

    @Test
    void oneWrongWordOfFiveAtTheEnd() {
        assertEquals(100 * Math.pow(0.2, 0.25), corpus("a b c d x", "a b c d e"), 1e-9);      // 4/5 · 3/4 · 2/3 · 1/2
    }

    @Test
    void aWordCountsNoMoreOftenThanInItsReference() {
        double bleu = Bleu.sentence(words("the the the the the the the"), words("the cat is on the mat x"), 1);
        assertEquals(2.0 / 7, bleu * bleu, 1e-12);                                 // Papineni et al. 2002, section 2.1
    }

    @Test
    void shortTranslationsPay() {
        assertEquals(100 * Math.exp(1 - 8.0 / 4), corpus("a b c d", "a b c d e f g h"), 1e-9);
    }

    @Test
    void longTranslationsPayByPrecisionOnly() {
        assertEquals(100 * Math.pow(4.0 / 6 * 3 / 5 * 2 / 4 * 1 / 3, 0.25), corpus("a b c d x y", "a b c d"), 1e-9);
    }

    @Test
    void precisionsAreOfTheWholeCorpus() {
        double bleu = Bleu.corpus(List.of(words("a b c d"), words("x")), List.of(words("a b c d"), words("y")));
        assertEquals(100 * Math.pow(4.0 / 5, 0.25), bleu, 1e-9);                          // the x spoils only p₁
    }

    @Test
    void withoutACommonRunOfFourTheCorpusScoresNothing() {
        assertEquals(0, corpus("a b c", "a b c"), 0);
        assertEquals(0, corpus("", "a"), 0);
        assertEquals(0, Bleu.corpus(List.of(), List.of()), 0);
    }

    @Test
    void theBookPrintsTheseNumbers() {
        assertEquals(1.0, Bleu.sentence(words("va !"), words("va !"), 2), 1e-12);
        assertEquals(0.658, Bleu.sentence(words("il est mouillé ."), words("il est calme ."), 2), 5e-4);
    }

    @Test
    void aSentenceShorterThanKIsJudgedByItsLength() {
        assertEquals(1.0, Bleu.sentence(words("a"), words("a"), 4), 1e-12);
        assertEquals(0, Bleu.sentence(List.of(), words("a"), 2), 0);
    }

    @Test
    void unevenListsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Bleu.corpus(List.of(words("a")), List.of()));
    }

    private static double corpus(String translation, String reference) {
        return Bleu.corpus(List.of(words(translation)), List.of(words(reference)));
    }

    private static List<String> words(String sentence) {
        return sentence.isEmpty() ? List.of() : List.of(sentence.split(" "));
    }
}
