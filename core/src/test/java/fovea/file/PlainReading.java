package fovea.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

import fovea.tensor.Tensor;

/// The format read in the plainest way, number by number at its offset, from bytes that are known to be sound.
final class PlainReading {

    private PlainReading() {}

    /// Fails unless `read` is what these bytes say.
    static void check(SafeTensors read, byte[] bytes) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = Math.toIntExact(file.getLong(0)), left = bytes.length - 8 - header;
        Map<String, Json> fields = Json.parse(Arrays.copyOfRange(bytes, 8, 8 + header), "header").fields();
        for (var entry : fields.entrySet())
            if (entry.getKey().equals("__metadata__"))
                entry.getValue().fields().forEach((name, text) -> equal(text.text(), read.metadata().get(name)));
            else
                left -= checkTensor(read, entry.getKey(), entry.getValue(),
                        file.slice(8 + header, bytes.length - 8 - header));
        equal(0, left);
        equal(read.names().size(), fields.size() - (fields.containsKey("__metadata__") ? 1 : 0));
    }

    private static int checkTensor(SafeTensors read, String name, Json entry, ByteBuffer data) {
        data.order(ByteOrder.LITTLE_ENDIAN);
        String dtype = entry.field("dtype").text();
        int begin = (int) entry.field("data_offsets").items().get(0).whole(), end = (int) entry.field("data_offsets")
                .items().get(1).whole();
        int[] sizes = entry.field("shape").items().stream().mapToInt(size -> Math.toIntExact(size.whole())).toArray();
        int n = Arrays.stream(sizes).reduce(1, Math::multiplyExact);
        int width = n == 0 ? 1 : (end - begin) / n;
        for (int i = 0, at = begin; i < n; i++, at += width)
            switch (dtype) {
                case "F64" -> equal(data.getLong(at), Double.doubleToRawLongBits(flat(read.tensor(name)).at(i)));
                case "F32" -> equal(data.getInt(at), bits(read, name, i));
                case "F16" -> equal(half(data.getShort(at)), (float) flat(read.tensor(name)).at(i));
                case "BF16" -> equal(data.getShort(at) << 16, bits(read, name, i));
                case "I64" -> equal(data.getLong(at), (long) read.ints(name).at(i));
                case "I32" -> equal(data.getInt(at), read.ints(name).at(i));
                case "U64" -> equal(data.getLong(at), (long) read.ints(name).at(i));
                case "U32" -> equal(data.getInt(at) & 0xFFFFFFFFL, (long) read.ints(name).at(i));
                case "U16" -> equal(data.getShort(at) & 0xFFFF, read.ints(name).at(i));
                case "I16" -> equal(data.getShort(at), (short) read.ints(name).at(i));
                case "I8" -> equal(data.get(at), (byte) read.ints(name).at(i));
                case "U8" -> equal(data.get(at) & 0xFF, read.ints(name).at(i));
                case "BOOL" -> equal(data.get(at) == 1, read.bools(name).at(i));
                default -> throw new AssertionError("read, though of dtype " + dtype);
            }
        equal(end - begin, n * Map.of("F64", 8, "F32", 4, "F16", 2, "BF16", 2, "I64", 8, "I32", 4, "I16", 2, "U64", 8,
                "U32", 4, "U16", 2).getOrDefault(dtype, 1));
        return end - begin;
    }

    private static Tensor flat(Tensor x) {
        return x.reshape(-1);
    }

    /// IEEE 754's binary16: 5 bits of exponent, 10 of fraction.
    static float half(short bits) {
        int exponent = bits >> 10 & 31, fraction = bits & 1023;
        double size = switch (exponent) {
            case 0 -> fraction * 0x1p-24;
            case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> (1024 + fraction) * Math.pow(2, exponent - 25);
        };
        return (float) (bits < 0 ? -size : size);
    }

    private static int bits(SafeTensors read, String name, int i) {
        return Float.floatToRawIntBits(read.tensor(name).toFloats()[i]);
    }

    private static void equal(Object expected, Object got) {
        if (!expected.equals(got))
            throw new AssertionError("expected %s, got %s".formatted(expected, got));
    }
}
