package fovea.file;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Damaged files, read one after the other: each must be refused with a clear message or read rightly, and soon.
final class Trials {

    /// In nanoseconds of this thread on a processor: a machine that is busy with other things is no fault of a reader.
    private static final long SOON = 5_000_000_000L;

    private final Path folder;
    private final Map<String, Integer> rules = new TreeMap<>();
    private int read, refused;

    Trials(Path folder) {
        this.folder = folder;
    }

    /// Reads a file and compares.
    interface Check {
        void of(Path file) throws IOException;
    }

    /// The next file. One that fails stays in the folder.
    void next(byte[] damaged, Check check) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), damaged);
        int number = read + refused;
        long start = time();
        try {
            check.of(file);
            read++;
        } catch (FileFormatException clear) {
            count(clear, file);
        } catch (Throwable other) {
            Files.write(folder.resolve("failed"), damaged);
            throw new AssertionError("damaged file %d of this seed".formatted(number), other);
        }
        if (time() - start > SOON)
            throw new AssertionError("damaged file %d of this seed took seconds".formatted(number));
    }

    private static long time() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void count(FileFormatException clear, Path file) {
        String message = clear.getMessage();
        if (!message.startsWith(file.toString()) || message.length() > 600 || message.chars()
                .anyMatch(Character::isISOControl))
            throw new AssertionError("not a clear error: " + message);
        refused++;
        rules.merge(message.substring(file.toString().length()).replaceAll("[0-9]+", "#")
                .replaceAll("[;,] got .*|\".*\"", "…"), 1, Integer::sum);
    }

    /// How many there were, and which rules refused how many.
    @Override
    public String toString() {
        return "%d damaged files: %d refused, %d read %s".formatted(read + refused, refused, read, rules);
    }
}
