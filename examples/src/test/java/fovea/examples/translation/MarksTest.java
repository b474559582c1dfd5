package fovea.examples.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.examples.run.RunRecord.Share;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarksTest {

    /// A pair of that length, translated rightly or not.
    private static Translated pair(int length, String kind, boolean right) {
        List<String> reference = IntStream.range(0, length).mapToObj(i -> "w" + i).toList();
        List<String> translation = right ? reference : List.of("x");
        return new Translated(new Example("s", "t", kind, List.of()), translation, reference);
    }

    private static final Marks MARKS = new Marks(List.of(pair(8, "date", false), pair(1, "time", true),
            pair(2, "time", true),
            pair(3, "date", true), pair(4, "date", true), pair(5, "date", false), pair(6, "date", true),
            pair(7, "date", false)));

    @Test
    void fiveOfEightAreExact() {
        assertEquals(0.625, MARKS.exactMatch());
    }

    @Test
    void quartersGoFromTheShortestToTheLongest() {
        assertEquals(List.of(new Share("shortest quarter, 1 to 2 tokens", 2, 1),
                new Share("second quarter, 3 to 4 tokens", 2, 1),
                new Share("third quarter, 5 to 6 tokens", 2, 0.5), new Share("longest quarter, 7 to 8 tokens", 2, 0)),
                MARKS.byLength());
    }

    @Test
    void kindsAreCountedByThemselves() {
        assertEquals(List.of(new Share("date", 6, 0.5), new Share("time", 2, 1)), MARKS.byKind());
    }

    @Test
    void onePairIsOneQuarter() {
        assertEquals(1, new Marks(List.of(pair(3, "date", true))).byLength().size());
    }
}
