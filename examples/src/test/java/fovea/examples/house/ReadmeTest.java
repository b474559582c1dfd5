package fovea.examples.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Documents say what is so: their Java is quoted from files that are compiled and run, and their links lead somewhere.
///
/// How to quote is said in [Regions].
final class ReadmeTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    @TestFactory
    Stream<DynamicTest> everyBlockOfJavaIsQuoted() {
        return documents().map(document -> DynamicTest.dynamicTest(name(document), () -> {
            for (var block : Regions.blocks(Project.text(document))) {
                if (block.file().isEmpty()) {
                    throw new AssertionError("a block names no region:\n" + block.text());
                }
                var source = Project.text(Project.root().resolve(block.file()));
                assertEquals(Regions.region(source, block.name()), block.text(), block.file() + "#" + block.name());
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyLinkToAFileLeadsThere() {
        return documents().map(document -> DynamicTest.dynamicTest(name(document), () -> {
            var dead = new ArrayList<String>();
            LINK.matcher(Project.text(document)).results().map(link -> link.group(1))
                    .filter(target -> !target.contains("://") && !Files.exists(document.resolveSibling(target)))
                    .forEach(dead::add);
            assertEquals(List.of(), dead);
        }));
    }

    @Test
    void everyFamilyOfOperationsHasItsRowInTheReadme() throws IOException {
        Path families = Project.root().resolve("core/src/main/java/fovea/tensor");
        String readme = Project.text(Project.root().resolve("README.md"));
        try (Stream<Path> files = Files.list(families)) {
            assertEquals(List.of(), files.filter(file -> Project.text(file).contains("public sealed interface"))
                    .filter(file -> Project.text(file).contains(" extends "))
                    .map(file -> file.getFileName().toString()).filter(file -> !readme.contains(file)).sorted()
                    .toList());
        }
    }

    @Test
    void aQuoteIsComparedWithItsRegionWithoutTheIndentation() {
        var source = """
                class A {
                    // region sum
                    int sum(int a) {
                        // region inner
                        return a + 1;
                        // endregion
                    }
                    // endregion
                }
                """;
        var document = """
                <!-- region: A.java#sum -->
                ```java
                int sum(int a) {
                    return a + 1;
                }
                ```
                Text.
                ```java
                int loose;
                ```
                """;
        var quoted = "int sum(int a) {\n    return a + 1;\n}\n";
        assertEquals(
                List.of(new Regions.Block("A.java", "sum", quoted), new Regions.Block("", "", "int loose;\n")),
                Regions.blocks(document));
        assertEquals(quoted, Regions.region(source, "sum"));
        assertEquals("return a + 1;\n", Regions.region(source, "inner"));
        assertThrows(AssertionError.class, () -> Regions.region(source, "product"));
    }

    private static Stream<Path> documents() {
        var root = Project.root();
        return Stream.concat(
                Stream.of("README.md", "CONTRIBUTING.md").map(root::resolve),
                Project.files(root.resolve("docs"), ".md").stream());
    }

    private static String name(Path document) {
        return Project.root().relativize(document).toString();
    }
}
