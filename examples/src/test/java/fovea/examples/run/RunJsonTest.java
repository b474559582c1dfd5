package fovea.examples.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.examples.run.RunRecord.Effort;
import fovea.examples.run.RunRecord.Score;
import fovea.examples.run.RunRecord.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJsonTest {

    private static RunRecord full() {
        var score = new Score(4, 3, OptionalDouble.of(0.01), OptionalDouble.of(0.02), OptionalDouble.of(Math.exp(0.02)),
                OptionalDouble.of(0.995), OptionalDouble.of(98.7), OptionalDouble.empty(),
                List.of(new Share("longest quarter", 375, 0.98)), List.of());
        return Records.started("a", 1).with(score, new Effort(Optional.of(Instant.ofEpochSecond(90)), 60, 70, 9e4,
                512));
    }

    @Test
    void whatIsWrittenIsRead() {
        assertEquals(full(), RunJson.parse(RunJson.text(full()), "run.json"));
        assertEquals(Records.started("b", 2), RunJson.parse(RunJson.text(Records.started("b", 2)), "run.json"));
    }

    @Test
    void theResultsStandAtTheTop() {
        String text = RunJson.text(full());
        for (String line : List.of("  \"seed\" : 1,", "  \"exactMatch\" : 0.995,", "  \"bleu\" : 98.7,",
                "  \"alignmentError\" : null,", "  \"loss\" : 0.01,", "  \"seconds\" : 60.0,",
                "  \"tokensPerSecond\" : 90000.0,", "  \"peakMemoryMiB\" : 512.0", "  \"parameterCount\" : 1000,"))
            assertTrue(text.lines().anyMatch(line::equals), line + " in " + text);
    }

    @Test
    void sizesOutOfBoundsAreRefusedByName() {
        String text = RunJson.text(full()).replace("\"hidden\" : 96", "\"hidden\" : 2000000000");
        String message = assertThrows(RunException.class, () -> RunJson.parse(text, "run.json")).getMessage();
        assertEquals("run.json is damaged: --hidden must be a whole number from 1 to 8,192; got 2000000000", message);
    }

    @Test
    void classNamesInTheFileMeanNothing() {
        String text = RunJson.text(full()).replaceFirst("\\{", "{\"@class\" : \"java.lang.ProcessBuilder\",");
        assertEquals(full(), RunJson.parse(text, "run.json"));
    }

    @Test
    void rubbishIsSaidToBeRubbish() {
        for (String text : List.of("", "{", "[]", "{}", "null", "17", "{\"name\":1,\"name\":2}",
                "{\"configuration\":[]}"))
            assertThrows(RunException.class, () -> RunJson.parse(text, "run.json"), text);
    }

    @Test
    void aFileThatIsTooLongIsNotRead(@TempDir Path folder) throws IOException {
        var run = new RunFolder(folder);
        try (var channel = Files.newByteChannel(run.json(),
                java.util.Set.of(java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE, java.nio.file.StandardOpenOption.SPARSE))) {
            channel.position(1L << 32).write(java.nio.ByteBuffer.wrap(new byte[1]));
        }
        assertTrue(assertThrows(RunException.class, run::read).getMessage().contains("larger than"));
    }
}
