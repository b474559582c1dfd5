package fovea.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads the arrays of an `.npz`, one entry after another.
final class NpzReading {

    private final FileChannel channel;
    private final String file;
    private long inMemory;

    NpzReading(FileChannel channel, String file) {
        this.channel = channel;
        this.file = file;
    }

    SequencedMap<String, Content> contents() throws IOException {
        List<ZipEntryAt> entries = ZipDirectory.read(channel, file);
        SequencedMap<String, Content> found = new LinkedHashMap<>();
        for (ZipEntryAt entry : entries) {
            if (entry.name().endsWith("/") && entry.size() == 0)
                continue;                                    // a directory, as zip tools add them
            String name = entry.name().endsWith(Npz.SUFFIX)
                    ? entry.name().substring(0, entry.name().length() - Npz.SUFFIX.length()) : entry.name();
            if (found.containsKey(name))
                throw new FileFormatException(file, "names must differ, and %s comes twice",
                        FileFormatException.shown(name));
            found.put(name, content(entry));
        }
        return found;
    }

    /// Deflated entries are inflated twice: first to see that they hold what they promise, so that nothing is allocated
    /// for those that do not.
    private Content content(ZipEntryAt entry) throws IOException {
        String where = Npz.where(file, entry.name());
        try (var content = new ZipContent(channel, file, entry)) {
            NpyHeader header = header(content, entry, where);
            if (!entry.deflated())
                return numbers(content, header, where);
            content.skip();
            content.checkEnd();
        }
        try (var content = new ZipContent(channel, file, entry)) {
            return numbers(content, header(content, entry, where), where);
        }
    }

    private NpyHeader header(ZipContent content, ZipEntryAt entry, String where) throws IOException {
        NpyHeader header = NpyHeader.read(content, where);
        if (header.length() + header.bytes() != entry.size())
            throw new FileFormatException(where, "%s of shape %s takes %d bytes behind a header of %d; it has %d",
                    header.element(), header.shape(), header.bytes(), header.length(), entry.size());
        Room.check(where, inMemory + header.bytesInMemory());
        return header;
    }

    private Content numbers(ZipContent content, NpyHeader header, String where) throws IOException {
        inMemory += header.bytesInMemory();
        Content numbers = Npy.content(content, header, where);
        content.checkEnd();
        return numbers;
    }
}
