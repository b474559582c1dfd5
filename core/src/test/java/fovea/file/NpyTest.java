package fovea.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NpyTest {

    @TempDir
    Path folder;

    @Test
    void theBytesAreThoseThatNumPyWrites() throws IOException {
        Path file = folder.resolve("x.npy");
        Npy.of(Tensor.of(1f, -2f)).write(file);
        // np.save(…, np.float32([1, -2])) of NumPy 2.4.6: 118 bytes of header, so that 128 come before the numbers
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }" + " ".repeat(60) + "\n";
        assertEquals(118, header.length());
        assertArrayEquals(ForgedNpy.of(1, header, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0), Files.readAllBytes(file));
    }

    @Test
    void shapesAreWrittenAsPythonTuples() throws IOException {
        assertEquals("'<f8', 'fortran_order': False, 'shape': (2, 3), }", header(Npy.of(
                Tensor.zeros(Shape.of(2, 3), DType.FLOAT64))));
        assertEquals("'<f4', 'fortran_order': False, 'shape': (), }", header(Npy.of(Tensor.scalar(7))));
        assertEquals("'<i4', 'fortran_order': False, 'shape': (0, 4), }", header(Npy.of(IntTensor.of(Shape.of(0, 4)))));
        assertEquals("'|b1', 'fortran_order': False, 'shape': (1,), }", header(Npy.of(
                BoolTensor.of(Shape.of(1), true))));
    }

    @Test
    void everyBitComesBack() throws IOException {
        float[] floats = {0f, -0f, Float.MIN_VALUE, Float.intBitsToFloat(0x7FC12345), Float.NEGATIVE_INFINITY, 1 / 3f};
        float[] again = again(Npy.of(Tensor.of(Shape.of(3, 2), floats))).tensor().toFloats();
        for (int i = 0; i < floats.length; i++)
            assertEquals(Float.floatToRawIntBits(floats[i]), Float.floatToRawIntBits(again[i]));
        assertArrayEquals(new double[] {Math.PI, -0.0}, again(Npy.of(Tensor.of(Math.PI, -0.0))).tensor().toDoubles());
        IntTensor whole = IntTensor.of(Shape.of(1, 2), Integer.MIN_VALUE, 7);
        assertEquals(whole, again(Npy.of(whole)).ints());
        BoolTensor flags = BoolTensor.of(Shape.of(3), true, false, true);
        assertEquals(flags, again(Npy.of(flags)).bools());
        assertEquals(Shape.SCALAR, again(Npy.of(Tensor.scalar(7))).shape());
        assertEquals(Shape.of(2, 0), again(Npy.of(Tensor.zeros(Shape.of(2, 0)))).shape());
    }

    @Test
    void everyKindOfNumberIsReadInEitherByteOrder() throws IOException {
        assertEquals(1.5, forged("<f2", 0x00, 0x3E).tensor().item());
        assertEquals(1.5, forged(">f2", 0x3E, 0x00).tensor().item());
        assertEquals(1.5, forged("<f4", 0, 0, 0xC0, 0x3F).tensor().item());
        assertEquals(1.5, forged(">f4", 0x3F, 0xC0, 0, 0).tensor().item());
        assertEquals(1.5, forged("<f8", 0, 0, 0, 0, 0, 0, 0xF8, 0x3F).tensor().item());
        assertEquals(1.5, forged(">f8", 0x3F, 0xF8, 0, 0, 0, 0, 0, 0).tensor().item());
        assertEquals(-2, forged("|i1", 0xFE).ints().item());
        assertEquals(254, forged("|u1", 0xFE).ints().item());
        assertEquals(-2, forged("<i2", 0xFE, 0xFF).ints().item());
        assertEquals(258, forged(">i2", 1, 2).ints().item());
        assertEquals(65534, forged("<u2", 0xFE, 0xFF).ints().item());
        assertEquals(0x01020304, forged(">i4", 1, 2, 3, 4).ints().item());
        assertEquals(0x04030201, forged("<u4", 1, 2, 3, 4).ints().item());
        assertEquals(-2, forged(">i8", 255, 255, 255, 255, 255, 255, 255, 254).ints().item());
        assertEquals(7, forged("<u8", 7, 0, 0, 0, 0, 0, 0, 0).ints().item());
        assertTrue(forged("|b1", 1).bools().at(0));
    }

    @Test
    void halvesAreWidenedExactly() throws IOException {
        // the smallest subnormal, the largest number, minus infinity, no number
        Path file = write(ForgedNpy.array("<f2", "(4,)", 1, 0, 0xFF, 0x7B, 0, 0xFC, 1, 0x7E));
        assertArrayEquals(new float[] {0x1p-24f, 65504, Float.NEGATIVE_INFINITY, Float.NaN},
                Npy.read(file).tensor().toFloats());
    }

    @Test
    void arraysInFortransOrderAreTurned() throws IOException {
        String header = "{'descr': '|%s', 'fortran_order': True, 'shape': (2, 3), }";
        // [[0 1 2] [3 4 5]], column by column
        IntTensor whole = Npy.read(write(ForgedNpy.of(1, header.formatted("u1"), 0, 3, 1, 4, 2, 5))).ints();
        assertEquals(IntTensor.of(Shape.of(2, 3), 0, 1, 2, 3, 4, 5), whole);
        BoolTensor flags = Npy.read(write(ForgedNpy.of(1, header.formatted("b1"), 0, 1, 0, 1, 0, 1))).bools();
        assertEquals(BoolTensor.of(Shape.of(2, 3), false, false, false, true, true, true), flags);
        String cube = "{'descr': '>f2', 'fortran_order': True, 'shape': (2, 1, 2), }";
        assertArrayEquals(new float[] {1, 3, 2, 4}, Npy.read(write(ForgedNpy.of(1, cube,
                0x3C, 0, 0x40, 0, 0x42, 0, 0x44, 0))).tensor().toFloats());
        String wide = "{'descr': '<f8', 'fortran_order': True, 'shape': (1, 1), }";
        assertEquals(1.5, Npy.read(write(ForgedNpy.of(1, wide, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F))).tensor().item());
    }

    @Test
    void headersOfAllVersionsAndOldPythonsAreRead() throws IOException {
        String header = "{\"shape\": (1L,), \"fortran_order\": False, \"descr\": \"|u1\"}   ";
        for (int version : new int[] {1, 2, 3})
            assertEquals(5, Npy.read(write(ForgedNpy.of(version, header, 5))).ints().item());
    }

    @Test
    void askingForAnotherKindTellsHowToAsk() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Npy.of(IntTensor.of(3)).tensor());
        assertEquals("this array: floating-point numbers are expected; there is I32 of shape (1), "
                + "to be read with ints(…)", refused.getMessage());
    }

    private Npy forged(String descr, int... data) throws IOException {
        return Npy.read(write(ForgedNpy.array(descr, "()", data)));
    }

    private Path write(byte... bytes) throws IOException {
        return Files.write(folder.resolve("forged.npy"), bytes);
    }

    private Npy again(Npy array) throws IOException {
        array.write(folder.resolve("again.npy"));
        return Npy.read(folder.resolve("again.npy"));
    }

    private String header(Npy array) throws IOException {
        array.write(folder.resolve("header.npy"));
        byte[] bytes = Files.readAllBytes(folder.resolve("header.npy"));
        int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        assertEquals(0, end % 64);
        return new String(Arrays.copyOfRange(bytes, 20, end), StandardCharsets.US_ASCII).strip();
    }
}
