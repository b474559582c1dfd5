package fovea.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;

final class PlateauTest {

    private static final PlateauConfig QUICK = PlateauConfig.DEFAULT.withFactor(0.5).withPatience(1);

    @Test
    void theRateFallsWhenPatienceIsOver() {
        assertArrayEquals(new double[] {1, 1, 1, 0.5, 0.5, 0.25}, heard(new Plateau(QUICK), 3, 2, 2, 2, 2, 2));
    }

    @Test
    void progressTooSmallToCountIsNone() {
        assertArrayEquals(new double[] {1, 1, 0.5}, heard(new Plateau(QUICK), 1, 0.99995, 0.99991));
        assertArrayEquals(new double[] {1, 1, 1}, heard(new Plateau(QUICK), 1, 0.9998, 0.9996));
    }

    @Test
    void aCooldownIsNotCounted() {
        double[] factors = heard(new Plateau(QUICK.withCooldown(2)), 1, 1, 1, 1, 1, 1, 1);
        assertArrayEquals(new double[] {1, 1, 0.5, 0.5, 0.5, 0.5, 0.25}, factors);
    }

    @Test
    void theFactorHasAFloorAndNaNIsNoProgress() {
        Plateau plateau = new Plateau(QUICK.withPatience(0).withLeast(0.3));
        assertArrayEquals(new double[] {1, 0.5, 0.3, 0.3}, heard(plateau, 1, Double.NaN, 1, 1));
    }

    @Test
    void itGoesOnWhereItWasSaved() {
        double[] losses = {1, 2, 2, 0.5, 1, 1, 1, 1};
        double[] whole = heard(new Plateau(QUICK.withCooldown(1)), losses);
        for (int cut = 0; cut < losses.length; cut++) {
            Plateau before = new Plateau(QUICK.withCooldown(1)), after = new Plateau(QUICK.withCooldown(1));
            heard(before, Arrays.copyOf(losses, cut));
            after.resume(before.state());
            double[] rest = heard(after, Arrays.copyOfRange(losses, cut, losses.length));
            assertArrayEquals(Arrays.copyOfRange(whole, cut, losses.length), rest);
        }
        assertThrows(IllegalArgumentException.class, () -> new Plateau(QUICK).resume(Map.of()));
    }

    @Test
    void asAScheduleItMultipliesAnother() {
        Plateau plateau = new Plateau(QUICK.withPatience(0));
        Schedule both = Schedule.linear(0, 4).times(plateau);
        assertEquals(0.75, both.at(2));
        heard(plateau, 1, 1);
        assertEquals(0.375, both.at(2));
    }

    private static double[] heard(Plateau plateau, double... losses) {
        return Arrays.stream(losses).map(loss -> {
            plateau.report(loss);
            return plateau.at(1);
        }).toArray();
    }
}
