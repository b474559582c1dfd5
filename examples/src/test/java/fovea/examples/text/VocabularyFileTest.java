package fovea.examples.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyFileTest {
    private static final String SPECIAL = "<pad>\n<s>\n</s>\n<unk>\n";

    @TempDir
    private Path folder;

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        var tokens = List.of("a", " b", "\u00ADund", "\\", "\t", "\u0000", "月", "\u202Ex", "\uD800");
        var vocabulary = Vocabulary.of(List.of(tokens), 1);
        VocabularyFile.save(vocabulary, folder.resolve("v"));
        assertEquals(vocabulary, VocabularyFile.load(folder.resolve("v")));
    }

    @Test
    void theFileShowsWhatCannotBeSeen() {
        var vocabulary = Vocabulary.of(List.of(List.of(" b", "\u00ADund", "\\", "\n")), 1);
        assertEquals(SPECIAL + " b\n\\x{AD}und\n\\\\\n\\x{A}\n", VocabularyFile.text(vocabulary));
    }

    @Test
    void faultsAreToldWithTheirLine() throws IOException {
        assertFault(SPECIAL + "a\nb\na\n", "line 7: a token stands here for the second time");
        assertFault(SPECIAL + "a\n\nb\n", "line 6: a token is empty");
        assertFault(SPECIAL + "a\n\\n\n", "line 6: a backslash must be followed by");
        assertFault(SPECIAL + "\\x{110000}\n", "line 5");
        assertFault(SPECIAL + "\\x{-5}\n", "line 5");
        assertFault(SPECIAL + "a", "line 5: the last line has no end");
        assertFault("a\nb\n", "line 1: the first tokens must be <pad> <s> </s> <unk>");
        assertFault("", "line 1: the first tokens must be");
        assertFault(SPECIAL + "x".repeat(70_000) + "\n", "line 5: a token is longer than 65536");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Files.write(folder.resolve("v"), new byte[] {'a', (byte) 0xFF, '\n'});
        assertTrue(fault().contains("is not UTF-8"), fault());
    }

    @Test
    void anEndlessFileIsRefusedUnread() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("v").toFile(), "rw")) {
            file.setLength(1L << 40);
        }
        assertTrue(fault().contains("at most 67,108,864 bytes"), fault());
    }

    private void assertFault(String text, String message) throws IOException {
        Files.writeString(folder.resolve("v"), text);
        assertTrue(fault().contains(message), fault());
    }

    private String fault() {
        return assertThrows(CorpusException.class, () -> VocabularyFile.load(folder.resolve("v"))).getMessage();
    }
}
