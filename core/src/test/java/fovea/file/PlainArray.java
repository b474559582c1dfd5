package fovea.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fovea.shape.Shape;

/// An array in the plainest form: a kind, a shape, and its numbers as Java's widest, in row-major order.
///
/// @param kind   what it holds: `f4`, `f8`, `i` or `b`
/// @param sizes  the shape
/// @param values its numbers, written out
record PlainArray(String kind, List<Integer> sizes, List<String> values) {

    /// What bytes that are known to be sound say, read number by number.
    static PlainArray of(byte[] npy) {
        ByteBuffer bytes = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
        int start = npy[6] == 1 ? 10 : 12, length = npy[6] == 1 ? bytes.getShort(8) & 0xFFFF : bytes.getInt(8);
        String header = new String(npy, start, length, StandardCharsets.ISO_8859_1);
        String descr = found("descr.\\s*:\\s*['\"](...)", header);
        String fortran = found("fortran_order.\\s*:\\s*(\\w+)", header);
        int[] sizes = Stream.of(found("shape.\\s*:\\s*\\(([^)]*)", header).split("[,L\\s]+")).filter(s -> !s.isEmpty())
                .mapToInt(Integer::parseInt).toArray();
        ByteBuffer data = bytes.slice(start + length, npy.length - start - length)
                .order(descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int n = Arrays.stream(sizes).reduce(1, (a, b) -> a * b), width = descr.charAt(2) - '0';
        if (data.capacity() != n * width)
            throw new AssertionError("read, though %d bytes are there for %d elements".formatted(data.capacity(), n));
        var values = IntStream.range(0, n).mapToObj(i -> value(data, width * (fortran.equals("True")
                ? inColumns(i, sizes) : i), descr)).toList();
        String kind = descr.equals("<f8") || descr.equals(">f8") || descr.equals("=f8") ? "f8"
                : descr.contains("f") ? "f4" : descr.contains("b") ? "b" : "i";
        return new PlainArray(kind, Arrays.stream(sizes).boxed().toList(), values);
    }

    /// What was read.
    static PlainArray of(Content content) {
        return switch (content) {
            case Content.Floating(var x) -> of("f" + content.element().width, x.shape(),
                    Arrays.stream(x.toDoubles()).mapToObj(Double::toString));
            case Content.Whole(var x) -> of("i", x.shape(), Arrays.stream(x.toInts()).mapToObj(Integer::toString));
            case Content.Flags(var x) -> of("b", x.shape(), IntStream.range(0, x.shape().volume())
                    .mapToObj(i -> x.at(i) ? "1" : "0"));
        };
    }

    private static PlainArray of(String kind, Shape shape, Stream<String> values) {
        return new PlainArray(kind, Arrays.stream(shape.sizes()).boxed().toList(), values.toList());
    }

    private static String found(String pattern, String header) {
        Matcher matcher = Pattern.compile(pattern).matcher(header);
        if (!matcher.find())
            throw new AssertionError("read, though its header is " + header);
        return matcher.group(1);
    }

    /// Where Fortran keeps the element with the row-major index i.
    private static int inColumns(int i, int... sizes) {
        int place = 0, rest = i;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            int stride = Arrays.stream(sizes, 0, axis).reduce(1, (a, b) -> a * b);
            place += rest % sizes[axis] * stride;
            rest /= sizes[axis];
        }
        return place;
    }

    private static String value(ByteBuffer data, int at, String descr) {
        return switch (descr.substring(1)) {
            case "f8" -> Double.toString(data.getDouble(at));
            case "f4" -> Double.toString(data.getFloat(at));
            case "f2" -> Double.toString(PlainReading.half(data.getShort(at)));
            case "i8" -> Long.toString(data.getLong(at));
            case "u8" -> Long.toUnsignedString(data.getLong(at));
            case "i4" -> Integer.toString(data.getInt(at));
            case "u4" -> Integer.toUnsignedString(data.getInt(at));
            case "i2" -> Short.toString(data.getShort(at));
            case "u2" -> Integer.toString(data.getShort(at) & 0xFFFF);
            case "i1", "b1" -> Byte.toString(data.get(at));
            case "u1" -> Integer.toString(data.get(at) & 0xFF);
            default -> throw new AssertionError("read, though its descr is " + descr);
        };
    }
}
