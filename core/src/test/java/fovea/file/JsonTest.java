package fovea.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    @Test
    void aValueIsReadAndWrittenAgain() throws IOException {
        Json run = Json.parse(
                " {\"seed\": 42, \"loss\" : -1.5e3, \"done\":true, \"tags\":[\"a\", null, []], \"x\":{}} ", "run.json");
        assertEquals("{\"seed\":42,\"loss\":-1.5e3,\"done\":true,\"tags\":[\"a\",null,[]],\"x\":{}}", run.toString());
        assertEquals(42, run.field("seed").whole());
        assertEquals(-1500, run.field("loss").number());
        assertTrue(run.field("done").truth());
        assertEquals("a", run.field("tags").items().getFirst().text());
    }

    @Test
    void escapesAreUndoneAndControlCharactersEscaped() throws IOException {
        Json text = Json.parse("\"\\u0041\\n\\\"\\\\\\/\\ud83d\\ude00é\"", "text");
        assertEquals("A\n\"\\/😀é", text.text());
        assertEquals("\"A\\u000a\\\"\\\\/😀é\"", text.toString());
        assertEquals("\"\\u009b\\u007f\\ud83d\"", Json.quoted("\u009b\u007f\ud83d"), "terminals obey these");
    }

    @Test
    void noDigitOfANumberIsLost() throws IOException {
        assertEquals(Long.MAX_VALUE, Json.parse("9223372036854775807", "n").whole());
        assertEquals(Long.MIN_VALUE, Json.parse("-9223372036854775808", "n").whole());
        assertThrows(IllegalArgumentException.class, () -> Json.parse("9223372036854775808", "n").whole());
        assertThrows(IllegalArgumentException.class, () -> Json.parse("1.0", "n").whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "}", "[1,]", "[,1]", "[1 2]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}",
            "{\"a\":1}{", "01", "-", "+1", ".5",
        "1.", "1e", "0x1", "NaN", "Infinity", "tru", "nul", "truex", "'a'", "\"a", "\"\\x\"", "\"\\u12g4\"",
                "\"\\u12\"", "\"\t\"", "\"\\",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "\u00a01", "1\0", "// 1",
                "\uFEFF1"})
    void whatIsNoStrictJsonIsRefused(String text) {
        var refused = assertThrows(FileFormatException.class, () -> Json.parse(text, "bad.json"));
        assertTrue(refused.getMessage().startsWith("bad.json, JSON, byte "), refused.getMessage());
    }

    @Test
    void illFormedUtf8IsRefused() {
        for (int[] bad : new int[][] {{0x80}, {0xC0, 0xAF}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80},
                {0xE2, 0x82}}) {
            byte[] bytes = new byte[bad.length + 2];
            bytes[0] = bytes[bytes.length - 1] = '"';
            for (int i = 0; i < bad.length; i++)
                bytes[i + 1] = (byte) bad[i];
            var refused = assertThrows(FileFormatException.class, () -> Json.parse(bytes, "bad.json"));
            assertEquals("bad.json, JSON, byte 1: a string is not well-formed UTF-8", refused.getMessage());
        }
    }

    @Test
    void nestingAndNumbersHaveLimits() throws IOException {
        Json.parse("[".repeat(64) + "]".repeat(64), "deep");
        var deep = assertThrows(FileFormatException.class, () -> Json.parse("[".repeat(1_000_000), "deep"));
        assertEquals("deep, JSON, byte 65: values are nested at most 64 deep", deep.getMessage());
        Json.parse("1".repeat(64), "long");
        assertThrows(FileFormatException.class, () -> Json.parse("1".repeat(65), "long"));
    }

    @Test
    void whatIsNotExpectedIsSaidInShort() {
        var wrong = assertThrows(IllegalArgumentException.class, () ->
                Json.parse("\"\\u001b[31m" + "x".repeat(1000) + "\"", "t").number());
        assertTrue(wrong.getMessage().length() < 200 && !wrong.getMessage().contains("\u001b"), wrong.getMessage());
        var missing = assertThrows(IllegalArgumentException.class, () -> Json.parse("{\"a\":1}", "t").field("b"));
        assertEquals("json: there is no field \"b\" among \"a\"", missing.getMessage());
    }

    @Test
    void bytesAndTextAreReadAlike() throws IOException {
        assertEquals(Json.parse("{\"é\":\"中\"}", "t"),
                Json.parse("{\"é\":\"中\"}".getBytes(StandardCharsets.UTF_8), "t"));
    }
}
