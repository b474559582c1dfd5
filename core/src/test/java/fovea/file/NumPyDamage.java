package fovea.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import fovea.random.RandomKey;

/// Ways in which an array or a zip file breaks, by accident or by somebody's hand.
final class NumPyDamage {

    private static final String[] PIECES = {
        "9", "0", "-1", "1e9", "4294967296", "18446744073709551616", "2147483647", "(", ")", "[", "]", "{", "}", "'",
        "\"", "\\", ":", ",", "L", "None", "True", "False", "'<f8'", "'>f4'", "'|b1'", "'|O'", "'<U4'", "<", ">", "|",
        "=", "O", "'shape'", "'descr'", " ", "\n", "\u00ff", "((((((((", "{'a':{'a':", "__import__('os')",
        "(".repeat(100_000), "0".repeat(1000), "'" + "x".repeat(100_000)};

    private final RandomKey key;
    private int asked;

    private NumPyDamage(RandomKey key) {
        this.key = key;
    }

    /// The bytes of a `.npy`, damaged in one to three ways.
    static byte[] ofArray(byte[] whole, RandomKey key) {
        var damage = new NumPyDamage(key);
        byte[] bytes = whole;
        for (int times = damage.below(3); times >= 0; times--)
            bytes = damage.below(2) == 0 ? damage.bytes(bytes) : damage.header(bytes);
        return bytes;
    }

    /// The bytes of any file, damaged in one to three ways.
    static byte[] ofBytes(byte[] whole, RandomKey key) {
        var damage = new NumPyDamage(key);
        byte[] bytes = whole;
        for (int times = damage.below(3); times >= 0; times--)
            bytes = damage.bytes(bytes);
        return bytes;
    }

    private int below(int bound) {
        return key.below(asked++, Math.max(1, bound));
    }

    private byte[] bytes(byte[] x) {
        int at = below(x.length + 1), end = Math.max(0, x.length - 1 - below(120));
        return switch (below(9)) {
            case 0 -> changed(x, below(x.length), 1 << below(8));
            case 1 -> changed(x, end, 1 << below(8));                  // where zip files have directories
            case 2 -> changed(x, end, 1 + below(255));
            case 3 -> changed(x, below(Math.min(x.length, 16)), 1 + below(255));
            case 4 -> Arrays.copyOf(x, at);                                           // cut off
            case 5 -> Arrays.copyOf(x, x.length + 1 + below(20));                     // zeros appended
            case 6 -> spliced(x, at, Math.min(x.length, at + 1 + below(9)), new byte[0]);
            case 7 -> spliced(x, at, at, Arrays.copyOfRange(x, at, Math.min(x.length, at + 1 + below(60))));
            default -> filled(x, end, 1 + below(8), below(2) * 255);
        };
    }

    private static byte[] changed(byte[] x, int at, int bits) {
        byte[] y = x.clone();
        if (at < y.length)
            y[at] ^= (byte) bits;
        return y;
    }

    private static byte[] filled(byte[] x, int from, int count, int value) {
        byte[] y = x.clone();
        Arrays.fill(y, Math.min(from, y.length), Math.min(from + count, y.length), (byte) value);
        return y;
    }

    private static byte[] spliced(byte[] x, int from, int to, byte... between) {
        var y = new ByteArrayOutputStream();
        y.write(x, 0, from);
        y.writeBytes(between);
        y.write(x, to, x.length - to);
        return y.toByteArray();
    }

    /// Another text in the header of a `.npy` of version 1, whose length is right as far as 16 bits can say it.
    private byte[] header(byte[] x) {
        if (x.length < 10)
            return bytes(x);
        int length = Math.min(x.length - 10, (x[8] & 0xFF) + 256 * (x[9] & 0xFF));
        String text = new String(x, 10, length, StandardCharsets.ISO_8859_1);
        byte[] other = (below(2) == 0 ? piece(text) : otherDigits(text)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] y = spliced(x, 10, 10 + length, other);
        y[8] = (byte) other.length;
        y[9] = (byte) (other.length >> 8);
        return y;
    }

    private String piece(String text) {
        int from = below(Math.min(70, text.length() + 1)), to = Math.min(text.length(), from + below(2) * below(8));
        return text.substring(0, from) + PIECES[below(PIECES.length)] + text.substring(to);
    }

    private String otherDigits(String text) {
        int number = below(4);
        var digits = Pattern.compile("[0-9]+").matcher(text);
        for (int i = 0; digits.find(); i++)
            if (i == number)
                return text.substring(0, digits.start()) + below(10) + text.substring(digits.end());
        return text;
    }
}
