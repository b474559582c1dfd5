package fovea.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where reference cases lie.
public final class ConformanceFiles {

    private static final String FOLDERS = "fovea.conformance";

    private ConformanceFiles() {}

    /// The files of the folders that `-Dfovea.conformance=DIR[,DIR]` names, if it was given.
    public static Optional<List<Path>> given() {
        return Optional.ofNullable(System.getProperty(FOLDERS)).filter(folders -> !folders.isBlank())
                .map(folders -> Arrays.stream(folders.split(",")).map(Path::of).flatMap(ConformanceFiles::in).toList());
    }

    /// The cases of one folder, by name.
    public static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".safetensors")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
