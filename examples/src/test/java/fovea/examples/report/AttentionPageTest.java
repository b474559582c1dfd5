package fovea.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AttentionPageTest {

    private static String page(String word) {
        var map = new AttentionMap(List.of(word, "b"), List.of(word), new float[][] {{0.75f, 0.25f}});
        return AttentionPage.of(word, List.of(new AttentionPage.Entry(word, map, List.of(List.of(1)))));
    }

    @Test
    void wordsAreEscapedWhereverTheyStand() {
        String page = page("<script>alert('x')</script>\"&");
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"));
    }

    @Test
    void nothingIsAskedOfTheNetwork() {
        String page = page("a");
        assertFalse(page.contains("http://") || page.contains("https://") || page.contains("src=")
                || page.contains("@import"));
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void eachCellSaysItsNumberInEveryCountry() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertTrue(page("a").contains("data-weight=\"0.750\""));
            assertTrue(page("a").contains("rgba(29,78,216,0.750)"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsAlignedHasABorder() {
        assertEquals(1, page("a").split("<td class=\"part\"", -1).length - 1);
    }
}
