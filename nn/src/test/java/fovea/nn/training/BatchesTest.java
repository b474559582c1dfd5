package fovea.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import fovea.random.RandomKey;
import org.junit.jupiter.api.Test;

final class BatchesTest {

    @Test
    void forEvaluationTheShortestComeFirst() {
        assertEquals("[[1, 3], [0, 4], [2]]", written(Batches.ofSize(2).byLength(5, 1, 9, 2, 6)));
    }

    @Test
    void positionsAreCountedWithPadding() {
        // sorted 1 2 5 11 20: three of up to 5 are 15 positions, a fourth of 11 would make 44; 20 is
        // too long for any batch
        assertEquals("[[1, 3, 0], [4], [2]]", written(Batches.ofTokens(15).byLength(5, 1, 20, 2, 11)));
    }

    @Test
    void theSameKeyGivesTheSameOrderAndAnotherAnother() {
        int[] lengths = new int[1000];
        Arrays.setAll(lengths, i -> 1 + i * 7 % 40);
        String first = written(Batches.ofSize(16).shuffled(RandomKey.of(1), lengths));
        assertEquals(first, written(Batches.ofSize(16).shuffled(RandomKey.of(1), lengths)));
        assertNotEquals(first, written(Batches.ofSize(16).shuffled(RandomKey.of(2), lengths)));
    }

    @Test
    void aBatchIsOfSimilarLength() {
        int[] lengths = new int[6400];
        Arrays.setAll(lengths, i -> 1 + i * 7 % 64);                         // each length a hundred times
        for (int[] batch : Batches.ofSize(64).shuffled(RandomKey.of(1), lengths)) {
            int longest = Arrays.stream(batch).map(i -> lengths[i]).max().orElseThrow();
            int shortest = Arrays.stream(batch).map(i -> lengths[i]).min().orElseThrow();
            assertEquals(64, batch.length);
            assertEquals(0, longest - shortest, 1);
        }
    }

    @Test
    void nothingGivesNoBatches() {
        assertEquals(List.of(), Batches.ofSize(4).shuffled(RandomKey.of(1)));
        assertArrayEquals(new int[] {0}, Batches.ofTokens(1).byLength(0).getFirst());
    }

    @Test
    void sizesMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> Batches.ofSize(0));
        assertThrows(IllegalArgumentException.class, () -> Batches.ofTokens(5).withPool(0));
    }

    private static String written(List<int[]> batches) {
        return batches.stream().map(Arrays::toString).toList().toString();
    }
}
