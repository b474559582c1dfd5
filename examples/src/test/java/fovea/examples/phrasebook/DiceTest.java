package fovea.examples.phrasebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void theNumbersAreSplitMix64s() {
        var dice = new Dice(1234567);                                    // the reference program's first outputs
        assertEquals(6457827717110365317L, dice.next());
        assertEquals(3203168211198807973L, dice.next());
    }

    @Test
    void everyNumberOfARangeComesAboutEquallyOften() {
        var dice = new Dice(1);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) counts[dice.between(1, 6) - 1]++;
        for (int count : counts) assertTrue(Math.abs(count - 10_000) < 400, "came " + count + " times");
    }

    @Test
    void weightsAreKept() {
        var dice = new Dice(1);
        int[] counts = new int[3];
        for (int i = 0; i < 10_000; i++) counts[dice.weighted(1, 0, 3)]++;
        assertEquals(0, counts[1]);
        assertTrue(Math.abs(counts[2] - 7_500) < 200, "came " + counts[2] + " times");
    }

    @Test
    void shufflingKeepsEverything() {
        var list = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8));
        new Dice(1).shuffle(list);
        assertTrue(!list.equals(List.of(1, 2, 3, 4, 5, 6, 7, 8)));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), list.stream().sorted().toList());
    }
}
