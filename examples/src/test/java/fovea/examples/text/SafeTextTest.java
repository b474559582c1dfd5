package fovea.examples.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void escapeSequencesAreShownNotDone() {
        assertEquals("\\x{1B}[2J\\x{1B}]0;owned\\x{7}", SafeText.forTerminal("\u001B[2J\u001B]0;owned\u0007"));
        assertEquals("\\x{9B}31mred", SafeText.forTerminal("\u009B31mred"));
        assertEquals("a\\x{D}\\x{A}b\\x{9}c\\x{7F}\\x{85}", SafeText.forTerminal("a\r\nb\tc\u007F\u0085"));
    }

    @Test
    void theWritingDirectionIsNotTurned() {
        assertEquals("\\x{202E}evil\\x{2066}\\x{200F}\\x{61C}", SafeText.forTerminal("\u202Eevil\u2066\u200F\u061C"));
    }

    @Test
    void whatCannotBeSeenIsShown() {
        assertEquals("\\x{2028}\\x{FEFF}\\x{E0041}\\x{D800}\\x{E000}",
                SafeText.forTerminal("\u2028\uFEFF\uDB40\uDC41\uD800\uE000"));
    }

    @Test
    void ordinaryTextOfAnyScriptStays() {
        String text = "Où ? 二百零七 किताब سلام 👩‍🚀 e\u0301";
        assertEquals(text, SafeText.forTerminal(text));
    }

    @Test
    void softHyphensAreLeftOut() {
        assertEquals("einundzwanzig", SafeText.forTerminal("ein\u00ADund\u00ADzwanzig"));
    }

    @Test
    void pagesGetEntities() {
        assertEquals("&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;", SafeText.forHtml("<b a=\"1\" c='2'>&amp;"));
        assertEquals("\\x{0}x", SafeText.forHtml("\u0000x"));
    }
}
