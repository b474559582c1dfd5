package fovea.examples.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairsTest {
    private static final List<Pair> TWO = List.of(new Pair("Go.", "Va !"), new Pair("Hi.", "Salut."));
    private static final PairLimits SMALL = new PairLimits(64, 1_000, 10);

    @TempDir
    private Path folder;

    @Test
    void furtherColumnsAreIgnored() throws IOException {
        assertEquals(TWO, read("Go.\tVa !\tCC-BY 2.0\nHi.\tSalut.\ta\tb\n").pairs());
    }

    @Test
    void aMarkCarriageReturnsEmptyLinesAndAMissingLastEndDoNotMatter() throws IOException {
        assertEquals(TWO, read("\uFEFFGo.\tVa !\r\n\r\n\nHi.\tSalut.").strict().pairs());
    }

    @Test
    void packedFilesAreReadWhateverTheyAreCalled() throws IOException {
        assertEquals(TWO, read(packed("Go.\tVa !\nHi.\tSalut.\n".getBytes(UTF_8)), PairLimits.DEFAULT).pairs());
    }

    @Test
    void badLinesAreCountedAndTheFirstOnesTold() throws IOException {
        var pairs = read("Go.\tVa !\nno tab\n\tx\nx\t \nHi.\tSalut.\n1\n2\n3\n");
        assertEquals(TWO, pairs.pairs());
        assertEquals(6, pairs.badLines());
        assertEquals("line 2: has no tab; line 3: has no source before the tab; line 4: has no target after the tab; "
                + "line 6: has no tab; line 7: has no tab; and 1 more", pairs.complaint());
    }

    @Test
    void strictReadingRefusesBadLines() throws IOException {
        var good = read("Go.\tVa !\n");
        assertSame(good, good.strict());
        var bad = read("Go.\tVa !\nno tab\n");
        assertEquals("a line is no pair: line 2: has no tab",
                assertThrows(CorpusException.class, bad::strict).getMessage());
    }

    @Test
    void bytesThatAreNotUtf8MakeABadLine() throws IOException {
        var pairs = read(new byte[] {'a', '\t', 'b', '\n', 'c', '\t', (byte) 0xE9, '\n'}, PairLimits.DEFAULT);
        assertEquals(List.of(new Pair("a", "b")), pairs.pairs());
        assertEquals(List.of("line 2: is not UTF-8 text"), pairs.bad());
    }

    @Test
    void readingEndsAtTheLimit() throws IOException {
        assertEquals(TWO.subList(0, 1), read("Go.\tVa !\nHi.\tSalut.\nno tab\n".getBytes(UTF_8),
                PairLimits.DEFAULT.withPairs(1)).pairs());
    }

    @Test
    void aLineAsLongAsAllowedIsReadAndALongerOneRefused() throws IOException {
        String line = "a\t" + "b".repeat(62);
        assertEquals(1, read((line + "\n").getBytes(UTF_8), SMALL).pairs().size());
        assertRefused("x\ty\n" + line + "b\n", "line 2: is longer than 64 bytes");
    }

    @Test
    void aTotalBeyondTheLimitIsRefused() {
        assertRefused("a b c d e f g h\ti j k l\n".repeat(50), "more than 1,000 bytes of text");
        assertRefused("\n".repeat(1_001), "more than 1,000 bytes of text");
    }

    @Test
    void aSmallFileThatUnpacksToAnEndlessLineIsRefused() throws IOException {
        byte[] bomb = packed(new byte[64 << 20]);
        assertTrue(bomb.length < 100_000, "packed to " + bomb.length);
        var refusal = assertThrows(CorpusException.class, () -> read(bomb, PairLimits.DEFAULT));
        assertTrue(refusal.getMessage().contains("line 1: is longer than 1,048,576 bytes"), refusal.getMessage());
    }

    @Test
    void aGzipFileCutShortIsRefused() throws IOException {
        byte[] whole = packed("Go.\tVa !\nHi.\tSalut.\n".repeat(100).getBytes(UTF_8));
        for (int length : List.of(2, 8, 15, whole.length / 2, whole.length - 1)) {
            byte[] part = Arrays.copyOf(whole, length);
            var refusal = assertThrows(CorpusException.class, () -> read(part, PairLimits.DEFAULT), "cut at " + length);
            assertTrue(refusal.getMessage().contains("damaged or cut short"), refusal.getMessage());
        }
    }

    @Test
    void anEmptyFileHasNoPairs() throws IOException {
        assertEquals(List.of(), read("").strict().pairs());
    }

    @Test
    void writtenRowsAreReadBackAndControlsCannotBreakThem() throws IOException {
        Path file = folder.resolve("out.tsv");
        Pairs.write(file, Stream.of(List.of("Go.", "Va !", "kind"), List.of("a\tb\n", "c\u2028\u001Bd", "kind")));
        assertEquals("Go.\tVa !\tkind\na b \tc  d\tkind\n", Files.readString(file));
        assertEquals(List.of(new Pair("Go.", "Va !"), new Pair("a b", "c  d")),
                Pairs.read(file, PairLimits.DEFAULT).strict().pairs());
    }

    private Pairs read(String text) throws IOException {
        return read(text.getBytes(UTF_8), PairLimits.DEFAULT);
    }

    private Pairs read(byte[] bytes, PairLimits limits) throws IOException {
        Path file = folder.resolve("pairs.tsv");
        Files.write(file, bytes);
        return Pairs.read(file, limits);
    }

    private void assertRefused(String text, String message) {
        var refusal = assertThrows(CorpusException.class, () -> read(text.getBytes(UTF_8), SMALL));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
