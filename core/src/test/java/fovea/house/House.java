package fovea.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The whole project, as its source files: for tests of what holds in all modules.
final class House {

    private static final List<String> MODULES = List.of("core", "nn", "examples", "bench");

    private House() {}

    /// The directory with the parent `pom.xml`; tests run in a module's directory, editors often in the parent's.
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .filter(directory -> MODULES.stream().allMatch(it -> Files.exists(directory.resolve(it, "pom.xml"))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no project around " + here));
    }

    /// All Java files below `folder` (`src`, `src/main`) of the modules named.
    static List<Path> sources(String folder, List<String> modules) {
        return modules.stream()
                .map(module -> root().resolve(module).resolve(folder))
                .filter(Files::exists)
                .flatMap(House::javaFiles)
                .sorted()
                .toList();
    }

    /// All Java files of the project.
    static List<Path> sources() {
        return sources("src", MODULES);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files as the compiler understands them, each under its path.
    static Parsed parse(List<Path> files) {
        var javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = manager.getJavaFileObjectsFromPaths(files);
            var task = (JavacTask) javac.getTask(null, manager, null, List.of("-proc:none"), null, units);
            var parsed = new HashMap<Path, CompilationUnitTree>();
            task.parse().forEach(unit -> parsed.put(Path.of(unit.getSourceFile().toUri()), unit));
            return new Parsed(DocTrees.instance(task), parsed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Parsed(DocTrees trees, Map<Path, CompilationUnitTree> units) {}

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
