package fovea.nn.decoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import fovea.random.RandomKey;
import org.junit.jupiter.api.Test;

final class SamplingTest {

    private static final double[] LOGS = {Math.log(0.3), Math.log(0.5), Math.log(0.2)};
    private final Sampling plain = Sampling.of(RandomKey.of(1));

    @Test
    void nothingCutIsTheModelsOwnDistribution() {
        assertArrayEquals(new double[] {0.3, 0.5, 0.2}, plain.distribution(LOGS), 1e-15);
    }

    @Test
    void topKLeavesTheLikeliest() {
        assertArrayEquals(new double[] {0.375, 0.625, 0}, plain.withTopK(2).distribution(LOGS), 1e-15);
        assertArrayEquals(new double[] {0, 1, 0}, plain.withTopK(1).distribution(LOGS));
        assertArrayEquals(new double[] {0.3, 0.5, 0.2}, plain.withTopK(100).distribution(LOGS), 1e-15);
    }

    @Test
    void topPLeavesTheSmallestSetThatHasIt() {
        assertArrayEquals(new double[] {0, 1, 0}, plain.withTopP(0.49).distribution(LOGS));
        assertArrayEquals(new double[] {0.375, 0.625, 0}, plain.withTopP(0.7).distribution(LOGS), 1e-15);
        assertArrayEquals(new double[] {0.3, 0.5, 0.2}, plain.withTopP(0.81).distribution(LOGS), 1e-15);
        assertArrayEquals(new double[] {0, 1, 0}, plain.withTopP(1e-9).distribution(LOGS), "at least one");
    }

    @Test
    void topPWorksOnWhatTopKLeaves() {
        assertArrayEquals(new double[] {0, 1, 0}, plain.withTopK(2).withTopP(0.6).distribution(LOGS), 1e-15);   // 0.625
        assertArrayEquals(new double[] {0.375, 0.625, 0}, plain.withTopK(2).withTopP(0.63).distribution(LOGS), 1e-15);
    }

    @Test
    void temperatureSharpensAndFlattens() {
        double[] cold = plain.withTemperature(0.5).distribution(LOGS);       // squares: 0.09, 0.25, 0.04
        assertArrayEquals(new double[] {0.09 / 0.38, 0.25 / 0.38, 0.04 / 0.38}, cold, 1e-15);
        assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, plain.withTemperature(1e9).distribution(LOGS),
                1e-8);
        assertArrayEquals(new double[] {0, 1, 0}, plain.withTemperature(1e-9).distribution(LOGS));
    }

    @Test
    void amongEqualsTheLowestIsKept() {
        assertArrayEquals(new double[] {0.5, 0.5, 0, 0}, plain.withTopK(2).distribution(1, 1, 1, 1));
        assertArrayEquals(new double[] {0.5, 0.5, 0, 0}, plain.withTopP(0.5).distribution(1, 1, 1, 1));
    }

    @Test
    void tokensComeAsOftenAsTheyAreLikely() {
        Fixed model = new Fixed(3, Map.of(List.of(), new double[] {0.3, 0.5, 0.2}));
        int[] counts = new int[3];
        for (Decoded text : plain.decode(model.start(20_000), Limits.ofLength(1)))
            counts[text.tokens().item()]++;
        // five standard deviations of √(n p (1 − p)) = 65
        assertEquals(6_000, counts[0], 330);
        assertEquals(10_000, counts[1], 355);
        assertEquals(4_000, counts[2], 285);
    }

    @Test
    void theSameKeyWritesTheSameTexts() {
        var model = new TinyModel(6, RandomKey.of(3), 1);
        Limits limits = Limits.of(TinyModel.END, 20);
        var first = plain.decode(model.start(0, 1, 2, 3), limits).stream().map(TinyModel::written).toList();
        assertEquals(first, plain.decode(model.start(0, 1, 2, 3), limits).stream().map(TinyModel::written).toList());
        assertEquals(first.subList(0, 2), plain.decode(model.start(0, 1), limits).stream().map(TinyModel::written)
                .toList());
        assertNotEquals(first, Sampling.of(RandomKey.of(2)).decode(model.start(0, 1, 2, 3), limits).stream()
                .map(TinyModel::written).toList());
    }

    @Test
    void theProbabilityIsTheModelsNotTheSharpened() {
        var model = new TinyModel(5, RandomKey.of(3), 1);
        for (Decoded text : plain.withTemperature(0.3).withTopK(3)
                .decode(model.start(0, 0, 0), Limits.of(TinyModel.END, 10)))
            assertEquals(model.log(0, TinyModel.written(text)), text.logProbability(), 1e-12);
    }

    @Test
    void theOnlyTokenLeftIsGreedys() {
        var model = new TinyModel(7, RandomKey.of(5), 1);
        Limits limits = Limits.of(TinyModel.END, 10);
        var greedy = new Greedy().decode(model.start(0, 1, 2), limits).stream().map(TinyModel::written).toList();
        assertEquals(greedy, plain.withTopK(1).decode(model.start(0, 1, 2), limits).stream().map(TinyModel::written)
                .toList());
    }

    @Test
    void largeVocabulariesAreCutToo() {
        double[] scores = new double[30_000];
        Arrays.setAll(scores, i -> -0.001 * i);
        double[] shares = plain.withTopP(0.9).distribution(scores);
        int kept = (int) Arrays.stream(shares).filter(share -> share > 0).count();
        assertTrue(shares[kept - 1] > 0 && shares[kept] == 0);
        assertEquals(2303, kept, 1);                                         // 1 − e^(−0.001 n) = 0.9
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> plain.withTemperature(0));
        assertThrows(IllegalArgumentException.class, () -> plain.withTopK(0));
        assertThrows(IllegalArgumentException.class, () -> plain.withTopP(1.1));
    }
}
