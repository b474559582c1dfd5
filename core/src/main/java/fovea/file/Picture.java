package fovea.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import fovea.shape.ShapeException;
import fovea.tensor.Tensor;

/// A matrix as a PNG picture: one square of pixels for each number, row 0 on top.
///
/// ```java
/// Picture.of(weights).write(path);                                  // from its smallest number to its largest
/// Picture.of(weights).withRange(0, 1).withColours(Colours.HELIX).withScale(16).write(path);
/// ```
///
/// A number x of the range low … high has the shade `t = (x − low) / (high − low)`; beyond the range it has that of the
/// nearer end, and NaN is red. In grey, 0.5 of 0 … 1 is the byte 128.
///
/// The format is W3C's (PNG, 2nd edition: signature, IHDR, IDAT, IEND) and written by hand: javax.imageio would bring
/// the whole of java.desktop into a library that needs java.base.
///
/// @param matrix  the numbers `(height, width)`
/// @param low     what is darkest
/// @param high    what is lightest
/// @param colours the shades in between
/// @param scale   how many pixels wide and high the square of a number is
public record Picture(Tensor matrix, double low, double high, Colours colours, int scale) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int MOST_PIXELS = 100_000_000;
    private static final int RED = 0xD00000;

    /// A picture of these numbers, in these colours.
    ///
    /// @throws ShapeException           unless the matrix has two axes, none of size 0
    /// @throws IllegalArgumentException unless `low ≤ high`, `scale ≥ 1`, and the picture has at most 10⁸ pixels
    public Picture {
        if (matrix.shape().rank() != 2 || matrix.shape().volume() == 0)
            throw new ShapeException("Picture", "a matrix with at least one number is drawn", matrix.shape());
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high))
            throw new IllegalArgumentException("Picture: the range must be finite, low before high; got %s to %s"
                    .formatted(low, high));
        if (scale < 1 || (double) matrix.shape().volume() * scale * scale > MOST_PIXELS)
            throw new IllegalArgumentException("Picture: a scale is at least 1, a picture has at most %d pixels; got "
                    .concat("%d for %s").formatted(MOST_PIXELS, scale, matrix.shape()));
    }

    /// A grey picture of a matrix from its smallest finite number, black, to its largest, white; small ones enlarged,
    /// so that the longer side has about 256 pixels.
    ///
    /// @throws ShapeException unless it has two axes, none of size 0
    public static Picture of(Tensor matrix) {
        var about = matrix.describe();
        boolean finite = Double.isFinite(about.min());
        int longer = Arrays.stream(matrix.shape().sizes()).max().orElse(1);
        return new Picture(matrix.detach(), finite ? about.min() : 0, finite ? about.max() : 0, Colours.GREY,
                Math.max(1, 256 / Math.max(1, longer)));
    }

    /// The same numbers between other ends.
    public Picture withRange(double low, double high) {
        return new Picture(matrix, low, high, colours, scale);
    }

    /// The same numbers in other colours.
    public Picture withColours(Colours colours) {
        return new Picture(matrix, low, high, colours, scale);
    }

    /// The same numbers, larger or smaller.
    public Picture withScale(int scale) {
        return new Picture(matrix, low, high, colours, scale);
    }

    /// Writes the picture, wholly or not at all; its directory must exist.
    ///
    /// @throws IOException if it cannot be written; an old file is then as it was
    public void write(Path file) throws IOException {
        AtomicFile.write(file, png());
    }

    /// The bytes of the file.
    public byte[] png() {
        int height = matrix.size(0) * scale, width = matrix.size(1) * scale;
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        // eight bits of red, green and blue each; deflate, the five filters, not interlaced
        byte[] plain = {8, 2, 0, 0, 0};
        chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(plain).array());
        chunk(png, "IDAT", deflated(width));
        chunk(png, "IEND");
        return png.toByteArray();
    }

    private byte[] deflated(int width) {
        var bytes = new ByteArrayOutputStream();
        double[] numbers = matrix.toDoubles();
        byte[] line = new byte[1 + 3 * width];                // a line begins with its filter: 0, none
        try (var deflater = new DeflaterOutputStream(bytes)) {
            for (int row = 0; row < matrix.size(0); row++) {
                for (int x = 0; x < width; x++)
                    put(line, 1 + 3 * x, colour(numbers[row * matrix.size(1) + x / scale]));
                for (int again = 0; again < scale; again++)
                    deflater.write(line);
            }
        } catch (IOException impossible) {
            throw new AssertionError("a byte array takes every byte", impossible);
        }
        return bytes.toByteArray();
    }

    private int colour(double x) {
        if (Double.isNaN(x))
            return RED;
        double t = high == low ? Math.signum(x - low) / 2 + 0.5 : (x / 2 - low / 2) / (high / 2 - low / 2);
        return colours.at(Math.clamp(t, 0, 1));
    }

    private static void put(byte[] line, int at, int colour) {
        line[at] = (byte) (colour >> 16);
        line[at + 1] = (byte) (colour >> 8);
        line[at + 2] = (byte) colour;
    }

    /// Length, name, content, and the checksum of name and content.
    private static void chunk(ByteArrayOutputStream png, String name, byte... content) {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        byte[] named = ByteBuffer.allocate(4 + content.length).put(letters).put(content).array();
        var crc = new CRC32();
        crc.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
