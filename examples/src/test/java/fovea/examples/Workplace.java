package fovea.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A user's folder, in which the command runs as a process of its own.
///
/// @param folder where that is
public record Workplace(Path folder) {

    /// Writes 200 pairs to learn from into `pairs.tsv`; the eighth is `go 7 times` and `va 7 fois`.
    public void writePairs() throws IOException {
        Files.write(folder.resolve("pairs.tsv"), IntStream.range(0, 200).map(i -> i % 50)
                .mapToObj("go %1$d times\tva %1$d fois"::formatted).toList());
    }

    /// The command with this process's class path or module path; all that it says goes into [#log].
    public ProcessBuilder fovea(List<String> options, String... words) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(options);
        String modules = System.getProperty("jdk.module.path", "");
        if (modules.isEmpty())
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        else
            command.addAll(List.of("--module-path", modules, "--add-modules", "fovea.examples,jdk.incubator.vector"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "fovea.examples.Fovea"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
    }

    /// What the last command said.
    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
