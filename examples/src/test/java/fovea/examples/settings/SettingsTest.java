package fovea.examples.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SettingsTest {

    private static String refused(Executable what) {
        return assertThrows(SettingsException.class, what).getMessage();
    }

    @Test
    void theRateClimbsThenFallsInAStraightLine() {
        var learning = LearningSettings.of(ModelKind.GRU);                 // 50 steps to warm up
        assertEquals(0.02, learning.factor(1, 1000), 1e-12);                // 1/50
        assertEquals(0.951, learning.factor(50, 1000), 1e-12);              // 1 − 49/1000
        assertEquals(0.5, learning.factor(501, 1000), 1e-12);
        assertEquals(0.02, learning.factor(1000, 1000), 1e-12);             // the floor
    }

    @Test
    void theRateIsAllItCanBeInAShortTraining() {
        assertEquals(0.02, LearningSettings.of(ModelKind.GRU).factor(1, 1), 1e-12);
    }

    @Test
    void errorsNameTheOptionAndWhatItTakes() {
        var model = ModelSettings.of(ModelKind.GRU);
        assertEquals("--layers must be a whole number from 1 to 32; got 0", refused(() -> model.withLayers(0)));
        assertEquals("--dropout must be at least 0.0 and below 1.0; got 1.0", refused(() -> model.withDropout(1)));
        assertEquals("--dropout must be at least 0.0 and below 1.0; got NaN",
                refused(() -> model.withDropout(Double.NaN)));
        assertEquals("--heads is for --model transformer; --model gru has one, got 2",
                refused(() -> model.withHeads(2)));
    }

    @Test
    void aTransformerHasOneWidthThatItsHeadsShare() {
        var model = ModelSettings.of(ModelKind.TRANSFORMER);
        assertEquals("--embedding is --hidden in a transformer; got 64 and 128",
                refused(() -> model.withWidths(64, 128)));
        assertEquals("--hidden must be a multiple of --heads; got 128 and 3", refused(() -> model.withHeads(3)));
        assertEquals("--attention dot is for --model rnn, gru and lstm; a transformer's is scaled",
                refused(() -> model.withAttention(AttentionKind.DOT)));
    }

    @Test
    void fewerParametersThanCertainAreNoModel() {
        var model = ModelSettings.of(ModelKind.GRU).withWidths(10, 100);
        assertEquals((7 + 5) * 10 + 2 * 100 * 100, model.leastParameters(7, 5));
    }

    @Test
    void aFileIsCalledByItsLastName() {
        assertEquals("fra.txt.gz", CorpusSettings.file("/data/fra.txt.gz").label());
        assertEquals("en-fr", CorpusSettings.PHRASEBOOK.label());
    }
}
