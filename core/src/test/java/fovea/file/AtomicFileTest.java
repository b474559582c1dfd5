package fovea.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsReplaced() throws IOException {
        Path file = folder.resolve("model");
        AtomicFile.write(file, new byte[] {1});
        AtomicFile.write(file, new byte[] {2, 3});
        assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("model");
        AtomicFile.write(file, new byte[] {1});
        assertThrows(IOException.class, () -> AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap(new byte[] {9, 9}));
            throw new IOException("the disk is full");
        }));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void savesOfOneFileMayMeet() throws IOException {
        Path file = folder.resolve("model");
        AtomicFile.write(file, channel -> {
            // does not take the outer one's temporary file for a leftover
            AtomicFile.write(file, new byte[] {1});
            channel.write(ByteBuffer.wrap(new byte[] {2}));
        });
        assertArrayEquals(new byte[] {2}, Files.readAllBytes(file));
    }

    @Test
    void leftoversOfTheDeadAreRemovedAndOtherFilesAreNot() throws IOException {
        Path file = folder.resolve("model");
        Path ours = Files.createFile(folder.resolve(".model." + ProcessHandle.current().pid() + "-999.tmp"));
        Path dead = Files.createFile(folder.resolve(".model.999999999-0.tmp"));
        Path alive = Files.createFile(folder.resolve(".model.1-0.tmp"));
        Path other = Files.createFile(folder.resolve(".model.txt.999999999-0.tmp"));
        AtomicFile.write(file, new byte[] {1});
        assertTrue(Files.notExists(ours) && Files.notExists(dead));
        assertTrue(Files.exists(alive) && Files.exists(other));
    }

    @Test
    void aKilledProcessLeavesAWholeFile() throws Exception {
        Path file = folder.resolve("model");
        AtomicFile.write(file, Saver.content(0));
        for (int kill = 0; kill < 10; kill++) {
            Process saver = Fork.java("-Xmx64m", Saver.class, file.toString()).start();
            long saves = 0;
            for (int i = 0; i <= kill % 3; i++)
                saves += saver.getInputStream().read() == '.' ? 1 : 0;
            TimeUnit.MICROSECONDS.sleep(700L * kill);
            saver.destroyForcibly().waitFor();
            byte[] left = Files.readAllBytes(file);
            assertTrue(saves > 0 && left.length > 0);
            assertArrayEquals(Saver.content(left[0]), left);
        }
        AtomicFile.write(file, new byte[] {1});
        assertEquals(List.of(file), files());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    /// Saves one content after another until it is killed, and says so with a dot each time.
    static final class Saver {

        private Saver() {}

        static byte[] content(int number) {
            byte[] bytes = new byte[4 << 20];
            Arrays.fill(bytes, (byte) number);
            return bytes;
        }

        public static void main(String... args) throws IOException {
            for (int number = 0;; number = (number + 1) % 100) {
                AtomicFile.write(Path.of(args[0]), content(number));
                System.out.write('.');
                System.out.flush();
            }
        }
    }
}
