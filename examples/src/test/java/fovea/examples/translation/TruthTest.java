package fovea.examples.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.examples.phrasebook.Part;
import fovea.examples.phrasebook.Span;
import fovea.examples.report.AttentionMap;
import fovea.examples.text.Tokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthTest {

    private static final Example TWO_HUNDRED_AND_SEVEN = new Example("two hundred and seven", "deux cent sept",
            "cardinal", List.of(
            new Part(List.of(new Span(0, 11)), List.of(new Span(0, 9))),
                    new Part(List.of(new Span(16, 21)), List.of(new Span(10, 14)))));

    private static final Truth TRUTH = Truth.of(TWO_HUNDRED_AND_SEVEN, Tokenizer.PHRASES);

    /// A map whose rows look at one source token each; `and` is number 2, the end number 4.
    private static AttentionMap looking(int... at) {
        var weights = new float[at.length][5];
        for (int t = 0; t < at.length; t++)
            weights[t][at[t]] = 1;
        return new AttentionMap(List.of("two", " hundred", " and", " seven", "</s>"), List.of("deux", " cent", " sept"),
                weights);
    }

    @Test
    void tokensBelongToThePartsTheyTouch() {
        assertEquals(List.of(List.of(0, 1), List.of(0, 1), List.of(3)), TRUTH.aligned());
    }

    @Test
    void whoLooksWithinThePartIsRight() {
        assertEquals(0, TRUTH.errors(looking(0, 1, 3)));
        assertEquals(0, TRUTH.errors(looking(1, 0, 3)));
    }

    @Test
    void whoLooksElsewhereIsWrong() {
        assertEquals(1, TRUTH.errors(looking(0, 2, 3)));                   // at "and"
        assertEquals(2, TRUTH.errors(looking(3, 1, 4)));                   // at "seven", at the end
        assertEquals(3, TRUTH.tokens());
    }

    @Test
    void ofTokensInNoPartNothingIsAsked() {
        var half = new Example("a b", "c d", "list", List.of(new Part(List.of(new Span(0, 1)),
                List.of(new Span(0, 1)))));
        Truth truth = Truth.of(half, Tokenizer.PHRASES);
        assertEquals(List.of(List.of(0), List.of()), truth.aligned());
        assertEquals(1, truth.tokens());
        assertEquals(0, Truth.of(new Example("a", "b"), Tokenizer.WORDS).tokens());
    }
}
