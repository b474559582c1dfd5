package fovea.examples.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Where the project's files lie, for tests of the project as a whole.
final class Project {

    /// The modules with descriptors, lowest first.
    static final List<String> MODULES = List.of("core", "nn", "examples");

    private Project() {}

    /// The directory with the parent `pom.xml`; tests run in a module's directory, editors often in the parent's.
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .filter(directory -> MODULES.stream().allMatch(it -> Files.exists(directory.resolve(it, "pom.xml"))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no project around " + here));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All files below `folder` whose names end in `ending`, sorted; none if there is no such folder.
    static List<Path> files(Path folder, String ending) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
