package fovea.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 10,000 damaged files of either format, read by a JVM with 256 MiB: each a clear error or a right answer.
final class NumPyMutationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"npy", "npz"})
    void aDamagedFileIsRefusedOrReadRightly(String format) throws Exception {
        Path output = folder.resolve("report.txt");
        Process reader = Fork.java("-Xmx256m", DamagedArrays.class, format, folder.toString(), "10000", "1")
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = reader.waitFor(5, TimeUnit.MINUTES);
        reader.destroyForcibly();
        String report = Files.readString(output);
        assertTrue(ended, () -> "a damaged file hangs the reader: " + report);
        assertEquals(0, reader.exitValue(), report);
        assertTrue(report.matches("(?s).*10000 damaged files: [1-9][0-9]{3} refused, [1-9][0-9]{2,3} read.*"), report);
    }
}
