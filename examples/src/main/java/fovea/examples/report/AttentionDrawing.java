package fovea.examples.report;

import fovea.examples.text.DisplayWidth;
import fovea.examples.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/// An [AttentionMap] drawn with characters: the source along the top, the target down the side, shades for weights.
///
/// ```text
///               two
///               │  ␣hundred
///               │  │  ␣and
///               │  │  │  ␣seven
///         deux  ██ ·
///        ␣cent     ██
///        ␣sept        ░░ ▓▓
/// ```
/// Source words hang in steps, so that long words take no width; words that are two columns wide are counted as such.
public final class AttentionDrawing {

    private static final String[] SHADES = {"  ", "· ", "░░", "▒▒", "▓▓", "██"};
    private static final float[] FROM = {0.05f, 0.15f, 0.35f, 0.6f, 0.85f};
    private static final int CELL = 3;

    private AttentionDrawing() {}

    /// The lines of the drawing, fit for a terminal that many columns wide; words that do not fit are cut.
    public static List<String> of(AttentionMap map, int columns) {
        List<String> source = shown(map.source()), target = shown(map.target());
        int margin = Math.min(target.stream().mapToInt(DisplayWidth::of).max().orElse(0), Math.max(8, columns / 3));
        int S = Math.min(source.size(), Math.max(1, (columns - margin - 2) / CELL));
        var lines = new ArrayList<String>();
        for (int s = 0; s < S; s++)
            lines.add(fit(" ".repeat(margin + 2) + "│  ".repeat(s) + source.get(s), columns));
        for (int t = 0; t < target.size(); t++)
            lines.add((DisplayWidth.padLeft(fit(target.get(t), margin), margin) + "  " + row(map.weights()[t], S))
                    .stripTrailing());
        if (S < source.size())
            lines.add("(%d more source words do not fit in %d columns; attention.html shows them all)"
                    .formatted(source.size() - S, columns));
        return lines;
    }

    private static String row(float[] weights, int S) {
        var row = new StringBuilder();
        for (int s = 0; s < S; s++)
            row.append(shade(weights[s])).append(' ');
        return row.toString();
    }

    /// Two columns that are darker the greater the weight is.
    static String shade(float weight) {
        int darkness = 0;
        while (darkness < FROM.length && weight >= FROM[darkness])
            darkness++;
        return SHADES[darkness];
    }

    /// Tokens as people should see them: a space in front as `␣`, nothing that could do harm.
    static List<String> shown(List<String> tokens) {
        return tokens.stream().map(token -> SafeText.forTerminal(token.replace(' ', '␣')))
                .map(token -> token.isEmpty() ? "␣" : token).toList();
    }

    private static String fit(String text, int columns) {
        if (DisplayWidth.of(text) <= columns)
            return text;
        int end = text.length();
        while (end > 0 && DisplayWidth.of(text.substring(0, end)) > columns - 1)
            end = text.offsetByCodePoints(end, -1);
        return text.substring(0, end) + "…";
    }
}
