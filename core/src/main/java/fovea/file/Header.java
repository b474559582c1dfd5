package fovea.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a file says of itself, read and checked before anything else is.
///
/// @param entries  the tensors, in the order in which the header lists them
/// @param metadata text by name
record Header(List<Entry> entries, SequencedMap<String, String> metadata) {

    static final int LARGEST = 100 << 20;
    static final String METADATA = "__metadata__";

    /// Reads the header, and leaves the channel where the data begin.
    ///
    /// @throws FileFormatException if a rule is broken
    static Header read(FileChannel channel, String file) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES)
            throw new FileFormatException(file, "8 bytes that tell the header's length come first; there are %d", size);
        long length = bytes(channel, Long.BYTES, file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 0 || length > LARGEST)
            throw new FileFormatException(file, "the header has at most %d bytes (100 MiB); its length says %s",
                    LARGEST, Long.toUnsignedString(length));
        if (length > size - Long.BYTES)
            throw new FileFormatException(file, "the header's length says %d bytes; only %d follow",
                    length, size - Long.BYTES);
        Header header = parse(bytes(channel, (int) length, file).array(), file);
        header.checkCover(size - Long.BYTES - length, file);
        return header;
    }

    /// Memory in which all of it would stand, in bytes.
    long bytesInMemory() {
        return entries.stream()
                .mapToLong(entry -> (long) entry.shape().volume() * entry.element().widthInMemory()).sum();
    }

    private static ByteBuffer bytes(FileChannel channel, int count, String file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining())
            if (channel.read(bytes) < 0)
                throw new FileFormatException(file, "the file ended while it was read");
        return bytes.flip();
    }

    private static Header parse(byte[] json, String file) throws FileFormatException {
        List<Entry> entries = new ArrayList<>();
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        if (json.length == 0 || json[0] != '{')
            throw new FileFormatException(file, "the header must start with {");
        var reader = new JsonReader(json, file);
        reader.object(name -> {
            if (name.equals(METADATA))
                reader.object(key -> metadata.put(key, reader.string()));
            else
                entries.add(entry(reader, name, file));
        });
        reader.end();
        return new Header(entries, metadata);
    }

    private static Entry entry(JsonReader reader, String name, String file) throws FileFormatException {
        String where = "%s, tensor %s".formatted(file, FileFormatException.shown(name));
        SequencedMap<String, Object> found = new LinkedHashMap<>();
        reader.object(field -> found.put(field, switch (field) {
            case "dtype" -> Element.named(reader.string(), where);
            case "shape" -> numbers(reader, Entry.HIGHEST_RANK);
            case "data_offsets" -> numbers(reader, 2);
            default -> throw reader.broken("a tensor has dtype, shape and data_offsets; got %s",
                    FileFormatException.shown(field));
        }));
        if (found.get("dtype") instanceof Element element && found.get("shape") instanceof long[] sizes
                && found.get("data_offsets") instanceof long[] offsets)
            return Entry.checked(where, name, element, sizes, offsets);
        throw new FileFormatException(where, "dtype, shape and data_offsets must be given; got only " + found.keySet());
    }

    private static long[] numbers(JsonReader reader, int most) throws FileFormatException {
        long[] numbers = new long[most];
        int[] count = {0};
        reader.array(i -> {
            if (i == most)
                throw reader.broken("at most %d numbers are expected", most);
            numbers[i] = reader.wholeNumber();
            count[0] = i + 1;
        });
        return Arrays.copyOf(numbers, count[0]);
    }

    /// The tensors' bytes lie one after another, without holes or overlaps, from the first byte of the data to the
    /// last.
    private void checkCover(long dataBytes, String file) throws FileFormatException {
        long covered = 0;
        for (Entry entry : inFileOrder()) {
            if (entry.begin() != covered)
                throw new FileFormatException("%s, tensor %s".formatted(file, FileFormatException.shown(entry.name())),
                        "tensors lie without holes or overlaps: it must begin at byte %d; it says %d",
                        covered, entry.begin());
            covered = entry.end();
        }
        if (covered != dataBytes)
            throw new FileFormatException(file, "the last tensor must end with the file: it ends at byte %d of %d",
                    covered, dataBytes);
    }

    /// The tensors in the order in which their bytes lie.
    List<Entry> inFileOrder() {
        return entries.stream().sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end)).toList();
    }
}
