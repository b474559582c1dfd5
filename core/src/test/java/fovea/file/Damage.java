package fovea.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import fovea.random.RandomKey;

/// Ways in which a file breaks, by accident or by somebody's hand.
final class Damage {

    private static final String[] PIECES = {
        "9", "0", "-1", "1e9", "4294967296", "18446744073709551616", "2147483647", "[", "]", "{", "}", "\"", "\\", ":",
                ",",
        "null", "\"F64\"", "\"U8\"", "\"BF16\"", "\"BOOL\"", "\"w\"", "\"shape\"", "\"__metadata__\"", " ", "\n",
        "\\ud800", "\\u0077", "\u00ff", "[[[[[[[[", "{\"a\":{\"a\":{\"a\":",
        "[".repeat(100_000), "0".repeat(1000), "\"" + "x".repeat(100_000)};
    private static final long[] LENGTHS = {
        0, 1, 7, 8, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 31, 1L << 32, 100 << 20, (100 << 20) + 1};

    private final RandomKey key;
    private int asked;

    private Damage(RandomKey key) {
        this.key = key;
    }

    /// The bytes, damaged in one to three ways.
    static byte[] of(byte[] whole, RandomKey key) {
        var damage = new Damage(key);
        byte[] bytes = whole;
        for (int times = damage.below(3); times >= 0; times--)
            bytes = damage.once(bytes);
        return bytes;
    }

    private byte[] once(byte[] x) {
        int at = below(x.length + 1), header = 8 + below(Math.max(1, Math.min(x.length, headerLength(x)) - 8));
        return switch (below(14)) {
            case 0 -> changed(x, below(Math.max(1, x.length)), 1 << below(8));
            case 1 -> changed(x, header, 1 << below(8));
            case 2 -> changed(x, header, below(256));
            case 3 -> Arrays.copyOf(x, at);                                           // cut off
            case 4 -> Arrays.copyOf(x, x.length + 1 + below(20));                     // zeros appended
            case 5 -> spliced(x, at, Math.min(x.length, at + 1 + below(9)), new byte[0]);
            case 6 -> spliced(x, at, at, Arrays.copyOfRange(x, at, Math.min(x.length, at + 1 + below(60))));
            case 7 -> length(x, LENGTHS[below(LENGTHS.length)]);
            case 8 -> length(x, headerLength(x) - 8 + below(17) - 8);
            case 9 -> withHeader(x, piece(headerText(x)));
            case 10 -> withHeader(x, otherDigits(headerText(x)));
            case 11 -> withHeader(x, swapped(headerText(x)));
            default -> changed(x, headerLength(x) + below(Math.max(1, x.length - headerLength(x))), 1 << below(8));
        };
    }

    private int below(int bound) {
        return key.below(asked++, bound);
    }

    private static byte[] changed(byte[] x, int at, int bits) {
        byte[] y = x.clone();
        if (at < y.length)
            y[at] ^= (byte) bits;
        return y;
    }

    private static byte[] spliced(byte[] x, int from, int to, byte... between) {
        var y = new ByteArrayOutputStream();
        y.write(x, 0, from);
        y.writeBytes(between);
        y.write(x, to, x.length - to);
        return y.toByteArray();
    }

    private static byte[] length(byte[] x, long length) {
        byte[] y = Arrays.copyOf(x, Math.max(8, x.length));
        ByteBuffer.wrap(y).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        return y;
    }

    /// Where the header ends, as far as it is there.
    private static int headerLength(byte[] x) {
        if (x.length < 8)
            return x.length;
        long length = ByteBuffer.wrap(x).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return length < 0 || length > x.length - 8 ? x.length : (int) length + 8;
    }

    private static String headerText(byte[] x) {
        return x.length < 8 ? "" : new String(x, 8, headerLength(x) - 8, StandardCharsets.ISO_8859_1);
    }

    /// The same data under another header, whose length is right.
    private static byte[] withHeader(byte[] x, String header) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] y = length(spliced(x, Math.min(8, x.length), headerLength(x), new byte[0]), text.length);
        return spliced(y, 8, 8, text);
    }

    /// A piece of JSON put in, or in place of another.
    private String piece(String header) {
        int from = below(header.length() + 1), to = Math.min(header.length(), from + below(2) * below(8));
        return header.substring(0, from) + PIECES[below(PIECES.length)] + header.substring(to);
    }

    /// One of the numbers replaced.
    private String otherDigits(String header) {
        int number = below(12);
        var digits = Pattern.compile("[0-9]+").matcher(header);
        for (int i = 0; digits.find(); i++)
            if (i == number)
                return header.substring(0, digits.start()) + below(40) + header.substring(digits.end());
        return header;
    }

    /// Two stretches of equal length change places: names, offsets, dtypes.
    private String swapped(String header) {
        int n = 1 + below(12), a = below(Math.max(1, header.length() - n)), b = below(Math.max(1, header.length() - n));
        int first = Math.min(a, b), second = Math.max(a, b);
        if (second + n > header.length() || first + n > second)
            return header;
        return header.substring(0, first) + header.substring(second, second + n) + header.substring(first + n, second)
                + header.substring(first, first + n) + header.substring(second + n);
    }
}
