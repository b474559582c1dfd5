package fovea.examples.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {

    @TempDir
    private Path folder;

    private Runs runs;

    @BeforeEach
    void place() {
        runs = new Runs(folder.resolve("runs"));
    }

    private RunFolder made(String name, int second) throws IOException {
        RunFolder run = runs.create(new RunName(name));
        run.write(Records.started(name, second));
        return run;
    }

    @Test
    void aNameIsGivenOnce() throws IOException {
        made("a", 1);
        assertThrows(RunException.class, () -> made("a", 2));
        assertEquals("a-2", runs.free("a").text());
        assertEquals("b", runs.free("b").text());
    }

    @Test
    void theYoungestComesFirst() throws IOException {
        made("old", 1);
        made("young", 3);
        made("middle", 2);
        assertEquals(List.of("young", "middle", "old"), runs.list().stream().map(RunFolder::name).toList());
    }

    @Test
    void whatIsNoRunIsNotListed() throws IOException {
        made("a", 1);
        Files.createDirectory(runs.directory().resolve("notes"));
        Files.writeString(runs.directory().resolve("file"), "");
        runs.turnLatest(runs.find("a"));
        assertEquals(List.of("a"), runs.list().stream().map(RunFolder::name).toList());
    }

    @Test
    void latestIsALinkThatTurns() throws IOException {
        RunFolder a = made("a", 1), b = made("b", 2);
        assertEquals(Optional.empty(), runs.latest());
        runs.turnLatest(a);
        assertEquals(Optional.of(a), runs.latest());
        runs.turnLatest(b);
        assertEquals(Path.of("b"), Files.readSymbolicLink(runs.directory().resolve("latest")));
        assertEquals("b", runs.find("latest").name());
    }

    @Test
    void aFolderNamedLatestIsNotReplaced() throws IOException {
        RunFolder a = made("a", 1);
        Path inTheWay = Files.createDirectory(runs.directory().resolve("latest"));
        assertThrows(RunException.class, () -> runs.turnLatest(a));
        assertTrue(Files.isDirectory(inTheWay));
    }

    @Test
    void withoutAModelTheNextYoungestTranslates() throws IOException {
        RunFolder a = made("a", 1);
        made("b", 2);
        Files.writeString(a.model(), "");
        runs.turnLatest(runs.find("b"));
        assertEquals("a", runs.latestWithModel().name());
    }

    @Test
    void withoutAnyRunItSaysWhatToDo() {
        assertTrue(assertThrows(RunException.class, runs::latestWithModel).getMessage().contains("./fovea train"));
    }

    @Test
    void aRunIsFoundByNameOrPath() throws IOException {
        RunFolder a = made("a", 1);
        assertEquals("a", runs.find("a").name());
        assertEquals("a", runs.find(a.path().toString()).name());
        String message = assertThrows(RunException.class, () -> runs.find("b")).getMessage();
        assertTrue(message.contains("there are a"), message);
    }

    @Test
    void deletingTakesTheRunAndTheLinkToIt() throws IOException {
        RunFolder a = made("a", 1), b = made("b", 2);
        Files.writeString(Files.createDirectory(a.path().resolve("more")).resolve("file"), "x");
        runs.turnLatest(a);
        runs.delete(new RunName("a"));
        assertFalse(Files.exists(a.path()));
        assertEquals(Optional.empty(), runs.latest());
        assertTrue(b.isRun());
    }

    @Test
    void deletingFollowsNoLinks() throws IOException {
        RunFolder a = made("a", 1);
        Path treasure = Files.writeString(Files.createDirectory(folder.resolve("outside")).resolve("treasure"), "x");
        Files.createSymbolicLink(a.path().resolve("link"), treasure.getParent());
        Files.createSymbolicLink(runs.directory().resolve("b"), treasure.getParent());
        runs.delete(new RunName("a"));
        assertThrows(RunException.class, () -> runs.delete(new RunName("b")));
        assertTrue(Files.exists(treasure));
    }

    @Test
    void onlyRunsAreDeleted() throws IOException {
        Path notes = Files.createDirectories(runs.directory().resolve("notes"));
        assertThrows(RunException.class, () -> runs.delete(new RunName("notes")));
        assertTrue(Files.exists(notes));
    }

    @Test
    void aRunThatTrainsIsNotDeleted() throws IOException {
        RunFolder a = made("a", 1);
        try (var _ = RunLock.take(a)) {
            assertThrows(RunException.class, () -> runs.delete(new RunName("a")));
            assertThrows(RunException.class, () -> RunLock.take(a));
        }
        runs.delete(new RunName("a"));
    }

    @Test
    void theLockOfADeadProcessBlocksNobody() throws IOException {
        RunFolder a = made("a", 1);
        Files.writeString(a.lock(), "4711");
        RunLock.take(a).close();
        RunLock.take(a).close();
    }
}
