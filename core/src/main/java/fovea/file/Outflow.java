package fovea.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

import fovea.tensor.DType;

/// Writes tensors to where a channel stands, a piece at a time.
final class Outflow {

    private static final int PIECE = 1 << 20;

    /// Puts `count` elements, from index `at` on, into a piece.
    @FunctionalInterface
    private interface Putter {
        void put(ByteBuffer piece, int at, int count);
    }

    private final WritableByteChannel channel;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);

    Outflow(WritableByteChannel channel) {
        this.channel = channel;
    }

    void write(Content content) throws IOException {
        switch (content) {
            case Content.Floating(var tensor) when tensor.dtype() == DType.FLOAT32 -> write(tensor.toFloats());
            case Content.Floating(var tensor) -> write(tensor.toDoubles());
            case Content.Whole(var tensor) -> write(tensor.toInts());
            case Content.Flags(var tensor) -> write(tensor.toBooleans());
        }
    }

    private void write(float... numbers) throws IOException {
        pieces(numbers.length, Float.BYTES, (to, at, count) -> to.asFloatBuffer().put(numbers, at, count));
    }

    private void write(double... numbers) throws IOException {
        pieces(numbers.length, Double.BYTES, (to, at, count) -> to.asDoubleBuffer().put(numbers, at, count));
    }

    private void write(int... numbers) throws IOException {
        pieces(numbers.length, Integer.BYTES, (to, at, count) -> to.asIntBuffer().put(numbers, at, count));
    }

    private void write(boolean... flags) throws IOException {
        pieces(flags.length, 1, (to, at, count) -> {
            for (int i = 0; i < count; i++)
                to.put(i, (byte) (flags[at + i] ? 1 : 0));
        });
    }

    private void pieces(int n, int width, Putter putter) throws IOException {
        int most = PIECE / width;
        for (int at = 0; at < n; at += most) {
            int count = Math.min(most, n - at);
            piece.clear();
            putter.put(piece, at, count);
            AtomicFile.writeFully(channel, piece.limit(count * width));
        }
    }
}
