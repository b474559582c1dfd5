package fovea.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class PictureTest {

    @Test
    void everyNumberIsASquareOfItsShade() throws Exception {
        Tensor x = Tensor.of(Shape.of(2, 2), 0, 1, 0.5f, Float.NaN);
        byte[] png = Picture.of(x).withScale(2).png();
        byte[] top = {0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1};                     // black, white
        byte[] bottom = {0, -128, -128, -128, -128, -128, -128, -48, 0, 0, -48, 0, 0};  // 128 of 255; red
        assertArrayEquals(joined(top, top, bottom, bottom), lines(png));
    }

    @Test
    void theFileIsMadeOfChunksWithTheirChecksums() throws Exception {
        ByteBuffer png = ByteBuffer.wrap(Picture.of(Tensor.zeros(Shape.of(3, 5))).withScale(1).png());
        assertEquals(0x89504E470D0A1A0AL, png.getLong());
        assertEquals("IHDR", chunk(png, 13).substring(0, 4));
        assertEquals(5, png.getInt(16));                      // the width comes first
        assertEquals(3, png.getInt(20));
        chunk(png, png.getInt(png.position()));
        assertEquals("IEND", chunk(png, 0));
        assertTrue(!png.hasRemaining());
    }

    @Test
    void beyondTheRangeTheEndsAreShown() throws Exception {
        Tensor x = Tensor.of(Shape.of(1, 4), -5, Float.NEGATIVE_INFINITY, 7, Float.POSITIVE_INFINITY);
        byte[] line = lines(Picture.of(x).withRange(0, 1).withScale(1).png());
        assertArrayEquals(new byte[] {0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1}, line);
        assertArrayEquals(new byte[] {0, -128, -128, -128},
                lines(Picture.of(Tensor.ones(Shape.of(1, 1))).withScale(1).png()));     // no range at all: its middle
    }

    @Test
    void theHelixRunsFromBlackToWhiteAndGetsLighter() {
        assertEquals(0x000000, Colours.HELIX.at(0));
        assertEquals(0xFFFFFF, Colours.HELIX.at(1));
        double last = -1;
        for (int i = 0; i <= 10; i++) {
            int c = Colours.HELIX.at(i / 10.0);
            double light = 0.30 * (c >> 16) + 0.59 * (c >> 8 & 255) + 0.11 * (c & 255);
            assertTrue(light > last, "shade " + i);
            last = light;
        }
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThrows(ShapeException.class, () -> Picture.of(Tensor.of(1f)));
        assertThrows(ShapeException.class, () -> Picture.of(Tensor.zeros(Shape.of(0, 3))));
        Picture one = Picture.of(Tensor.zeros(Shape.of(1, 1)));
        assertThrows(IllegalArgumentException.class, () -> one.withScale(0));
        assertThrows(IllegalArgumentException.class, () -> one.withScale(10_001));
        assertThrows(IllegalArgumentException.class, () -> one.withRange(1, 0));
        assertThrows(IllegalArgumentException.class, () -> one.withRange(0, Double.NaN));
    }

    private static String chunk(ByteBuffer png, int length) {
        assertEquals(length, png.getInt());
        byte[] named = new byte[4 + length];
        png.get(named);
        var crc = new CRC32();
        crc.update(named);
        assertEquals((int) crc.getValue(), png.getInt());
        return new String(named, 0, 4, StandardCharsets.US_ASCII);
    }

    /// What the IDAT chunk inflates to; it lies behind signature and IHDR, 8 + 25 bytes.
    private static byte[] lines(byte[] png) throws Exception {
        int length = ByteBuffer.wrap(png).getInt(33);
        var inflater = new Inflater();
        inflater.setInput(png, 41, length);
        byte[] lines = new byte[10_000];
        return Arrays.copyOf(lines, inflater.inflate(lines));
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(parts.length * parts[0].length);
        for (byte[] part : parts)
            all.put(part);
        return all.array();
    }
}
