package fovea.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

import fovea.shape.Shape;

/// Writes the headers of `.npy` arrays, byte for byte as NumPy does.
final class NpyText {

    private static final int ALIGNED = 64;

    /// NumPy leaves room for the first size to grow to 21 digits, so that rows can be appended in place.
    private static final int ROOM_FOR_ROWS = 21;

    private NpyText() {}

    /// The header of an array, version 1.0, padded with spaces so that the numbers begin at a multiple of 64.
    static byte[] of(Content content) {
        Shape shape = content.shape();
        String dictionary = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(descr(content),
                tuple(shape));
        int room = shape.rank() == 0 ? 0 : ROOM_FOR_ROWS - Integer.toString(shape.size(0)).length();
        int before = NpyHeader.MAGIC.length + 4, used = before + dictionary.length() + room + 1;
        byte[] bytes = new byte[used + ALIGNED - used % ALIGNED];
        Arrays.fill(bytes, (byte) ' ');
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).put(NpyHeader.MAGIC).put((byte) 1).put((byte) 0)
                .putShort((short) (bytes.length - before)).put(dictionary.getBytes(StandardCharsets.US_ASCII));
        bytes[bytes.length - 1] = '\n';
        return bytes;
    }

    private static String descr(Content content) {
        return switch (content.element()) {
            case F32 -> "<f4";
            case F64 -> "<f8";
            case BOOL -> "|b1";
            default -> "<i4";
        };
    }

    private static String tuple(Shape shape) {
        String sizes = Arrays.stream(shape.sizes()).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "(" + sizes + (shape.rank() == 1 ? "," : "") + ")";
    }
}
