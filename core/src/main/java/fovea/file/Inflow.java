package fovea.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;

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

    private final ReadableByteChannel channel;
    private final ByteBuffer piece;

    Inflow(ReadableByteChannel channel, ByteOrder order) {
        this.channel = channel;
        this.piece = ByteBuffer.allocate(PIECE).order(order);
    }

    /// The next tensor, of this shape and made of these elements; `where` names it in errors.
    Content next(String where, Element element, Shape shape) throws IOException {
        int n = shape.volume();
        return switch (element) {
            case F64 -> new Content.Floating(Tensor.of(shape, doubles(where, n)));
            case F32, F16, BF16 -> new Content.Floating(Tensor.of(shape, floats(where, element, n)));
            case I64, I32, I16, I8, U64, U32, U16, U8 -> new Content.Whole(
                    IntTensor.of(shape, ints(where, element, n)));
            case BOOL -> new Content.Flags(BoolTensor.of(shape, booleans(where, n)));
        };
    }

    private double[] doubles(String where, int n) throws IOException {
        double[] numbers = new double[n];
        pieces(where, n, Element.F64.width, (from, at, count) -> from.asDoubleBuffer().get(numbers, at, count));
        return numbers;
    }

    private float[] floats(String where, Element element, int n) throws IOException {
        float[] numbers = new float[n];
        pieces(where, n, element.width, switch (element) {
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

    private int[] ints(String where, Element element, int n) throws IOException {
        int[] numbers = new int[n];
        pieces(where, n, element.width, (from, at, count) -> {
            for (int i = at; i < at + count; i++)
                numbers[i] = switch (element) {
                    case I64 -> narrowed(where, i, from.getLong());
                    case U64 -> narrowedUnsigned(where, i, from.getLong());
                    case U32 -> narrowed(where, i, Integer.toUnsignedLong(from.getInt()));
                    case I32 -> from.getInt();
                    case I16 -> from.getShort();
                    case U16 -> Short.toUnsignedInt(from.getShort());
                    case I8 -> from.get();
                    default -> Byte.toUnsignedInt(from.get());
                };
        });
        return numbers;
    }

    private static int narrowed(String where, int i, long number) throws FileFormatException {
        if (number != (int) number)
            throw tooLarge(where, i, Long.toString(number));
        return (int) number;
    }

    private static int narrowedUnsigned(String where, int i, long number) throws FileFormatException {
        if (number < 0)
            throw tooLarge(where, i, Long.toUnsignedString(number));
        return narrowed(where, i, number);
    }

    private static FileFormatException tooLarge(String where, int i, String number) {
        return new FileFormatException(where, "whole numbers are read into 32 bits; element %d is %s", i, number);
    }

    private boolean[] booleans(String where, int n) throws IOException {
        boolean[] flags = new boolean[n];
        pieces(where, n, 1, (from, at, count) -> {
            for (int i = at; i < at + count; i++)
                flags[i] = flag(where, i, from.get());
        });
        return flags;
    }

    private static boolean flag(String where, int i, byte value) throws FileFormatException {
        if (value != 0 && value != 1)
            throw new FileFormatException(where, "a BOOL is a byte of 0 or 1; element %d is %d", i, value & 0xFF);
        return value == 1;
    }

    private void pieces(String where, int n, int width, Taker taker) throws IOException {
        int most = PIECE / width;
        for (int at = 0; at < n; at += most) {
            int count = Math.min(most, n - at);
            fill(where, count * width);
            taker.take(piece, at, count);
        }
    }

    private void fill(String where, int bytes) throws IOException {
        piece.clear().limit(bytes);
        while (piece.hasRemaining())
            if (channel.read(piece) < 0)
                throw new FileFormatException(where, "the file ended while it was read");
        piece.flip();
    }
}
