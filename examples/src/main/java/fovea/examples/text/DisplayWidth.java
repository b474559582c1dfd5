package fovea.examples.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.util.Locale;

/// How many columns of a terminal a text takes: 1 for `é`, 2 for `月`, 2 for `👩‍🚀`.
///
/// Counted are what people see as one character (grapheme clusters of Unicode Annex 29): wide if East Asian wide
/// (Annex 11) or shown as a picture, else one column; combining marks add nothing.
public final class DisplayWidth {
    private static final int EMOJI_STYLE = 0xFE0F;

    private DisplayWidth() {}

    /// The columns of a text without control characters (see [SafeText#forTerminal]).
    public static int of(String text) {
        var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int width = 0, start = clusters.first();
        for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
            width += ofCluster(text.substring(start, end));
            start = end;
        }
        return width;
    }

    /// The text with spaces behind it until it takes that many columns.
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /// The text with spaces in front of it until it takes that many columns.
    public static String padLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }

    private static int ofCluster(String cluster) {
        int first = cluster.codePointAt(0);
        if (isWide(first) || cluster.indexOf(EMOJI_STYLE) > 0) return 2;
        return isZero(first) ? 0 : 1;
    }

    private static boolean isWide(int c) {
        int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH
                || UCharacter.hasBinaryProperty(c, UProperty.EMOJI_PRESENTATION);
    }

    private static boolean isZero(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> true;
            default -> false;
        };
    }
}
