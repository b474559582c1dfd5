package fovea.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.examples.text.DisplayWidth;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionDrawingTest {

    @Test
    void wordsStandOnBothAxes() {
        var map = new AttentionMap(List.of("two", " hundred"), List.of("deux", " cents"),
                new float[][] {{0.9f, 0.1f}, {0.4f, 0.6f}});
        assertEquals(List.of(
                "        two",
                "        │  ␣hundred",
                "  deux  ██ ·",
                "␣cents  ▒▒ ▓▓"), AttentionDrawing.of(map, 80));
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        var map = new AttentionMap(List.of("seven"), List.of("七", "a"), new float[][] {{1}, {0}});
        assertEquals(List.of("    seven", "七  ██", " a"), AttentionDrawing.of(map, 80));
    }

    @Test
    void aNarrowTerminalCutsAndSaysSo() {
        var words = Collections.nCopies(40, "word");
        var map = new AttentionMap(words, words, new float[40][40]);
        List<String> lines = AttentionDrawing.of(map, 40);
        assertTrue(lines.getLast().contains("more source words"));
        for (String line : lines.subList(0, lines.size() - 1))
            assertTrue(DisplayWidth.of(line) <= 40, line);
    }

    @Test
    void nothingInAWordReachesTheTerminal() {
        var map = new AttentionMap(List.of("\u001B[2Jx"), List.of("\u0007"), new float[][] {{1}});
        assertTrue(AttentionDrawing.of(map, 80).stream().noneMatch(line -> line.chars().anyMatch(c -> c < ' ')));
    }

    @Test
    void theGreaterTheDarker() {
        assertEquals(List.of("  ", "· ", "░░", "▒▒", "▓▓", "██"),
                List.of(AttentionDrawing.shade(0), AttentionDrawing.shade(0.1f),
                AttentionDrawing.shade(0.2f), AttentionDrawing.shade(0.5f), AttentionDrawing.shade(0.7f),
                AttentionDrawing.shade(1)));
    }
}
