package fovea.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule of the format, broken once.
final class SafeTensorsRulesTest {

    @TempDir
    Path folder;

    @Test
    void aHeaderThatIsNotThereIsRefused() throws IOException {
        refused(Files.write(file(), new byte[7]), "8 bytes that tell the header's length come first; there are 7");
        refused(Forged.write(file(), 10, "{}".getBytes()), "the header's length says 10 bytes; only 2 follow");
        refused(Forged.write(file(), -1, "{}".getBytes()),
                "at most 104857600 bytes (100 MiB); its length says 18446744073709551615");
        refused(Forged.write(file(), (100L << 20) + 1, "{}".getBytes()),
                "at most 104857600 bytes (100 MiB); its length says 104857601");
        refused(Forged.write(file(), ""), "the header must start with {");
        refused(Forged.write(file(), " {}"), "the header must start with {");
        refused(Forged.write(file(), "{}x"), "nothing may follow");
    }

    @Test
    void bytesThatNobodyClaimsAreRefused() throws IOException {
        refused(Forged.write(file(), "{}", new byte[1]),
                "the last tensor must end with the file: it ends at byte 0 of 1");
        refused(Forged.write(file(), entry("w", "F32", "[1]", 0, 4), new byte[5]), "it ends at byte 4 of 5");
        refused(Forged.write(file(), entry("w", "F32", "[1]", 0, 4), new byte[3]), "it ends at byte 4 of 3");
    }

    @Test
    void holesAndOverlapsAreRefused() throws IOException {
        refused(Forged.write(file(), entries(entry("a", "U8", "[1]", 0, 1), entry("b", "U8", "[1]", 2, 3)),
                new byte[3]),
                "tensor \"b\": tensors lie without holes or overlaps: it must begin at byte 1; it says 2");
        refused(Forged.write(file(), entries(entry("a", "U8", "[2]", 0, 2), entry("b", "U8", "[2]", 1, 3)),
                new byte[3]),
                "tensor \"b\": tensors lie without holes or overlaps: it must begin at byte 2; it says 1");
        refused(Forged.write(file(), entry("a", "U8", "[1]", 1, 2), new byte[2]), "it must begin at byte 0; it says 1");
    }

    @Test
    void emptyTensorsMayMeetAndOrderIsFree() throws IOException {
        SafeTensors read = SafeTensors.read(
                Forged.write(file(), entries(entry("b", "U8", "[1]", 1, 2), entry("empty", "F32", "[0]", 1, 1),
                entry("a", "U8", "[1]", 0, 1)), (byte) 5, (byte) 6));
        assertEquals("[b, empty, a]", read.names().toString());
        assertEquals(6, read.ints("b").item());
        assertEquals(5, read.ints("a").item());
    }

    @Test
    void sizesAreMultipliedExactly() throws IOException {
        refused(Forged.write(file(), entry("w", "F32", "[3]", 0, 8), new byte[8]),
                "tensor \"w\": F32 of shape (3) takes 12 bytes; its data_offsets [0, 8] hold 8");
        refused(Forged.write(file(), entry("w", "F64", "[65536,65536]", 0, 0)),
                "fewer than 2^31 elements; got shape [65536, 65536]");
        refused(Forged.write(file(), entry("w", "F32", "[2147483647,2147483647,4]", 0, 4), new byte[4]),
                "fewer than 2^31 elements");
        // 2⁶⁴ wraps to 0
        refused(Forged.write(file(), entry("w", "F32", "[4294967296,4294967296]", 0, 0)), "fewer than 2^31 elements");
        refused(Forged.write(file(), entry("w", "F32", "[2147483647]", 0, 8589934588L), new byte[4]),
                "it ends at byte 8589934588 of 4");
    }

    @Test
    void whatATensorSaysIsChecked() throws IOException {
        refused(Forged.write(file(), entry("w", "F8", "[1]", 0, 1), new byte[1]),
                "the dtype must be one of [F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, BOOL]; "
                        + "got \"F8\"");
        refused(Forged.write(file(), entry("w", "U8", "[-1]", 0, 1), new byte[1]),
                "plain digits of a whole number are expected; got -1");
        refused(Forged.write(file(), entry("w", "U8", "[1.0]", 0, 1), new byte[1]),
                "plain digits of a whole number are expected; got 1.0");
        refused(Forged.write(file(), entry("w", "U8", "[99999999999999999999]", 0, 1), new byte[1]),
                "too large a number");
        refused(Forged.write(file(), entry("w", "U8", "[1" + ",1".repeat(64) + "]", 0, 1), new byte[1]),
                "at most 64 numbers");
        refused(Forged.write(file(), entry("w", "U8", "[1]", 1, 0), new byte[1]),
                "a begin and an end that is not before it; got [1, 0]");
        refused(Forged.write(file(), "{\"w\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0]}}", new byte[1]),
                "a begin and an end");
        refused(Forged.write(file(), "{\"w\":{\"dtype\":\"U8\",\"shape\":[1]}}", new byte[1]),
                "must be given; got only [dtype, shape]");
        refused(Forged.write(file(), "{\"w\":{\"dtype\":\"U8\",\"size\":[1]}}", new byte[1]),
                "dtype, shape and data_offsets; got \"size\"");
        refused(Forged.write(file(), "{\"__metadata__\":{\"n\":1}}"), "\" is expected; got \"1\"");
    }

    @Test
    void doubleNamesAreRefused() throws IOException {
        refused(Forged.write(file(), entries(entry("w", "U8", "[1]", 0, 1), entry("w", "U8", "[1]", 1, 2)),
                new byte[2]),
                "the name \"w\" comes twice");
        refused(Forged.write(file(), "{\"__metadata__\":{},\"__metadata__\":{}}"),
                "the name \"__metadata__\" comes twice");
        refused(Forged.write(file(), "{\"w\":{\"dtype\":\"U8\",\"dtype\":\"U8\"}}"), "the name \"dtype\" comes twice");
    }

    @Test
    void numbersThatDoNotFitAreRefused() throws IOException {
        var large = new Forged(folder);
        large.put("n", "I64", 1, 0, 0, 0, 0, 1, 0, 0, 0);
        refused(large.written(), "tensor \"n\": whole numbers are read into 32 bits; element 0 is 4294967296");
        var unsigned = new Forged(folder);
        unsigned.put("u", "U64", 1, 255, 255, 255, 255, 255, 255, 255, 255);
        refused(unsigned.written(), "read into 32 bits; element 0 is 18446744073709551615");
        var flag = new Forged(folder);
        flag.put("b", "BOOL", 2, 1, 2);
        refused(flag.written(), "tensor \"b\": a BOOL is a byte of 0 or 1; element 1 is 2");
    }

    @Test
    void controlCharactersOfANameDoNotReachTheMessage() throws IOException {
        var refused = assertThrows(FileFormatException.class,
                () -> SafeTensors.read(Forged.write(file(), entry("\\u001b[31m", "F8", "[1]", 0, 1), new byte[1])));
        assertTrue(refused.getMessage().contains("tensor \"\\u001b[31m\""), refused.getMessage());
    }

    @Test
    void whatCannotBeReadIsAnOrdinaryFailure() {
        assertThrows(NoSuchFileException.class, () -> SafeTensors.read(folder.resolve("nothing")));
        assertThrows(IOException.class, () -> SafeTensors.read(folder));
        assertThrows(NoSuchFileException.class, () -> SafeTensors.EMPTY.with("w", Tensor.of(1f))
                .write(folder.resolve("no/where")));
    }

    private Path file() {
        return folder.resolve("forged.safetensors");
    }

    private void refused(Path file, String rule) {
        var refused = assertThrows(FileFormatException.class, () -> SafeTensors.read(file));
        assertTrue(refused.getMessage().startsWith(file.toString()) && refused.getMessage().contains(rule),
                refused.getMessage());
    }

    private static String entries(String... each) {
        return "{" + Arrays.stream(each).map(entry -> entry.substring(1, entry.length() - 1))
                .collect(Collectors.joining(",")) + "}";
    }

    private static String entry(String name, String dtype, String shape, long begin, long end) {
        return "{\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}}".formatted(name, dtype, shape, begin,
                end);
    }
}
