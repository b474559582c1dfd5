package fovea.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that a user of the libraries can name is explained where it stands.
final class DocumentationTest {

    @Test
    void everythingPublicHasADocComment() {
        var files = House.sources("src/main", List.of("core", "nn"));
        var parsed = House.parse(files);
        var missing = new ArrayList<String>();
        for (Path file : files) {
            for (String found : new Undocumented(parsed.units().get(file), parsed.trees()).found()) {
                missing.add(House.root().relativize(file) + ":" + found);
            }
        }
        assertEquals("", String.join("\n", missing));
    }

    @Test
    void everyPackageTellsItsStory() {
        var packages = House.sources("src/main", List.of("core", "nn", "examples", "bench")).stream()
                .map(Path::getParent).distinct().filter(folder -> !folder.endsWith("java")).toList();
        var silent = packages.stream().filter(folder -> !Files.exists(folder.resolve("package-info.java"))).toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void whatHasNoCommentIsFound(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("A.java"), """
                public record A(int x) {
                    public A {}
                    public A() { this(1); }
                    /// Said.
                    public int y() { return x; }
                    @Override public String toString() { return ""; }
                    public static final int Z = 1;
                    private int hidden() { return 0; }
                    interface Inner { void m(); }
                    /// Said.
                    public interface Open { void n(); }
                }
                """);
        var parsed = House.parse(List.of(file));
        assertEquals(List.of(
                "1: A has no doc comment",
                "3: <init> has no doc comment",
                "7: Z has no doc comment",
                "11: n has no doc comment"),
                new Undocumented(parsed.units().get(file), parsed.trees()).found());
    }
}
