package fovea.examples;

import fovea.examples.run.Runs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Trains a very small translator and asks it something, in a folder that is gone afterwards.
///
/// The script lets Java write down which classes that took, so that later starts find them ready.
final class Rehearsal {

    private static final int PAIRS = 40;

    private Rehearsal() {}

    /// Trains and translates; exits with 1 if either fails.
    public static void main(String... words) throws IOException {
        Path folder = Files.createTempDirectory("fovea-rehearsal");
        int status;
        try {
            status = rehearse(folder);
        } finally {
            remove(folder);
        }
        System.exit(status);
    }

    private static int rehearse(Path folder) throws IOException {
        Path pairs = folder.resolve("pairs.tsv");
        Files.write(pairs, IntStream.range(0, PAIRS).mapToObj("one two %1$d\tun deux %1$d"::formatted).toList());
        var runs = new Runs(folder.resolve("runs"));
        int trained = run(runs, "train", "--data", pairs.toString(), "--epochs", "1", "--batch", "8",
                "--embedding", "16", "--hidden", "16");
        return trained == 0 ? run(runs, "translate", "two one") : trained;
    }

    private static int run(Runs runs, String... words) {
        var out = new PrintWriter(OutputStream.nullOutputStream());
        return new Fovea(runs, InputStream.nullInputStream()).run(out, new PrintWriter(System.err), words);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList())
                Files.delete(file);
        }
    }
}
