package fovea.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes arrays into a zip file, stored or deflated.
final class NpzWriting {

    /// The earliest time a zip file can tell: the same content gives the same bytes whenever it is written.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NpzWriting() {}

    static void write(FileChannel channel, Map<String, Content> contents, int method) throws IOException {
        var zip = new ZipOutputStream(Channels.newOutputStream(channel));
        for (var named : contents.entrySet()) {
            zip.putNextEntry(entry(named.getKey() + Npz.SUFFIX, named.getValue(), method));
            Npy.write(Channels.newChannel(unclosed(zip)), named.getValue());
            zip.closeEntry();
        }
        zip.finish();                                        // the channel is another's to close
    }

    /// What is stored must tell its checksum before its content, which is therefore gone through twice.
    private static ZipEntry entry(String name, Content content, int method) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
            var checked = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
            Npy.write(Channels.newChannel(checked), content);
            entry.setSize(NpyText.of(content).length + content.bytes());
            entry.setCrc(checked.getChecksum().getValue());
        }
        return entry;
    }

    private static OutputStream unclosed(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }

            @Override
            public void close() {}
        };
    }
}
