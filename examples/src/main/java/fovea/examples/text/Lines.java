package fovea.examples.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// The lines of a stream of bytes, one at a time, within limits: never holds more than one line.
///
/// Lines end in LF or CR LF. A byte order mark before the first one is skipped.
final class Lines {
    private static final int FIRST_ROOM = 1 << 12;
    private static final int BUFFER = 1 << 16;

    private final InputStream stream;
    private final String name;
    private final PairLimits limits;
    private final byte[] buffer = new byte[BUFFER];
    private int at, filled;
    private byte[] line = new byte[FIRST_ROOM];
    private int length;
    private long number, total;

    Lines(InputStream stream, String name, PairLimits limits) {
        this.stream = stream;
        this.name = name;
        this.limits = limits;
    }

    /// Moves to the next line; false after the last.
    boolean advance() throws IOException {
        length = 0;
        number++;
        boolean any = false;
        while (at < filled || fill()) {
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') end++;
            keep(end);
            boolean whole = end < filled;
            at = whole ? end + 1 : end;
            if (whole) break;
        }
        return any;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, stream.read(buffer));
        total += filled;
        if (total > limits.totalBytes())
            throw new CorpusException("%s: has more than %,d bytes of text (unpacked); cut it into smaller files"
                    .formatted(name, limits.totalBytes()));
        return filled > 0;
    }

    private void keep(int end) {
        int more = end - at;
        if (length + more > limits.lineBytes())
            throw new CorpusException("%s, line %,d: is longer than %,d bytes; lines must be `source TAB target`"
                    .formatted(name, number, limits.lineBytes()));
        if (length + more > line.length) line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
        System.arraycopy(buffer, at, line, length, more);
        length += more;
    }

    /// Which line this is, counted from 1.
    long number() {
        return number;
    }

    /// The line, or nothing if it is not UTF-8.
    Optional<String> text() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        int start = number == 1 && startsWithMark() ? 3 : 0;
        return Utf8.decode(ByteBuffer.wrap(line, start, end - start));
    }

    private boolean startsWithMark() {
        return length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
    }
}
