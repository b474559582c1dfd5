package fovea.examples.report;

import fovea.examples.text.DisplayWidth;
import fovea.examples.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows of words in columns, for a terminal.
final class Table {

    private static final String GAP = "  ";
    private static final int LONGEST = 120;

    private final List<List<String>> rows = new ArrayList<>();

    Table row(String... cells) {
        return row(List.of(cells));
    }

    Table row(List<String> cells) {
        rows.add(cells.stream().map(Table::cell).toList());
        return this;
    }

    /// What a stranger's file may hold, fit for a column.
    private static String cell(String text) {
        return SafeText.forTerminal(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    /// Its lines, each column as wide as its widest cell.
    List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int width(int column) {
        return rows.stream().filter(row -> row.size() > column).mapToInt(row -> DisplayWidth.of(row.get(column))).max()
                .orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++)
            line.append(DisplayWidth.pad(row.get(i), widths[i])).append(GAP);
        return line.toString().stripTrailing();
    }
}
