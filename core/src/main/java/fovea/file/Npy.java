package fovea.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.IntTensor;
import fovea.tensor.Tensor;

/// One array in NumPy's `.npy` format.
///
/// ```java
/// Npy.of(x).write(path);                                 // np.load(path) in Python
/// Tensor x = Npy.read(path).tensor();                    // np.save(path, x) in Python
/// ```
///
/// **Reading** takes f8 and f4 as they are, widens f2 to float32, reads i1 … i8 and u1 … u8 into an [IntTensor], where
/// a number beyond 32 bits is an error that names it, and b1 into a [BoolTensor]; either byte order, either order of
/// axes, versions 1.0 to 3.0. Arrays of objects (pickles), of text, and structured arrays are refused. The header
/// is parsed, never evaluated, and has at most 10,000 bytes; it must account for the file to its last byte before
/// anything is allocated for numbers.
///
/// **Writing** gives the bytes that `np.save` gives for a C-ordered array: little-endian f4, f8, i4 or b1. The six
/// bytes 93 4E 55 4D 50 59 come first; `(2)` float32 numbers make a file of 128 + 8 bytes.
public final class Npy {

    private final String source;
    private final Content content;

    private Npy(String source, Content content) {
        this.source = source;
        this.content = content;
    }

    /// An array of floating-point numbers, `<f4` or `<f8`.
    public static Npy of(Tensor tensor) {
        return new Npy("this array", new Content.Floating(tensor));
    }

    /// An array of whole numbers, `<i4`.
    public static Npy of(IntTensor tensor) {
        return new Npy("this array", new Content.Whole(tensor));
    }

    /// An array of yes and no, `|b1`.
    public static Npy of(BoolTensor tensor) {
        return new Npy("this array", new Content.Flags(tensor));
    }

    /// Reads a file.
    ///
    /// @throws FileFormatException if it breaks a rule of the format, or holds what is no plain number
    /// @throws IOException         if it cannot be read, or would not fit this process's memory
    public static Npy read(Path file) throws IOException {
        String where = file.toString();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            NpyHeader header = NpyHeader.read(channel, where);
            long there = channel.size() - header.length();
            if (there != header.bytes())
                throw new FileFormatException(where, "%s of shape %s takes %d bytes; %d follow the header",
                        header.element(), header.shape(), header.bytes(), there);
            Room.check(where, header.bytesInMemory());
            return new Npy(where, Room.within(where, () -> content(channel, header, where)));
        }
    }

    /// The numbers behind a header that has been checked.
    static Content content(ReadableByteChannel channel, NpyHeader header, String where) throws IOException {
        var inflow = new Inflow(channel, header.order());
        if (!header.columns())
            return inflow.next(where, header.element(), header.shape());
        Content read = inflow.next(where + ", in Fortran's order", header.element(), Columns.reversed(header.shape()));
        return Columns.ordered(read, header.shape());
    }

    /// Writes a file, wholly or not at all; its directory must exist.
    ///
    /// @throws IOException if it cannot be written; an old file is then as it was
    public void write(Path file) throws IOException {
        AtomicFile.write(file, channel -> write(channel, content));
    }

    static void write(WritableByteChannel channel, Content content) throws IOException {
        AtomicFile.writeFully(channel, ByteBuffer.wrap(NpyText.of(content)));
        new Outflow(channel).write(content);
    }

    /// The sizes of the axes.
    public Shape shape() {
        return content.shape();
    }

    /// The floating-point numbers.
    ///
    /// @throws IllegalArgumentException if it holds whole numbers, or yes and no
    public Tensor tensor() {
        return content.tensor(source);
    }

    /// The whole numbers.
    ///
    /// @throws IllegalArgumentException if it holds floating-point numbers, or yes and no
    public IntTensor ints() {
        return content.ints(source);
    }

    /// The yes and no.
    ///
    /// @throws IllegalArgumentException if it holds numbers
    public BoolTensor bools() {
        return content.bools(source);
    }
}
