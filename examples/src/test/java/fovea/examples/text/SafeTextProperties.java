package fovea.examples.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SafeTextProperties {

    @Property
    void noControlCharacterIsLeft(@ForAll String text) {
        assertTrue(SafeText.forTerminal(text).codePoints().noneMatch(c -> Character.isISOControl(c) || isTurn(c)));
    }

    @Property
    void nothingClosesATagOrAQuote(@ForAll String text) {
        String safe = SafeText.forHtml(text);
        for (String sign : new String[] {"<", ">", "\"", "'"}) assertFalse(safe.contains(sign));
    }

    @Property
    void aTextMadeSafeIsSafe(@ForAll String text) {
        String once = SafeText.forTerminal(text);
        assertEquals(once, SafeText.forTerminal(once));
    }

    private static boolean isTurn(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F;
    }
}
