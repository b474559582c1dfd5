package fovea.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafeTensorsTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsLaidOutAsTheFormatSays() throws IOException {
        Path file = folder.resolve("two.safetensors");
        SafeTensors.EMPTY.with("flag", BoolTensor.of(Shape.of(1), true)).with("w", Tensor.of(1f, -2f))
                .withMetadata("kind", "\"x\"").write(file);
        String header = "{\"__metadata__\":{\"kind\":\"\\\"x\\\"\"},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                + "\"flag\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[8,9]}}";
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int padded = (header.length() + 7) / 8 * 8;
        assertEquals(padded, bytes.getLong());
        byte[] text = new byte[padded];
        bytes.get(text);
        assertEquals(header + " ".repeat(padded - header.length()), new String(text, StandardCharsets.UTF_8));
        assertEquals(1f, bytes.getFloat());
        assertEquals(-2f, bytes.getFloat());
        assertEquals(1, bytes.get());
        assertFalse(bytes.hasRemaining());
    }

    @Test
    void everyBitComesBack() throws IOException {
        float[] floats = {0f, -0f, Float.MIN_VALUE, Float.NaN, Float.intBitsToFloat(0x7FC12345),
                Float.NEGATIVE_INFINITY, 1 / 3f};
        double[] doubles = {-0.0, Double.MIN_VALUE, Double.longBitsToDouble(0x7FF8000000ABCDEFL), Math.PI};
        Path file = folder.resolve("bits.safetensors");
        SafeTensors.EMPTY.with("floats", Tensor.of(floats)).with("doubles", Tensor.of(Shape.of(2, 1, 2), doubles))
                .with("ints", IntTensor.of(Shape.of(3, 1), 5, Integer.MIN_VALUE, -1))
                .with("flags", BoolTensor.of(Shape.of(3), true, false, true))
                .with("empty", Tensor.zeros(Shape.of(0, 3))).with("scalar", Tensor.scalar(7)).write(file);
        SafeTensors again = SafeTensors.read(file);
        for (int i = 0; i < floats.length; i++)
            assertEquals(Float.floatToRawIntBits(floats[i]),
                    Float.floatToRawIntBits(again.tensor("floats").toFloats()[i]));
        for (int i = 0; i < doubles.length; i++)
            assertEquals(Double.doubleToRawLongBits(doubles[i]),
                    Double.doubleToRawLongBits(again.tensor("doubles").toDoubles()[i]));
        assertEquals(Shape.of(2, 1, 2), again.tensor("doubles").shape());
        assertEquals(IntTensor.of(Shape.of(3, 1), 5, Integer.MIN_VALUE, -1), again.ints("ints"));
        assertEquals(BoolTensor.of(Shape.of(3), true, false, true), again.bools("flags"));
        assertEquals(Shape.of(0, 3), again.tensor("empty").shape());
        assertEquals(7, again.tensor("scalar").item());
        assertEquals(Shape.SCALAR, again.tensor("scalar").shape());
    }

    @Test
    void arraysLongerThanAPieceComeBackWhole() throws IOException {
        int n = (1 << 20) + 3;
        Path file = folder.resolve("long.safetensors");
        SafeTensors.EMPTY.with("f", Tensor.range(n)).with("d", Tensor.range(n).to(DType.FLOAT64))
                .with("i", IntTensor.of(Tensor.range(n).shape(), IntStream.range(0, n).toArray()))
                .with("b", BoolTensor.generate(Shape.of(n), i -> i % 3 == 0)).write(file);
        SafeTensors again = SafeTensors.read(file);
        assertArrayEquals(Tensor.range(n).toFloats(), again.tensor("f").toFloats());
        assertArrayEquals(Tensor.range(n).toDoubles(), again.tensor("d").toDoubles());
        assertEquals(n - 1, again.ints("i").at(n - 1));
        assertEquals(BoolTensor.generate(Shape.of(n), i -> i % 3 == 0), again.bools("b"));
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        Path first = folder.resolve("a"), second = folder.resolve("b");
        SafeTensors content = SafeTensors.EMPTY.withAll("layer.", Map.of("w", Tensor.of(1f, 2f))).withMetadata("b", "1")
                .withMetadata("a", "2");
        content.write(first);
        SafeTensors.read(first).write(second);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void halvesAreWidenedAndSmallWholeNumbersToo() throws IOException {
        var file = new Forged(folder);
        file.put("half", "F16", 2, 0x00, 0x3C, 0x01, 0xC0);                    // 1.0, −(2 + 2⁻⁹)
        file.put("brain", "BF16", 2, 0x80, 0x3F, 0x49, 0x40);                  // 1.0, 3.140625
        file.put("long", "I64", 1, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);
        file.put("short", "I16", 1, 0xFE, 0xFF);
        file.put("signed", "I8", 1, 0xFE);
        file.put("unsigned", "U8", 1, 0xFE);
        SafeTensors read = SafeTensors.read(file.written());
        assertArrayEquals(new float[] {1, -2.001953125f}, read.tensor("half").toFloats());
        assertArrayEquals(new float[] {1, 3.140625f}, read.tensor("brain").toFloats());
        assertEquals(List.of(-2, -2, -2, 254), List.of(read.ints("long").item(), read.ints("short").item(),
                read.ints("signed").item(), read.ints("unsigned").item()));
    }

    @Test
    void theEdgesOfHalvesAreWidenedExactly() throws IOException {
        var file = new Forged(folder);
        file.put("half", "F16", 7, 0x01, 0x00, 0xFF, 0x03, 0xFF, 0x7B, 0x00, 0x7C, 0x00, 0xFC, 0x00, 0x80, 0x01, 0x7E);
        file.put("brain", "BF16", 5, 0x01, 0x00, 0x7F, 0x7F, 0x80, 0x7F, 0x00, 0x80, 0xC1, 0x7F);
        SafeTensors read = SafeTensors.read(file.written());
        // the smallest and the largest subnormal, the largest, the infinities, minus zero, no number
        assertArrayEquals(new float[] {0x1p-24f, 1023 * 0x1p-24f, 65504, Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY, -0f, Float.NaN}, read.tensor("half").toFloats());
        // 2⁻¹³³ is subnormal; (2 − 2⁻⁷) 2¹²⁷ is the largest
        assertArrayEquals(new float[] {0x1p-133f, 0x1.FEp127f, Float.POSITIVE_INFINITY, -0f, Float.NaN},
                read.tensor("brain").toFloats());
    }

    @Test
    void unsignedNumbersAreReadAsFarAsAnIntGoes() throws IOException {
        var file = new Forged(folder);
        file.put("u16", "U16", 1, 0xFE, 0xFF);
        file.put("u32", "U32", 1, 0xFF, 0xFF, 0xFF, 0x7F);
        file.put("u64", "U64", 1, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0);
        SafeTensors read = SafeTensors.read(file.written());
        assertEquals(List.of(65534, Integer.MAX_VALUE, Integer.MAX_VALUE),
                List.of(read.ints("u16").item(), read.ints("u32").item(), read.ints("u64").item()));
    }

    @Test
    void filesOfTheSafetensorsLibraryAreRead() throws Exception {
        SafeTensors loss = SafeTensors.read(resource("cross_entropy_plain.safetensors"));
        assertEquals(List.of("in.logits", "in.target", "grad.in.logits", "out.loss", "probe.loss"),
                List.copyOf(loss.names()));
        assertEquals("cross_entropy", Json.parse(loss.metadata().get("kind"), "kind").text());
        assertEquals(3.824249744415283, loss.tensor("in.logits").at(0, 0));
        assertArrayEquals(new int[] {0, 0, 2, 1, 0}, Arrays.copyOf(loss.ints("in.target").toInts(), 5));
        assertEquals(4.773454277825453, loss.tensor("out.loss").item());

        SafeTensors attention = SafeTensors.read(resource("sdpa_bool_mask.safetensors"));
        assertEquals(Shape.of(3, 1, 3, 5), attention.bools("in.mask").shape());
        assertTrue(attention.bools("in.mask").at(0) && !attention.bools("in.mask").at(1) && attention.bools("in.mask")
                .at(2));
        assertEquals(-0.25439434940804273, attention.tensor("grad.in.q").at(0, 0, 0, 0));   // lies at no multiple of 8
        assertEquals(0.23372067998313448 + 0.7662793200168655, attention.tensor("out.weights").sum(-1).at(0, 0, 0),
                1e-15);
    }

    @Test
    void tensorsAreFoundByPrefixAndMissingOnesNamed() {
        SafeTensors content = SafeTensors.EMPTY.with("model.w", Tensor.of(1f)).with("adam.w", Tensor.of(2f))
                .with("model.n", IntTensor.of(3));
        assertEquals(List.of("w"), List.copyOf(content.tensors("model.").keySet()));
        assertEquals(1, content.tensors("model.").get("w").item());
        var missing = assertThrows(IllegalArgumentException.class, () -> content.tensor("model.v"));
        assertEquals("these tensors: under \"model.v\" floating-point numbers are expected; there is nothing",
                missing.getMessage());
        var other = assertThrows(IllegalArgumentException.class, () -> content.tensor("model.n"));
        assertEquals("these tensors: under \"model.n\" floating-point numbers are expected; there is I32 of shape (1)",
                other.getMessage());
    }

    @Test
    void namesThatCannotBeWrittenAreRefused() {
        SafeTensors one = SafeTensors.EMPTY.with("w", Tensor.of(1f));
        assertThrows(IllegalArgumentException.class, () -> one.with("w", Tensor.of(2f)));
        assertThrows(IllegalArgumentException.class, () -> one.with("__metadata__", Tensor.of(2f)));
        assertThrows(IllegalArgumentException.class, () -> one.with("\ud800", Tensor.of(2f)));
        assertThrows(IllegalArgumentException.class, () -> one.withMetadata("x", "\ud800"));
    }

    @Test
    void aFileMayBeReplacedOrCutAfterReading() throws IOException {
        Path file = folder.resolve("w.safetensors");
        SafeTensors.EMPTY.with("w", Tensor.of(1f, 2f)).write(file);
        Tensor w = SafeTensors.read(file).tensor("w");
        Files.write(file, new byte[0]);
        assertArrayEquals(new float[] {1, 2}, w.toFloats());
    }

    private static Path resource(String name) throws Exception {
        return Path.of(SafeTensorsTest.class.getResource(name).toURI());
    }
}
