package fovea.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NpzTest {

    private static final byte[] SEVEN = ForgedNpy.array("|u1", "(1,)", 7);

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenComesBackStoredAndDeflated() throws IOException {
        Npz arrays = Npz.EMPTY.with("x", Tensor.range(70_000)).with("é/n", IntTensor.of(3, 4))
                .with("b", BoolTensor.of(Shape.of(1), true));
        arrays.write(folder.resolve("stored.npz"));
        arrays.writeCompressed(folder.resolve("deflated.npz"));
        for (String name : List.of("stored.npz", "deflated.npz")) {
            Npz read = Npz.read(folder.resolve(name));
            assertEquals(List.of("x", "é/n", "b"), List.copyOf(read.names()));
            assertArrayEquals(Tensor.range(70_000).toFloats(), read.tensor("x").toFloats());
            assertEquals(IntTensor.of(3, 4), read.ints("é/n"));
            assertTrue(read.bools("b").at(0));
            assertEquals(List.of("x"), List.copyOf(read.tensors().keySet()));
        }
        assertTrue(Files.size(folder.resolve("deflated.npz")) < Files.size(folder.resolve("stored.npz")) / 2);
        try (var zip = new ZipFile(folder.resolve("stored.npz").toFile())) {
            assertEquals(128 + 280_000, zip.getEntry("x.npy").getCompressedSize());
        }
    }

    @Test
    void theSameArraysGiveTheSameBytes() throws IOException {
        Npz.EMPTY.with("x", Tensor.of(1f)).write(folder.resolve("a"));
        Npz.EMPTY.with("x", Tensor.of(1f)).write(folder.resolve("b"));
        assertEquals(-1, Files.mismatch(folder.resolve("a"), folder.resolve("b")));
    }

    @Test
    void whatNumPyWritesIsRead() throws IOException {
        // np.savez_compressed(…, a=np.int64([1, 2])) of NumPy 2.4.6
        byte[] numpy = HexFormat.of().parseHex(NUMPY);
        assertEquals(IntTensor.of(1, 2), Npz.read(write(numpy)).ints("a"));
    }

    @Test
    void entriesMayLackTheEndingAndDirectoriesAreSkipped() throws IOException {
        Path file = write(zip(ZipEntry.DEFLATED, "d/", new byte[0], "d/x", SEVEN));
        assertEquals(List.of("d/x"), List.copyOf(Npz.read(file).names()));
        refused(zip(ZipEntry.DEFLATED, "readme", "hello, world".getBytes(StandardCharsets.US_ASCII)),
                "entry \"readme\": an array starts with the bytes 93 4E 55 4D 50 59");
    }

    @Test
    void namesMustDiffer() throws IOException {
        refused(zip(ZipEntry.DEFLATED, "x", SEVEN, "x.npy", SEVEN), "names must differ, and \"x\" comes twice");
        Npz one = Npz.EMPTY.with("x", Tensor.of(1f));
        assertThrows(IllegalArgumentException.class, () -> one.with("x", Tensor.of(1f)));
        assertThrows(IllegalArgumentException.class, () -> one.with("\ud800", Tensor.of(1f)));
        assertThrows(IllegalArgumentException.class, () -> one.tensor("y"));
    }

    @Test
    void anEntryHoldsExactlyItsArray() throws IOException {
        for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
            refused(zip(method, "x.npy", Arrays.copyOf(SEVEN, SEVEN.length + 1)),
                    "U8 of shape (1) takes 1 bytes behind a header of 68; it has 70");
            refused(zip(method, "x.npy", Arrays.copyOf(SEVEN, SEVEN.length - 1)), "it has 68");
        }
    }

    @Test
    void inflatingStopsAtTheFirstByteMore() throws IOException {
        byte[] bomb = zip(ZipEntry.DEFLATED, "x.npy", ForgedNpy.array("|u1", "(100,)", new int[100_000]));
        int record = last(bomb, 0x02014B50);
        ByteBuffer forged = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
        forged.putInt(record + 24, forged.getInt(record + 24) - 99_900);
        refused(bomb, "it inflates to more than the 170 bytes that its size says");
    }

    @Test
    void aSizeThatDeflateCannotReachIsRefusedBeforeAnythingIsAllocated() throws IOException {
        byte[] lying = zip(ZipEntry.DEFLATED, "x.npy", ForgedNpy.array("<f8", "(100000000,)"));
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(last(lying, 0x02014B50) + 24, 800_000_073);
        refused(lying, "800000073 bytes cannot come from the ");
    }

    @Test
    void aLyingSizeWithinReachIsFoundByInflating() throws IOException {
        byte[] lying = zip(ZipEntry.DEFLATED, "x.npy", ForgedNpy.array("|u1", "(30000,)"));
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(last(lying, 0x02014B50) + 24, 30_072);
        refused(lying, "it inflates to 72 bytes; its size says 30072");
    }

    @Test
    void checksumsAreCompared() throws IOException {
        for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
            byte[] wrong = zip(method, "x.npy", SEVEN);
            wrong[last(wrong, 0x02014B50) + 16] ^= 1;
            refused(wrong, "its checksum is ");
        }
    }

    @Test
    void theDirectoryIsCheckedFirst() throws IOException {
        byte[] whole = zip(ZipEntry.STORED, "x.npy", SEVEN);
        int record = last(whole, 0x02014B50), end = last(whole, 0x06054B50);
        refused(Arrays.copyOf(whole, whole.length - 1), "no end of one is found");
        refused(new byte[0], "no end of one is found");
        refused(changed(whole, end + 10, 2), "no record is at byte ");
        refused(changed(whole, end + 10, 0), "0 records do not fill the directory's ");
        refused(changed(whole, end + 11, 0x30), "an .npz has at most 10000 entries; it says 12289");
        refused(changed(whole, end + 16, 1), "the directory must end where its end record begins");
        refused(changed(whole, end + 4, 1), "in several parts");
        refused(changed(whole, record + 8, 1), "it is encrypted");
        refused(changed(whole, record + 10, 12), "stored (0) and deflated (8) entries are read; its method is 12");
        refused(changed(whole, record + 44, 1), "entries overlap neither each other nor the directory");
        refused(changed(whole, 30, 'y'), "its header at byte 0 is not its own");
        refused(changed(whole, record + 46, 0xFF), "a name is no well-formed UTF-8");
    }

    @Test
    void moreThanTenThousandEntriesAreRefused() throws IOException {
        Object[] many = new Object[2 * 10_001];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "x" + i;
            many[i + 1] = SEVEN;
        }
        refused(zip(ZipEntry.DEFLATED, many), "an .npz has at most 10000 entries; it says 10001");
        assertEquals(10_000, Npz.read(write(zip(ZipEntry.DEFLATED, Arrays.copyOf(many, 20_000)))).names().size());
    }

    private static byte[] changed(byte[] whole, int at, int value) {
        byte[] other = whole.clone();
        other[at] = (byte) value;
        return other;
    }

    /// Where the last of these four bytes is.
    private static int last(byte[] bytes, int signature) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = bytes.length - 4;
        while (buffer.getInt(at) != signature)
            at--;
        return at;
    }

    /// A zip file of names and contents in turn.
    static byte[] zip(int method, Object... namesAndContents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                var entry = new ZipEntry((String) namesAndContents[i]);
                byte[] content = (byte[]) namesAndContents[i + 1];
                var crc = new CRC32();
                crc.update(content);
                entry.setMethod(method);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private Path write(byte... bytes) throws IOException {
        return Files.write(folder.resolve("forged.npz"), bytes);
    }

    private void refused(byte[] bytes, String rule) throws IOException {
        Path file = write(bytes);
        var refused = assertThrows(FileFormatException.class, () -> Npz.read(file));
        assertTrue(refused.getMessage().startsWith(file.toString()) && refused.getMessage().contains(rule),
                refused.getMessage());
    }

    private static final String NUMPY =
            "504b03042d0000000800000021000cfc1ce9ffffffffffffffff05001400612e6e70790100100090000000000000004a0000"
            + "00000000009bec17ea1b10c9c850c650ad9e925a9c5ca46ea5a06e9369a1aea3a09e965f54529498179f5f94920a12774bcc"
            + "294e058a17672416a402f91a463a9a3a0ab50a14002e4606086082d200504b01022d032d0000000800000021000cfc1ce94a"
            + "00000090000000050000000000000000000000800100000000612e6e7079504b050600000000010001003300000081000000"
            + "0000";
}
