package fovea.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// Reads tensors from where a channel stands, a piece at a time, into arrays.
final class Inflow {

    private static final int PIECE = 1 << 20;

    /// Takes over the next `count` elements of a piece, which belong from index `at` on.
    @FunctionalInterface
    private interface Taker {
        void take(ByteBuffer piece, int at, int count) throws FileFormatException;
    }

    private final FileChannel channel;
    private final String file;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);

    Inflow(FileChannel channel, String file) {
        this.channel = channel;
        this.file = file;
    }

    /// The next tensor, which must be the one that `entry` describes.
    Content next(Entry entry) throws IOException {
        Shape shape = entry.shape();
        return switch (entry.element()) {
            case F64 -> new Content.Floating(Tensor.of(shape, doubles(shape.volume())));
            case F32, F16, BF16 -> new Content.Floating(Tensor.of(shape, floats(entry)));
            case I64, I32, I16, I8, U8 -> new Content.Whole(IntTensor.of(shape, ints(entry)));
            case BOOL -> new Content.Flags(BoolTensor.of(shape, booleans(entry)));
        };
    }

    private double[] doubles(int n) throws IOException {
        double[] numbers = new double[n];
        pieces(n, Element.F64.width, (from, at, count) -> from.asDoubleBuffer().get(numbers, at, count));
        return numbers;
    }

    private float[] floats(Entry entry) throws IOException {
        float[] numbers = new float[entry.shape().volume()];
        pieces(numbers.length, entry.element().width, switch (entry.element()) {
            case F16 -> (from, at, count) -> {
                for (int i = at; i < at + count; i++)
                    numbers[i] = Float.float16ToFloat(from.getShort());
            };
            case BF16 -> (from, at, count) -> {
                for (int i = at; i < at + count; i++)
                    numbers[i] = Float.intBitsToFloat(from.getShort() << 16);   // the upper half of a float32
            };
            default -> (from, at, count) -> from.asFloatBuffer().get(numbers, at, count);
        });
        return numbers;
    }

    private int[] ints(Entry entry) throws IOException {
        int[] numbers = new int[entry.shape().volume()];
        pieces(numbers.length, entry.element().width, (from, at, count) -> {
            for (int i = at; i < at + count; i++)
                numbers[i] = switch (entry.element()) {
                    case I64 -> narrowed(from.getLong(), i, entry);
                    case I32 -> from.getInt();
                    case I16 -> from.getShort();
                    case I8 -> from.get();
                    default -> from.get() & 0xFF;
                };
        });
        return numbers;
    }

    private int narrowed(long number, int i, Entry entry) throws FileFormatException {
        if (number != (int) number)
            throw broken(entry, "whole numbers are read into 32 bits; element %d is %d", i, number);
        return (int) number;
    }

    private boolean[] booleans(Entry entry) throws IOException {
        boolean[] flags = new boolean[entry.shape().volume()];
        pieces(flags.length, 1, (from, at, count) -> {
            for (int i = at; i < at + count; i++)
                flags[i] = flag(from.get(), i, entry);
        });
        return flags;
    }

    private boolean flag(byte value, int i, Entry entry) throws FileFormatException {
        if (value != 0 && value != 1)
            throw broken(entry, "a BOOL is a byte of 0 or 1; element %d is %d", i, value & 0xFF);
        return value == 1;
    }

    private void pieces(int n, int width, Taker taker) throws IOException {
        int most = PIECE / width;
        for (int at = 0; at < n; at += most) {
            int count = Math.min(most, n - at);
            fill(count * width);
            taker.take(piece, at, count);
        }
    }

    private void fill(int bytes) throws IOException {
        piece.clear().limit(bytes);
        while (piece.hasRemaining())
            if (channel.read(piece) < 0)
                throw new FileFormatException(file, "the file ended while it was read");
        piece.flip();
    }

    private FileFormatException broken(Entry entry, String rule, Object... details) {
        return new FileFormatException(
                "%s, tensor %s".formatted(file, FileFormatException.shown(entry.name())), rule, details);
    }
}
