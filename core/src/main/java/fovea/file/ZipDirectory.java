package fovea.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The directory at the end of a zip file, read and checked before any of its files is.
///
/// ```text
///     local header, content, local header, content, …        50 4B 03 04
///     one record for each file                               50 4B 01 02
///     for large files: where the end is, in 64 bits          50 4B 06 06, 50 4B 06 07
///     how many records, where they begin                     50 4B 05 06            PKWARE, APPNOTE 6.3, §4.3
/// ```
///
/// [java.util.zip.ZipFile] would allocate what the directory asks for, and lets two files have one name and share their
/// bytes; here at most 10,000 records in 16 MiB are read, and contents neither overlap nor reach into the directory.
final class ZipDirectory {

    static final int MOST = 10_000;
    private static final int LARGEST = 16 << 20;
    private static final int END = 22, LONGEST_COMMENT = 0xFFFF, LOCATOR = 20, END64 = 56, RECORD = 46;
    private static final long IN_64_BITS = 0xFFFFFFFFL;

    /// Deflate's densest code turns a bit and a half into 258 bytes: no more than 1032 to one.
    private static final long DENSEST = 1032;

    private final FileChannel channel;
    private final String file;
    private long records;
    private long length;
    private long begin;
    private long end;

    private ZipDirectory(FileChannel channel, String file) {
        this.channel = channel;
        this.file = file;
    }

    /// The files of a zip file, in the order of its directory.
    ///
    /// @throws FileFormatException if a rule is broken
    static List<ZipEntryAt> read(FileChannel channel, String file) throws IOException {
        var directory = new ZipDirectory(channel, file);
        directory.findEnd();
        directory.checkPlace();
        ByteBuffer bytes = directory.bytes(directory.begin, (int) directory.length);
        List<ZipEntryAt> entries = new ArrayList<>();
        for (long i = 0; i < directory.records; i++)
            entries.add(directory.record(bytes));
        if (bytes.hasRemaining())
            throw directory.broken("%d records do not fill the directory's %d bytes", directory.records,
                    directory.length);
        directory.checkOverlaps(entries);
        return entries;
    }

    private void findEnd() throws IOException {
        long size = channel.size();
        int looked = (int) Math.min(size, END + LONGEST_COMMENT);
        ByteBuffer tail = bytes(size - looked, looked);
        for (int at = looked - END; at >= 0; at--)
            if (tail.getInt(at) == 0x06054B50 && at + END + unsigned(tail.getShort(at + 20)) == looked) {
                readEnd(tail, at, size - looked + at);
                return;
            }
        throw broken(
                "a zip file ends with its directory, and no end of one is found: it is cut off, or no .npz at all");
    }

    private void readEnd(ByteBuffer tail, int at, long position) throws IOException {
        if (unsigned(tail.getShort(at + 4)) != 0 || unsigned(tail.getShort(at + 6)) != 0)
            throw broken("a zip file in several parts is not read");
        records = unsigned(tail.getShort(at + 10));
        length = unsigned(tail.getInt(at + 12));
        begin = unsigned(tail.getInt(at + 16));
        end = position;
        if (records == 0xFFFF || length == IN_64_BITS || begin == IN_64_BITS)
            readEnd64();
    }

    private void readEnd64() throws IOException {
        long there = end - LOCATOR;
        ByteBuffer locator = bytes(there, LOCATOR);
        if (locator.getInt(0) != 0x07064B50)
            return;                                          // as large as 16 or 32 bits can say, and no larger
        end = locator.getLong(8);
        if (end < 0 || end > there - END64)
            throw broken("the directory's end in 64 bits lies outside the file: at byte %d", end);
        ByteBuffer end64 = bytes(end, END64);
        if (end64.getInt(0) != 0x06064B50)
            throw broken("no end of a directory in 64 bits is at byte %d", end);
        records = end64.getLong(32);
        length = end64.getLong(40);
        begin = end64.getLong(48);
    }

    private void checkPlace() throws FileFormatException {
        if (records < 0 || records > MOST)
            throw broken("an .npz has at most %d entries; it says %s", MOST, Long.toUnsignedString(records));
        if (length < 0 || length > LARGEST)
            throw broken("the directory has at most %d bytes (16 MiB); it says %s", LARGEST,
                    Long.toUnsignedString(length));
        if (begin < 0 || begin != end - length)
            throw broken("the directory must end where its end record begins: %s + %d is not %d",
                    Long.toUnsignedString(begin), length, end);
    }

    private ZipEntryAt record(ByteBuffer bytes) throws FileFormatException {
        int at = bytes.position();
        if (bytes.remaining() < RECORD || bytes.getInt(at) != 0x02014B50)
            throw broken("no record is at byte %d, though there should be %d of them", begin + at, records);
        int name = unsigned(bytes.getShort(at + 28)), extra = unsigned(bytes.getShort(at + 30));
        int whole = RECORD + name + extra + unsigned(bytes.getShort(at + 32));
        if (whole > bytes.remaining())
            throw broken("the record at byte %d reaches beyond the directory", begin + at);
        bytes.position(at + whole);
        return entry(bytes.slice(at, whole).order(ByteOrder.LITTLE_ENDIAN), name, extra);
    }

    private ZipEntryAt entry(ByteBuffer record, int nameLength, int extraLength) throws FileFormatException {
        String name = text(record.slice(RECORD, nameLength));
        String where = Npz.where(file, name);
        int flags = unsigned(record.getShort(8)), method = unsigned(record.getShort(10));
        if ((flags & 1) != 0)
            throw new FileFormatException(where, "it is encrypted, and not read");
        if (method != 0 && method != 8)
            throw new FileFormatException(where, "stored (0) and deflated (8) entries are read; its method is %d",
                    method);
        var extra = record.slice(RECORD + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer wide = in64Bits(extra);
        long size = wide(record.getInt(24), wide, where), compressed = wide(record.getInt(20), wide, where);
        long local = wide(record.getInt(42), wide, where);
        if (method == 0 ? size != compressed : size / DENSEST > compressed)
            throw new FileFormatException(where, "%d bytes cannot come from the %d that it takes", size, compressed);
        return new ZipEntryAt(name, method == 8, unsigned(record.getInt(16)), compressed, size, local);
    }

    /// The extra field that holds what 32 bits do not, or nothing.
    private static ByteBuffer in64Bits(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int kind = unsigned(extra.getShort()), length = unsigned(extra.getShort());
            if (length > extra.remaining())
                break;
            if (kind == 1)
                return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            extra.position(extra.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    private static long wide(int narrow, ByteBuffer wide, String where) throws FileFormatException {
        long number = unsigned(narrow);
        if (number == IN_64_BITS && wide.remaining() >= Long.BYTES)
            number = wide.getLong();
        if (number < 0)
            throw new FileFormatException(where, "a size or a place of %s bytes", Long.toUnsignedString(number));
        return number;
    }

    private void checkOverlaps(List<ZipEntryAt> entries) throws FileFormatException {
        long free = 0;
        for (ZipEntryAt entry : entries.stream().sorted(Comparator.comparingLong(ZipEntryAt::begin)).toList()) {
            long room = begin - LOCAL - entry.begin();
            if (entry.begin() < free || room < 0 || entry.compressed() > room)
                throw new FileFormatException(Npz.where(file, entry.name()),
                        "entries overlap neither each other nor the directory; it takes %d bytes behind byte %d",
                        entry.compressed(), entry.begin());
            free = entry.begin() + LOCAL + entry.compressed();
        }
    }

    // ---- local headers

    private static final int LOCAL = 30;

    /// Where the content of an entry begins.
    ///
    /// @throws FileFormatException if what stands before it is not the header of this entry
    static long content(FileChannel channel, String file, ZipEntryAt entry) throws IOException {
        var directory = new ZipDirectory(channel, file);
        ByteBuffer header = directory.bytes(entry.begin(), LOCAL);
        int name = unsigned(header.getShort(26)), extra = unsigned(header.getShort(28));
        if (header.getInt(0) != 0x04034B50
                || !entry.name().equals(directory.text(directory.bytes(entry.begin() + LOCAL, name))))
            throw new FileFormatException(Npz.where(file, entry.name()), "its header at byte %d is not its own",
                    entry.begin());
        return entry.begin() + LOCAL + name + extra;
    }

    private String text(ByteBuffer name) throws FileFormatException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(name).toString();
        } catch (CharacterCodingException illFormed) {
            throw broken("a name is no well-formed UTF-8");
        }
    }

    private ByteBuffer bytes(long at, int count) throws IOException {
        if (at < 0 || at > channel.size() - count)
            throw broken("it ends within what should be at byte %d", at);
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining())
            if (channel.read(bytes, at + bytes.position()) < 0)
                throw broken("the file ended while it was read");
        return bytes.flip();
    }

    private static int unsigned(short number) {
        return Short.toUnsignedInt(number);
    }

    private static long unsigned(int number) {
        return Integer.toUnsignedLong(number);
    }

    private FileFormatException broken(String rule, Object... details) {
        return new FileFormatException(file, rule, details);
    }
}
