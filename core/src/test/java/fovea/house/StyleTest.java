package fovea.house;

import static fovea.house.Lines.WIDTH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The formatter check of the build, for every module. It leaves columns alone, which no formatter would.
final class StyleTest {

    @Test
    void everySourceFileKeepsToTheStyle() {
        var files = House.sources();
        var parsed = House.parse(files);
        var wrong = new ArrayList<String>();
        for (Path file : files) {
            var text = House.text(file);
            var found = new ArrayList<>(new Lines(text).wrong());
            found.addAll(layout(parsed, file, text));
            found.forEach(what -> wrong.add(House.root().relativize(file) + ":" + what));
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void whatCanBeSeenInLinesIsSeen() {
        var text = """
                package p;

                import java.util.Map;
                import java.util.*;
                import java.util.List;
                import java.util.Arrays;
                import static java.lang.Math.abs;

                \n//\t
                List<Integer> l = Arrays.asList(abs(1));\s
                """ + "/".repeat(WIDTH + 1);
        assertEquals(List.of(
                "9: is the second empty line in a row",
                "10: holds a tab",
                "10: ends in spaces",
                "11: ends in spaces",
                "12: has %d columns, at most %d fit".formatted(WIDTH + 1, WIDTH),
                "12: the file must end with one line break",
                "3: imports what is not used",
                "4: imports everything; name what is used",
                "4: must come before java.util.Map",
                "6: must come before java.util.List",
                "7: is a static import, and these come first"),
                new Lines(text).wrong());
    }

    @Test
    void whatLiesCrookedOnThePageIsSeen(@TempDir Path folder) throws IOException {
        var text = """
                final class A {
                  int crooked = 1;
                    void m(int x,
                            int y) {
                        int a = 1, b = 2;
                        a = x + y; m(a, b);
                        c0 = f(b0);  c1 = f(b1 + L);
                        if (x > y)
                            { x = y;
                            }
                        switch (x) {
                        case 1 -> x = 2;
                            default ->
                                x = 3;
                        }
                        run(() -> {
                              x = 5;
                        });
                          }
                }
                """;
        var file = Files.writeString(folder.resolve("A.java"), text);
        assertEquals(List.of(
                "2: stands in column 2, four spaces a block would be [4]",
                "6: begins a second statement on its line, unlike the first",
                "19: closes a block in column 10 that opened in [4, 12]",
                "12: stands in column 8, four spaces a block would be [12]",
                "17: stands in column 14, four spaces a block would be [12]"),
                layout(House.parse(List.of(file)), file, text));
    }

    private static List<String> layout(House.Parsed parsed, Path file, String text) {
        return new Layout(parsed.units().get(file), parsed.trees().getSourcePositions(), text).wrong();
    }
}
