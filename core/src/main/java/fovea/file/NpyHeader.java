package fovea.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import fovea.shape.Shape;

/// What stands in front of an array's numbers in the `.npy` format.
///
/// ```text
///     6 bytes      93 'N' 'U' 'M' 'P' 'Y'
///     2 bytes      version: 1 0, 2 0 or 3 0
///     2 or 4       n, little-endian; two bytes in version 1
///     n bytes      {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }  spaces, line feed      NumPy, NEP 1
/// ```
///
/// @param element what the array is made of
/// @param order   which byte of a number comes first
/// @param columns whether the first index runs fastest, as in Fortran, and not the last
/// @param shape   the sizes of the axes
/// @param length  how many bytes all of the above took
record NpyHeader(Element element, ByteOrder order, boolean columns, Shape shape, int length) {

    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /// NumPy reads no longer ones either, unless it is told to trust the file.
    static final int LONGEST = 10_000;

    private static final Map<String, Element> ELEMENTS = Map.ofEntries(
            Map.entry("f8", Element.F64), Map.entry("f4", Element.F32), Map.entry("f2", Element.F16),
            Map.entry("i8", Element.I64), Map.entry("i4", Element.I32), Map.entry("i2", Element.I16),
            Map.entry("i1", Element.I8), Map.entry("u8", Element.U64), Map.entry("u4", Element.U32),
            Map.entry("u2", Element.U16), Map.entry("u1", Element.U8), Map.entry("b1", Element.BOOL));

    /// Reads a header, and leaves the channel where the numbers begin.
    ///
    /// @throws FileFormatException if a rule is broken
    static NpyHeader read(ReadableByteChannel channel, String where) throws IOException {
        ByteBuffer start = bytes(channel, MAGIC.length + 2, where);
        if (!Arrays.equals(start.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length))
            throw new FileFormatException(where, "an array starts with the bytes 93 4E 55 4D 50 59 (\\x93NUMPY)");
        int major = start.get(MAGIC.length) & 0xFF, minor = start.get(MAGIC.length + 1) & 0xFF;
        if (major < 1 || major > 3 || minor != 0)
            throw new FileFormatException(where, "versions 1.0, 2.0 and 3.0 are read; got %d.%d", major, minor);
        int width = major == 1 ? Short.BYTES : Integer.BYTES;
        ByteBuffer size = bytes(channel, width, where);
        long length = major == 1 ? size.getShort() & 0xFFFF : size.getInt() & 0xFFFFFFFFL;
        if (length > LONGEST)
            throw new FileFormatException(where, "the header has at most %d bytes; its length says %d", LONGEST,
                    length);
        String text = new String(bytes(channel, (int) length, where).array(),
                major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        return parse(text, where, MAGIC.length + 2 + width + (int) length);
    }

    /// How many bytes the numbers take in the file.
    long bytes() {
        return (long) shape.volume() * element.width;
    }

    /// How many bytes the numbers take in memory.
    long bytesInMemory() {
        return (long) shape.volume() * element.widthInMemory();
    }

    private static ByteBuffer bytes(ReadableByteChannel channel, int count, String where) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining())
            if (channel.read(bytes) < 0)
                throw new FileFormatException(where, "it ends within its header");
        return bytes.flip();
    }

    private static NpyHeader parse(String text, String where, int length) throws FileFormatException {
        Map<String, Object> found = new PythonReader(text, where).dictionary();
        if (found.keySet().equals(Set.of("descr", "fortran_order", "shape"))
                && found.get("descr") instanceof String descr && found.get("fortran_order") instanceof Boolean columns
                && found.get("shape") instanceof List<?> sizes)
            return described(descr, columns, sizes, where, length);
        throw new FileFormatException(where, "the header is a dictionary of descr (text), fortran_order (True or "
                + "False) and shape (a tuple), and of nothing else; got %s", found.keySet().stream()
                        .limit(5).map(FileFormatException::shown).collect(Collectors.joining(", ")));
    }

    private static NpyHeader described(String descr, boolean columns, List<?> sizes, String where, int length)
            throws FileFormatException {
        if (descr.contains("O"))
            throw new FileFormatException(where, "an array of Python objects (a pickle) is never read; "
                    + "save plain numbers with np.save(file, array.astype('f4'))");
        Element element = descr.length() == 3 ? ELEMENTS.get(descr.substring(1)) : null;
        boolean ordered = element != null && (element.width == 1 ? "<>|=" : "<>").indexOf(descr.charAt(0)) >= 0;
        if (!ordered)
            throw new FileFormatException(where, "descr must be < or > (| for single bytes) with one of %s; got %s",
                    ELEMENTS.keySet().stream().sorted().collect(Collectors.joining(" ")),
                    FileFormatException.shown(descr));
        long[] axes = sizes.stream().mapToLong(size -> (Long) size).toArray();
        return new NpyHeader(element, descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, columns,
                Entry.shape(where, axes), length);
    }
}
