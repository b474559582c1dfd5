package fovea.examples.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {

    @Test
    void lettersTakeOneColumnAndChineseTwo() {
        assertEquals(4, DisplayWidth.of("août"));
        assertEquals(8, DisplayWidth.of("二百零七"));
        assertEquals(2, DisplayWidth.of("，"));
        assertEquals(0, DisplayWidth.of(""));
    }

    @Test
    void combiningMarksTakeNone() {
        assertEquals(4, DisplayWidth.of("aou\u0302t"));
        assertEquals(1, DisplayWidth.of("e\u0301\u0323"));
    }

    @Test
    void whatLooksLikeOnePictureTakesTwo() {
        assertEquals(2, DisplayWidth.of("🚀"));
        assertEquals(2, DisplayWidth.of("👩‍🚀"));
        assertEquals(2, DisplayWidth.of("❤\uFE0F"));
        assertEquals(2, DisplayWidth.of("🇫🇷"));
    }

    @Test
    void paddingCountsColumns() {
        assertEquals("月  |", DisplayWidth.pad("月", 4) + "|");
        assertEquals("  月|", DisplayWidth.padLeft("月", 4) + "|");
        assertEquals("long", DisplayWidth.pad("long", 2));
    }
}
