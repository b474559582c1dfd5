package fovea.examples.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.examples.text.Tokenizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    /// Pairs of which two in a row have the same source.
    private static List<Example> pairs(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Example("source " + i / 2, "target " + i)).toList();
    }

    private static Split split(int count, int limit, long seed) {
        return Split.of(pairs(count), limit, seed, Tokenizer.WORDS);
    }

    private static Set<String> sources(List<Example> examples) {
        return examples.stream().map(Example::source).collect(Collectors.toSet());
    }

    @Test
    void aTenthIsHeldOut() {
        assertEquals(100, split(1000, 5000, 1).heldout().size());
        assertEquals(900, split(1000, 5000, 1).training().size());
        assertEquals(1000, split(20_000, 20_000, 1).heldout().size());
    }

    @Test
    void noHeldOutSourceIsLearntFrom() {
        for (Split split : List.of(split(1000, 5000, 1), split(1000, 301, 1))) {
            var both = new HashSet<>(sources(split.training()));
            both.retainAll(sources(split.heldout()));
            assertEquals(Set.of(), both);
        }
    }

    @Test
    void aLimitMeansTheFirstPairsAndAllOfThem() {
        Split split = split(1000, 600, 1);
        assertEquals(pairs(600), split.training());
        assertEquals(60, split.heldout().size());
        assertTrue(pairs(1000).subList(600, 1000).containsAll(split.heldout()));
    }

    @Test
    void theSeedDecides() {
        assertEquals(split(1000, 5000, 1), split(1000, 5000, 1));
        assertNotEquals(split(1000, 5000, 1), split(1000, 5000, 2));
    }

    @Test
    void sourcesThatDifferInCaseOnlyAreOne() {
        var pairs = List.of(new Example("Go.", "a"), new Example("go .", "b"), new Example("Run.", "c"));
        Split split = Split.of(pairs, 10, 1, Tokenizer.WORDS);
        assertEquals(1, split.heldout().stream().map(e -> Tokenizer.WORDS.normalize(e.source())).distinct().count());
        assertEquals(3, split.heldout().size() + split.training().size());
    }
}
