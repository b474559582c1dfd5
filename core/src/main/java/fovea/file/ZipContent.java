package fovea.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The content of one entry of a zip file, inflated a piece at a time and never beyond what its directory promises.
///
/// Whoever has read all of it asks [#checkEnd]: then no byte is missing or too many, and the checksum is right.
final class ZipContent implements ReadableByteChannel {

    private static final int PIECE = 1 << 16;

    private final FileChannel channel;
    private final ZipEntryAt entry;
    private final String where;
    private final Inflater inflater = new Inflater(true);      // zip leaves zlib's frame away
    private final ByteBuffer deflated = ByteBuffer.allocate(PIECE).limit(0);
    private final CRC32 crc = new CRC32();
    private long at;
    private long unread;
    private long left;

    ZipContent(FileChannel channel, String file, ZipEntryAt entry) throws IOException {
        this.channel = channel;
        this.entry = entry;
        this.where = Npz.where(file, entry.name());
        this.at = ZipDirectory.content(channel, file, entry);
        this.unread = entry.compressed();
        this.left = entry.size();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (left == 0)
            return into.hasRemaining() ? -1 : 0;
        int start = into.position(), limit = into.limit();
        into.limit((int) Math.min(limit, start + left));
        if (entry.deflated())
            inflate(into);
        else
            stored(into);
        into.limit(limit);
        ByteBuffer got = into.duplicate().flip().position(start);
        left -= got.remaining();
        crc.update(got);
        return into.position() - start;
    }

    /// Reads the rest, and keeps none of it.
    void skip() throws IOException {
        ByteBuffer unwanted = ByteBuffer.allocate(PIECE);
        while (read(unwanted) >= 0)
            unwanted.clear();
    }

    /// @throws FileFormatException unless the content has the promised size and checksum
    void checkEnd() throws IOException {
        if (left > 0)
            throw new FileFormatException(where, "its size says %d bytes, %d of them are behind its numbers",
                    entry.size(), left);
        if (entry.deflated() && (inflated(ByteBuffer.allocate(1)) != 0 || !inflater.finished()))
            throw new FileFormatException(where, "it inflates to more than the %d bytes that its size says",
                    entry.size());
        if (crc.getValue() != entry.crc())
            throw new FileFormatException(where, "its checksum is %08x and should be %08x", crc.getValue(),
                    entry.crc());
    }

    private void stored(ByteBuffer into) throws IOException {
        int count = channel.read(into, at);
        if (count < 0)
            throw new FileFormatException(where, "the file ended while it was read");
        at += count;
    }

    private void inflate(ByteBuffer into) throws IOException {
        if (inflated(into) == 0)
            throw new FileFormatException(where, "it inflates to %d bytes; its size says %d", entry.size() - left,
                    entry.size());
    }

    /// Inflates something, and says how much; nothing at the end.
    private int inflated(ByteBuffer into) throws IOException {
        try {
            for (int count; !inflater.finished(); ) {
                if ((count = inflater.inflate(into)) > 0)
                    return count;
                if (inflater.needsDictionary() || inflater.needsInput() && !refill())
                    return 0;
            }
            return 0;
        } catch (DataFormatException illFormed) {
            throw new FileFormatException(where, "what is deflated there cannot be inflated");
        }
    }

    private boolean refill() throws IOException {
        deflated.clear().limit((int) Math.min(PIECE, unread));
        int count = unread == 0 ? -1 : channel.read(deflated, at);
        if (count <= 0)
            return false;
        at += count;
        unread -= count;
        inflater.setInput(deflated.flip());
        return true;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    /// Gives the inflater's memory back; the file stays open.
    @Override
    public void close() {
        inflater.end();
    }
}
