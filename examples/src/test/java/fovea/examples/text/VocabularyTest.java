package fovea.examples.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final List<List<String>> HAMLET = List.of(
            List.of("to", "be", "or", "not", "to", "be"),
            List.of("that", "is", "the", "question"),
            List.of("to", "die"));

    @Test
    void theMostFrequentComeFirstAndEqualsInTheOrderTheyWereMet() {
        assertEquals(List.of("<pad>", "<s>", "</s>", "<unk>",
                        "to", "be", "or", "not", "that", "is", "the", "question", "die"),
                Vocabulary.of(HAMLET, 1).tokens());
    }

    @Test
    void rareTokensAreLeftOut() {
        var vocabulary = Vocabulary.of(HAMLET, 2);
        assertEquals(6, vocabulary.size());
        assertArrayEquals(new int[] {4, 5, Vocabulary.UNKNOWN}, vocabulary.encode(List.of("to", "be", "or")));
    }

    @Test
    void decodingStopsAtTheEndAndSkipsPadsAndTheStart() {
        var vocabulary = Vocabulary.of(HAMLET, 2);
        assertEquals(List.of("to", "<unk>", "be"), vocabulary.decode(1, 4, 0, 3, 5, 2, 4, 4));
    }

    @Test
    void aCorpusCannotSmuggleInSpecialTokens() {
        var vocabulary = Vocabulary.of(List.of(List.of("</s>", "<pad>", "a", "</s>")), 1);
        assertEquals(5, vocabulary.size());
        assertArrayEquals(new int[] {Vocabulary.UNKNOWN, Vocabulary.UNKNOWN, 4},
                vocabulary.encode(List.of("</s>", "<pad>", "a")));
    }

    @Test
    void aFrequencyBelowOneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(HAMLET, 0));
    }
}
