package fovea.examples.phrasebook;

import static fovea.examples.phrasebook.Language.DE;
import static fovea.examples.phrasebook.Language.EN;
import static fovea.examples.phrasebook.Language.FR;
import static fovea.examples.phrasebook.Language.ZH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.examples.phrasebook.Fact.Cardinal;
import fovea.examples.phrasebook.Fact.Clock;
import fovea.examples.phrasebook.Fact.Style;
import fovea.examples.text.Tokenizer;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TruthTest {
    private static final Truth TWO_HUNDRED_AND_SEVEN = truth(new Cardinal(207), EN, FR);    // deux cent sept

    @Test
    void wordsMayLookAtTheirPart() {
        assertEquals(List.of(0, 1, 2), looks(TWO_HUNDRED_AND_SEVEN, 0));                    // two hundred and
        assertEquals(List.of(0, 1, 2), looks(TWO_HUNDRED_AND_SEVEN, 1));
        assertEquals(List.of(3), looks(TWO_HUNDRED_AND_SEVEN, 2));                          // seven
    }

    @Test
    void whatIsInNoPartDoesNotCount() {
        assertFalse(TWO_HUNDRED_AND_SEVEN.counts(3));                                       // the end of the sentence
        assertEquals(3, TWO_HUNDRED_AND_SEVEN.counted());
    }

    @Test
    void punctuationDoesNotCount() {
        var truth = truth(new Cardinal(71), EN, FR);                                        // soixante - et - onze
        assertEquals(List.of(true, false, true, false, true), IntStream.range(0, 5).mapToObj(truth::counts).toList());
        assertEquals(List.of(0, 1, 2), looks(truth, 2));
    }

    @Test
    void separatorsCloseThePartBeforeThem() {
        var time = truth(new Clock(LocalTime.of(14, 30), Style.MEDIUM), EN, DE);            // 2 : 3 0 PM → 1 4 : 3 0
        assertEquals(List.of(0, 1, 4), looks(time, 0));
        assertEquals(List.of(2, 3), looks(time, 3));
        var number = truth(new Cardinal(10_000), ZH, EN);                                   // 一 万 → ten thousand
        assertEquals(List.of(0, 1), looks(number, 0));
        assertFalse(number.counts(1));
    }

    @Test
    void tokensThatLookElsewhereAreWrong() {
        assertEquals(0, TWO_HUNDRED_AND_SEVEN.wrong(new int[] {1, 2, 3, 4}));
        assertEquals(1, TWO_HUNDRED_AND_SEVEN.wrong(new int[] {3, 1, 3, 0}));
        assertEquals(2, TWO_HUNDRED_AND_SEVEN.wrong(new int[] {4, 0, 0, 0}));
    }

    @Test
    void everyTokenMustLookSomewhere() {
        assertThrows(IllegalArgumentException.class, () -> TWO_HUNDRED_AND_SEVEN.wrong(new int[] {0, 0}));
        assertTrue(TWO_HUNDRED_AND_SEVEN.size() == 3);
    }

    private static Truth truth(Fact fact, Language from, Language to) {
        return Truth.of(Show.phrase(fact, from, to), Tokenizer.PHRASES);
    }

    private static List<Integer> looks(Truth truth, int target) {
        return IntStream.range(0, 10).filter(source -> truth.allows(target, source)).boxed().toList();
    }
}
