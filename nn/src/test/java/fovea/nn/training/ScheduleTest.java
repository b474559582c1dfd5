package fovea.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

final class ScheduleTest {

    @Test
    void linearRisesAndFalls() {
        assertArrayEquals(new double[] {0.5, 1, 1, 0.75, 0.5, 0.25, 0, 0}, first(8, Schedule.linear(2, 6)));
        assertArrayEquals(new double[] {1, 0.75, 0.5, 0.25}, first(4, Schedule.linear(0, 4)));
    }

    @Test
    void cosineFallsSlowlyFastSlowly() {
        double r = Math.sqrt(2);
        assertArrayEquals(new double[] {1, (2 + r) / 4, 0.5, (2 - r) / 4, 0, 0}, first(6, Schedule.cosine(0, 4)),
                1e-15);
        assertArrayEquals(new double[] {0.5, 1, 1, 0.5, 0}, first(5, Schedule.cosine(2, 4)), 1e-15);
    }

    @Test
    void noamIsHighestWhereWarmingUpEnds() {
        Schedule noam = Schedule.noam(512, 4000);
        assertEquals(1 / Math.sqrt(512.0 * 4000), noam.at(4000), 1e-18);     // 6.99e-4
        assertEquals(noam.at(4000) / 4000, noam.at(1), 1e-18);
        assertEquals(noam.at(4000) / 2, noam.at(16000), 1e-18);              // √4 = 2
        assertTrue(noam.at(3999) < noam.at(4000) && noam.at(4001) < noam.at(4000));
    }

    @Test
    void factorsMultiply() {
        assertArrayEquals(new double[] {0.5, 0.5625, 0.5, 0.3125},
                first(4, Schedule.linear(0, 4).times(step -> 0.25 * (step + 1))));
        assertEquals(1, Schedule.CONSTANT.at(1_000_000_000_000L));
    }

    @Test
    void spansThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Schedule.linear(5, 5));
        assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(-1, 5));
        assertThrows(IllegalArgumentException.class, () -> Schedule.noam(512, 0));
    }

    private static double[] first(int steps, Schedule schedule) {
        return LongStream.rangeClosed(1, steps).mapToDouble(schedule::at).toArray();
    }
}
