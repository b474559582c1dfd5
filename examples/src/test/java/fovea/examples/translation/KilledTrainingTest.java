package fovea.examples.translation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.examples.Workplace;
import fovea.examples.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed without a chance to say a word.
class KilledTrainingTest {

    private static final int EPOCHS = 40;
    private static final String[] WORDS = {"train", "--data", "pairs.tsv", "--hidden", "8", "--embedding", "8",
        "--batch", "16"};

    @TempDir
    private Path folder;

    private Process fovea(String... words) throws IOException {
        return new Workplace(folder).fovea(List.of("-Dfovea.kernels=reference"), words).start();
    }

    private static String[] with(String... more) {
        var words = new ArrayList<>(List.of(WORDS));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @BeforeEach
    void pairs() throws IOException {
        new Workplace(folder).writePairs();
    }

    @Test
    void goesOnAfterItsLastEpochAndEndsWithTheSameBits() throws IOException, InterruptedException {
        Process killed = fovea(with("--name", "killed", "--epochs", "" + EPOCHS));
        Path metrics = folder.resolve("runs/killed/metrics.csv");
        while (killed.isAlive() && (!Files.exists(metrics) || Files.readAllLines(metrics).size() < 2))
            Thread.sleep(5);
        killed.destroyForcibly().waitFor();
        assertTrue(Files.readAllLines(metrics).size() < EPOCHS + 1, "it was killed in the middle");

        assertEquals(0, finish(fovea("train", "--resume", "killed")), new Workplace(folder).log());
        assertEquals(0, finish(fovea(with("--name", "whole", "--epochs", "" + EPOCHS))));
        var runs = new Runs(folder.resolve("runs"));
        assertArrayEquals(Files.readAllBytes(runs.find("whole").model()),
                Files.readAllBytes(runs.find("killed").model()));
        assertEquals(EPOCHS + 1, Files.readAllLines(metrics).size());
    }

    @Test
    void anInterruptedOneSaysHowToGoOnAndExitsWith130() throws IOException, InterruptedException {
        Process interrupted = fovea(with("--name", "a", "--epochs", "1000"));
        Path metrics = folder.resolve("runs/a/metrics.csv");
        while (interrupted.isAlive() && !Files.exists(metrics))
            Thread.sleep(5);
        assertEquals(0, new ProcessBuilder("kill", "-INT", Long.toString(interrupted.pid())).start().waitFor());
        assertEquals(130, finish(interrupted));
        String log = new Workplace(folder).log();
        assertTrue(log.contains("./fovea train --resume a"), log);
    }

    private static int finish(Process process) throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it did not end");
        return process.exitValue();
    }
}
