package fovea.examples.translation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.examples.run.Metrics;
import fovea.examples.run.RunException;
import fovea.examples.run.RunFolder;
import fovea.examples.run.RunName;
import fovea.examples.run.Runs;
import fovea.examples.settings.ModelKind;
import fovea.examples.settings.TrainingSettings;
import fovea.kernel.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

    @TempDir
    private Path folder;

    private Runs runs;

    @BeforeEach
    void place() {
        runs = new Runs(folder);
    }

    private byte[] model(String name) throws IOException {
        return Files.readAllBytes(runs.find(name).model());
    }

    /// The columns of `metrics.csv` that do not depend on the machine.
    private List<String> deterministic(String name) throws IOException {
        return Files.readAllLines(runs.find(name).metrics()).stream()
                .map(line -> String.join(",", Arrays.asList(line.split(",")).subList(0, 8))).toList();
    }

    @Test
    void aRunLeavesItsFilesBehind() throws IOException {
        RunFolder run = Tiny.train(runs, "a", Tiny.SETTINGS).run();
        assertEquals(List.of(), List.of(run.model(), run.checkpoint(), run.json(), run.metrics(), run.plot(),
                run.page(), run.training(),
                run.heldout(), run.sourceVocabulary(), run.targetVocabulary()).stream()
                .filter(file -> !Files.isRegularFile(file)).toList());
        assertEquals(Path.of("a"), Files.readSymbolicLink(folder.resolve("latest")));
        assertEquals(4, deterministic("a").size());
        assertEquals(900, ImageIO.read(run.plot().toFile()).getWidth());
        assertEquals(200, Files.readAllLines(run.training()).size());
        assertTrue(Files.readAllLines(run.heldout()).stream().allMatch(line -> line.split("\t").length == 3));
        assertTrue(run.read().effort().finished().isPresent());
        assertEquals(3, run.read().score().epochsDone());
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void everyKindOfModelTrains(ModelKind kind) throws IOException {
        var tiny = Tiny.of(kind);
        var quick = tiny.withLearning(tiny.learning().withBatch(8).withLr(0.02));       // 75 steps
        var score = Tiny.train(runs, "a", quick).record().score();
        assertTrue(score.loss().getAsDouble() < Math.log(Tiny.corpus().target().size()),
                "better than a blind guess: " + score.loss());
        var translator = SavedTranslator.load(runs.find("a"), SavedTranslator.Which.BEST);
        assertEquals(2, translator.translate(List.of("two hundred", "seven"), 2).size());
    }

    @Test
    void theModelIsTheSameForAnyNumberOfThreads() throws IOException {
        int before = Threads.count();
        try {
            Threads.use(1);
            Tiny.train(runs, "one", Tiny.SETTINGS);
            Threads.use(2);
            Tiny.train(runs, "two", Tiny.SETTINGS);
        } finally {
            Threads.use(before);
        }
        assertArrayEquals(model("one"), model("two"));
        assertEquals(deterministic("one"), deterministic("two"));
    }

    @Test
    void anotherSeedIsAnotherModel() throws IOException {
        Tiny.train(runs, "one", Tiny.SETTINGS);
        Tiny.train(runs, "two", Tiny.SETTINGS.withSeed(2));
        assertFalse(Arrays.equals(model("one"), model("two")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aResumedRunEndsWithTheSameBits(int epoch) throws IOException {
        Tiny.train(runs, "whole", Tiny.SETTINGS);
        Tiny.trainUntil(runs, "broken", Tiny.SETTINGS, epoch, 2);
        Tiny.resume(runs, "broken", Tiny.SETTINGS, Tiny.corpus());
        assertArrayEquals(model("whole"), model("broken"));
        assertEquals(deterministic("whole"), deterministic("broken"));
        assertEquals(runs.find("whole").read().score(), runs.find("broken").read().score());
    }

    @Test
    void dropoutDrawsTheSameAgain() throws IOException {
        var settings = Tiny.SETTINGS.withModel(Tiny.SETTINGS.model().withDropout(0.3));
        Tiny.train(runs, "whole", settings);
        Tiny.trainUntil(runs, "broken", settings, 2, 2);
        Tiny.resume(runs, "broken", settings, Tiny.corpus());
        assertArrayEquals(model("whole"), model("broken"));
        Tiny.train(runs, "dry", Tiny.SETTINGS);
        assertFalse(Arrays.equals(model("whole"), model("dry")));
    }

    @Test
    void aFinishedRunCanTrainOn() throws IOException {
        Tiny.train(runs, "a", Tiny.SETTINGS);
        Tiny.resume(runs, "a", Tiny.SETTINGS.withLearning(Tiny.SETTINGS.learning().withEpochs(5)), Tiny.corpus());
        assertEquals(List.of(1, 2, 3, 4, 5), new Metrics(runs.find("a").metrics()).rows().stream()
                .map(Metrics.Row::epoch).toList());
        assertEquals(5, runs.find("a").read().configuration().learning().epochs());
    }

    private String refusal(TrainingSettings settings, Corpus corpus) {
        return assertThrows(RunException.class, () -> Tiny.resume(runs, "a", settings, corpus)).getMessage();
    }

    @Test
    void anotherCorpusIsRefused() throws IOException {
        Tiny.trainUntil(runs, "a", Tiny.SETTINGS, 2, 1);
        byte[] checkpoint = Files.readAllBytes(runs.find("a").checkpoint());
        var other = Tiny.SETTINGS.withSeed(2);
        assertTrue(refusal(Tiny.SETTINGS, Tiny.corpus(other)).contains("corpus"));
        assertArrayEquals(checkpoint, Files.readAllBytes(runs.find("a").checkpoint()));
    }

    @Test
    void aChangedFolderIsRefused() throws IOException {
        Tiny.trainUntil(runs, "a", Tiny.SETTINGS, 2, 1);
        RunFolder run = runs.find("a");
        String json = Files.readString(run.json());
        Files.writeString(run.json(), json.replace("\"lr\" : 0.004", "\"lr\" : 0.04"));
        assertTrue(refusal(run.read().configuration(), Tiny.corpus()).contains("configuration"));
        Files.writeString(run.json(), json);
        Files.writeString(run.training(), Files.readString(run.training()).replaceFirst("\t", " more\t"));
        assertTrue(refusal(Tiny.SETTINGS, Tiny.corpus()).contains("train.tsv"));
    }

    @Test
    void aDamagedCheckpointIsAClearError() throws IOException {
        Tiny.trainUntil(runs, "a", Tiny.SETTINGS, 2, 1);
        Path checkpoint = runs.find("a").checkpoint();
        byte[] good = Files.readAllBytes(checkpoint);
        Files.write(checkpoint, Arrays.copyOf(good, 100));
        assertTrue(refusal(Tiny.SETTINGS, Tiny.corpus()).contains("has 100 bytes"));
        Files.write(checkpoint, Arrays.copyOf(good, good.length - 1));
        assertThrows(IOException.class, () -> Tiny.resume(runs, "a", Tiny.SETTINGS, Tiny.corpus()));
    }

    @Test
    void aSaveThatFailsLeavesTheLastCheckpoint() throws IOException {
        var settings = Tiny.SETTINGS;
        byte[][] afterFirst = new byte[1][];
        var blocker = new TrainingListener() {
            @Override
            public void epoch(Metrics.Row row, Sample sample) {
                try {
                    RunFolder run = new RunFolder(folder.resolve("a"));
                    afterFirst[0] = Files.readAllBytes(run.checkpoint());
                    Files.delete(run.model());
                    Files.createDirectories(run.model().resolve("in-the-way"));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        };
        try (Session session = Session.start(runs, new RunName("a"), settings, Tiny.corpus(), blocker)) {
            assertTrue(assertThrows(IOException.class, session::complete).getMessage()
                    .contains("./fovea train --resume a"));
        }
        assertArrayEquals(afterFirst[0], Files.readAllBytes(runs.find("a").checkpoint()));
    }

    @Test
    void twoTrainingsDoNotShareAFolder() throws IOException {
        try (var _ = Session.start(runs, new RunName("a"), Tiny.SETTINGS, Tiny.corpus(), TrainingListener.DEAF)) {
            assertThrows(RunException.class, () -> Tiny.resume(runs, "a", Tiny.SETTINGS, Tiny.corpus()));
            assertThrows(RunException.class, () -> Tiny.train(runs, "a", Tiny.SETTINGS));
        }
        Tiny.resume(runs, "a", Tiny.SETTINGS, Tiny.corpus());
    }
}
