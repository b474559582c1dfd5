package fovea.conformance;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import fovea.tensor.DType;
import org.junit.jupiter.api.DynamicTest;

/// Where reference cases lie: some in a module's test resources, which are always met, more in the folders of
/// `-Dfovea.conformance=DIR[,DIR]`.
public final class ConformanceFiles {

    private static final String FOLDERS = "fovea.conformance";
    private static final Path RESOURCES = Path.of("src/test/resources/conformance");

    /// What is done with a case.
    @FunctionalInterface
    public interface Check {
        /// Meets the case's numbers, or throws.
        void of(ConformanceCase reference) throws IOException;
    }

    private ConformanceFiles() {}

    /// A test for each case that is `mine` and each precision, named after both. Without folders given, one that is
    /// skipped says so.
    public static Stream<DynamicTest> tests(Predicate<ConformanceCase> mine, Check check) {
        String given = System.getProperty(FOLDERS, "");
        var folders = Stream.concat(Stream.of(RESOURCES), given.isBlank() ? Stream.empty()
                : Arrays.stream(given.split(",")).map(Path::of));
        var names = new HashSet<String>();                     // what lies in the resources lies in a folder as well
        Stream<DynamicTest> tests = folders.flatMap(ConformanceFiles::in)
                .filter(file -> names.add(file.getFileName().toString()))
                .filter(file -> mine.test(ConformanceCase.read(file, DType.FLOAT64)))
                .flatMap(file -> Stream.of(DType.values()).map(dtype -> ConformanceCase.read(file, dtype)))
                .map(c -> dynamicTest(c.name() + " " + c.dtype(), () -> check.of(c)));
        return given.isBlank() ? Stream.concat(tests, Stream.of(dynamicTest("all other cases",
                () -> abort("no -Dfovea.conformance=DIR[,DIR] was given")))) : tests;
    }

    /// The cases in the module's test resources.
    public static Stream<Path> resources() {
        return in(RESOURCES);
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".safetensors")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
