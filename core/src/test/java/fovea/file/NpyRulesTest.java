package fovea.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NpyRulesTest {

    @TempDir
    Path folder;

    @Test
    void theNumbersMustFillTheFileExactly() throws IOException {
        refused(ForgedNpy.array("<f4", "(2,)", 0, 0, 0, 0), "F32 of shape (2) takes 8 bytes; 4 follow the header");
        refused(ForgedNpy.array("|u1", "(1,)", 0, 0), "U8 of shape (1) takes 1 bytes; 2 follow the header");
        refused(ForgedNpy.array("<f8", "(2147483647,)", 0), "takes 17179869176 bytes; 1 follow the header");
        refused(ForgedNpy.array("<f8", "(4294967296, 4294967296)"), "a tensor holds fewer than 2^31 elements");
        refused(ForgedNpy.array("<f8", "(99999999999999999999,)"), "a whole number of 1 to 18 digits is expected");
        refused(ForgedNpy.array("|u1", "(-1,)", 0), "a whole number of 1 to 18 digits is expected; got \"-1,), }");
    }

    @Test
    void whatIsNoPlainNumberIsRefused() throws IOException {
        refused(ForgedNpy.array("|O", "(2,)", 0x80, 3), "an array of Python objects (a pickle) is never read");
        refused(ForgedNpy.array("<U2", "(1,)", 0), "b1 f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8; got \"<U2\"");
        refused(ForgedNpy.array("<c8", "()", 0), "got \"<c8\"");
        refused(ForgedNpy.array("|f4", "()", 0), "got \"|f4\"");
        refused(ForgedNpy.of(1, "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }"),
                "header, character 10: \"descr\" is a list, as structured arrays have it");
    }

    @Test
    void headersAreParsedAndNeverEvaluated() throws IOException {
        refused(ForgedNpy.of(1, "__import__('os').system('true')"), "{ is expected; got \"__import__('os').sys\"");
        refused(ForgedNpy.array("<f4", "(1+1,)"), "character 52: , is expected; got \"+1,), }\\u000a\"");
        refused(ForgedNpy.array("<f4", "(1)"), ", is expected; got \"), }");        // in Python, (1) is a number
        refused(ForgedNpy.array("<f4", "[1]"), "\"shape\" is a list");
        refused(ForgedNpy.array("<f4", "()"), "F32 of shape () takes 4 bytes; 0 follow");
        refused(ForgedNpy.of(1, "{'descr': '<f4', 'fortran_order': 0, 'shape': (), }"), "text, True, False or a tuple");
        refused(ForgedNpy.of(1, "{'descr': '<f4', 'fortran_order': Fals, 'shape': (), }"), "False is expected");
        refused(ForgedNpy.of(1, "{'descr': '<f4', 'shape': (), }"), "and of nothing else; got \"descr\", \"shape\"");
        refused(ForgedNpy.of(1, "{'descr': '<f4', 'descr': '<f4', }"), "the key \"descr\" comes twice");
        refused(ForgedNpy.of(1, "{'descr': True, 'fortran_order': False, 'shape': (), }"),
                "a dictionary of descr (text)");
        refused(ForgedNpy.of(1, "{'descr': 'a\\x20', }"), "printable characters, and no backslashes");
        refused(ForgedNpy.of(1, "{'descr"), "text must end with '; got the end");
        refused(ForgedNpy.of(1, "{} {}"), "nothing may follow the dictionary");
        refused(ForgedNpy.array("<f4", "(" + "1, ".repeat(65) + ")"), "an array has at most 64 axes");
    }

    @Test
    void whatStandsBeforeTheHeaderIsChecked() throws IOException {
        byte[] whole = ForgedNpy.array("|u1", "(1,)", 7);
        refused(Arrays.copyOf(whole, 5), "it ends within its header");
        refused(Arrays.copyOf(whole, 40), "it ends within its header");
        byte[] other = whole.clone();
        other[0] = 'P';
        refused(other, "an array starts with the bytes 93 4E 55 4D 50 59");
        byte[] later = whole.clone();
        later[6] = 4;
        refused(later, "versions 1.0, 2.0 and 3.0 are read; got 4.0");
        refused(ForgedNpy.of(2, " ".repeat(10_001)), "the header has at most 10000 bytes; its length says 10001");
    }

    @Test
    void numbersBeyondAnIntAreNamed() throws IOException {
        refused(ForgedNpy.array("<i8", "(2,)", 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0),
                "whole numbers are read into 32 bits; element 1 is 4294967296");
        refused(ForgedNpy.array(">u4", "()", 0x80, 0, 0, 0), "element 0 is 2147483648");
        refused(ForgedNpy.array("|b1", "()", 2), "a BOOL is a byte of 0 or 1; element 0 is 2");
    }

    private void refused(byte[] bytes, String rule) throws IOException {
        Path file = Files.write(folder.resolve("forged.npy"), bytes);
        var refused = assertThrows(FileFormatException.class, () -> Npy.read(file));
        assertTrue(refused.getMessage().startsWith(file.toString()) && refused.getMessage().contains(rule),
                refused.getMessage());
        assertEquals(0, refused.getMessage().chars().filter(Character::isISOControl).count());
    }
}
