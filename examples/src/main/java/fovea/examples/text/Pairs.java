package fovea.examples.text;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Pairs of sentences out of a file, one a line: `source TAB target`, further columns ignored.
///
/// The file is UTF-8, with or without a byte order mark, packed with gzip or not. It is read as a stream, so that a
/// small file that unpacks to an endless one is refused ([PairLimits]) before it hurts. Lines that are no pairs are
/// left out and remembered; empty lines are nothing.
///
/// ```java
/// var pairs = Pairs.read(Path.of("fra.txt.gz"), PairLimits.DEFAULT);
/// pairs.complaint();          // 'line 17: has no tab', or nothing
/// ```
///
/// @param pairs the good ones, in the order of the file
/// @param bad what was wrong with the first bad lines, `line 17: has no tab`
/// @param badLines how many bad lines there were
public record Pairs(List<Pair> pairs, List<String> bad, long badLines) {
    private static final int SHOWN = 5;
    private static final int GZIP = 0x8B1F;
    private static final Pattern LINE_BREAKING = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]");

    /// Copies the lists.
    public Pairs {
        pairs = List.copyOf(pairs);
        bad = List.copyOf(bad);
    }

    /// Reads a file.
    ///
    /// @throws CorpusException if it is too large, a line is too long, or it is a damaged gzip file
    public static Pairs read(Path file, PairLimits limits) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (var raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16); var stream = unpacked(raw)) {
            return read(new Lines(stream, name, limits), limits.pairs());
        } catch (EOFException | ZipException e) {
            throw new CorpusException("%s: the gzip file is damaged or cut short (%s)".formatted(name, e.getMessage()));
        }
    }

    /// By the first two bytes, whatever the file is called.
    private static InputStream unpacked(InputStream stream) throws IOException {
        stream.mark(2);
        int first = stream.read() | stream.read() << 8;
        stream.reset();
        return first == GZIP ? new GZIPInputStream(stream, 1 << 16) : stream;
    }

    private static Pairs read(Lines lines, int most) throws IOException {
        var pairs = new ArrayList<Pair>();
        var bad = new ArrayList<String>();
        long badLines = 0;
        while (pairs.size() < most && lines.advance()) {
            String fault = lines.text().map(line -> take(line, pairs)).orElse("is not UTF-8 text");
            if (fault.isEmpty()) continue;
            badLines++;
            if (bad.size() < SHOWN) bad.add("line %,d: %s".formatted(lines.number(), fault));
        }
        return new Pairs(pairs, bad, badLines);
    }

    /// Adds the line's pair, or says what is wrong with it.
    private static String take(String line, List<Pair> pairs) {
        if (line.isBlank()) return "";
        String[] columns = line.split("\t", 3);
        if (columns.length < 2) return "has no tab";
        String source = columns[0].strip(), target = columns[1].strip();
        if (source.isEmpty()) return "has no source before the tab";
        if (target.isEmpty()) return "has no target after the tab";
        pairs.add(new Pair(source, target));
        return "";
    }

    /// What to tell about the bad lines: the first few, and how many more; empty if all were good.
    public String complaint() {
        if (badLines == 0) return "";
        String more = badLines > bad.size() ? "; and %,d more".formatted(badLines - bad.size()) : "";
        return String.join("; ", bad) + more;
    }

    /// These pairs, if no line was bad.
    ///
    /// @throws CorpusException otherwise, with the [#complaint]
    public Pairs strict() {
        if (badLines == 0) return this;
        String which = badLines == 1 ? "a line is no pair" : "%,d lines are no pairs".formatted(badLines);
        throw new CorpusException(which + ": " + complaint());
    }

    /// Writes rows of columns with tabs between them, over any file that is there.
    ///
    /// A tab, a line end or another control character within a column is written as a space, so that whoever reads the
    /// file finds the rows and columns that were meant.
    public static void write(Path file, Stream<List<String>> rows) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (var row : (Iterable<List<String>>) rows::iterator) {
                writer.write(row.stream().map(Pairs::oneLine).collect(Collectors.joining("\t")));
                writer.write('\n');
            }
        }
    }

    private static String oneLine(String column) {
        return LINE_BREAKING.matcher(column).replaceAll(" ");
    }
}
