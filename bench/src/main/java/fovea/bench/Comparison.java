package fovea.bench;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Two files of rows side by side: how much faster we are, and whether both computed the same.
///
/// ```text
///     ratio = the peer's time / ours          of medians and of shortest times; above 1 we are faster
/// ```
///
/// Where a file has several rows of a workload, as from alternating rounds, the middle one by its median counts.
/// Sums of squares must agree to 1e-4 (dropout, which is random: 1 %), numbers of parameters entirely, and losses after
/// twenty steps to 5 %.
///
/// @param ours our rows, by workload and threads
/// @param peer another's
record Comparison(Map<String, Row> ours, Map<String, Row> peer) {

    /// The two numbers of a row, and its unit.
    record Row(double first, double second, String unit) {}

    private static final double SAME = 1e-4, DROPPED = 1e-2, TRAINED = 5e-2;

    static Comparison of(String... words) {
        if (words.length != 3)
            throw new IllegalArgumentException("--compare takes two files of rows, ours and a peer's");
        var both = new Comparison(rows(Path.of(words[1])), rows(Path.of(words[2])));
        if (Collections.disjoint(both.ours.keySet(), both.peer.keySet()))
            throw new IllegalArgumentException("%s and %s have no workload in common with as many threads"
                    .formatted(words[1], words[2]));
        return both;
    }

    private static Map<String, Row> rows(Path file) {
        return read(file, "", columns -> Map.entry(columns[1] + "\t" + columns[2],
                new Row(Double.parseDouble(columns[3]), Double.parseDouble(columns[4]), columns[5])))
                .collect(groupingBy(Map.Entry::getKey, LinkedHashMap::new,
                        mapping(Map.Entry::getValue, collectingAndThen(toList(), Comparison::middle))));
    }

    /// What the rows of a file say whose workloads begin so; `reading` is given their columns.
    ///
    /// @throws IllegalArgumentException if the file or one of those rows cannot be read
    static <T> Stream<T> read(Path file, String beginning, Function<String[], T> reading) {
        return lines(file).filter(columns -> columns[1].startsWith(beginning)).map(columns -> {
            try {
                return reading.apply(columns);
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("%s is damaged; it says: %s"
                        .formatted(file, String.join(" ", columns).strip()), e);
            }
        });
    }

    private static Stream<String[]> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> line.split("\t", -1)).filter(row -> row.length == 8);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file, e);
        }
    }

    private static Row middle(List<Row> rows) {
        return rows.stream().sorted(Comparator.comparingDouble(Row::first)).toList().get(rows.size() / 2);
    }

    /// A line for each workload that both have: `ratio` of medians, `ratio` of shortest times, and what was compared.
    void print(PrintStream out) {
        out.println("workload\tthreads\tours\tpeer\tunit\tratio\tratio_min\tagree");
        ours.forEach((name, row) -> {
            if (peer.containsKey(name) && !name.startsWith("check/"))
                out.println(line(name, row, peer.get(name)));
        });
    }

    private String line(String name, Row a, Row b) {
        return String.format(Locale.ROOT, "%s\t%.5g\t%.5g\t%s\t%.2f\t%.2f\t%s", name, a.first, b.first, a.unit,
                b.first / a.first, b.second / a.second, agreement("check/" + name));
    }

    private String agreement(String name) {
        return Optional.ofNullable(ours.get(name)).flatMap(a -> Optional.ofNullable(peer.get(name))
                .map(b -> agree(name, a, b) ? "yes" : "NO")).orElse("");
    }

    private static boolean agree(String name, Row a, Row b) {
        double gap = Math.abs(a.second - b.second) / Math.abs(b.second);
        if (a.unit.startsWith("parameters"))
            return a.first == b.first && gap <= TRAINED;
        return gap <= (name.contains("dropout") ? DROPPED : SAME);
    }
}
