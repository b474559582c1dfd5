package fovea.nn;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import fovea.tensor.Parameter;

/// A table of what a model learns: each layer with its parameters' shapes and their number.
///
/// ```text
///     layer   kind    parameters               count
///     first   Linear  weight (2, 3), bias (2)      8
///     second  Linear  weight (4, 2), bias (4)     12
///     total                                       20
/// ```
///
/// A parameter that several layers share counts where it stands first; elsewhere its row says whose it is. Frozen
/// parameters count, and are counted once more below the total.
///
/// @param rows   one for each layer that has parameters of its own
/// @param total  how many numbers there are
/// @param frozen how many of them are not learnt at present
public record Summary(List<Row> rows, long total, long frozen) {

    /// One layer.
    ///
    /// @param path       where it stands in the model
    /// @param kind       what it is
    /// @param parameters names and shapes of its own parameters
    /// @param count      how many numbers these are, without those that were counted before
    public record Row(String path, String kind, String parameters, long count) {}

    /// A table of these rows.
    public Summary {
        rows = List.copyOf(rows);
    }

    /// The table for a model.
    public static Summary of(Layer model) {
        List<Row> rows = new ArrayList<>();
        Map<Parameter, String> first = new IdentityHashMap<>();
        RecordTree.walk(model, (path, part) -> {
            if (part instanceof Layer layer && !RecordTree.own(layer).isEmpty())
                rows.add(row(path, layer, first));
        });
        long frozen = first.keySet().stream().filter(Parameter::isFrozen).mapToLong(Parameter::count).sum();
        return new Summary(rows, model.parameterCount(), frozen);
    }

    private static Row row(String path, Layer layer, Map<Parameter, String> first) {
        List<String> shown = new ArrayList<>();
        long count = 0;
        for (var own : RecordTree.own(layer).entrySet()) {
            Parameter parameter = own.getValue();
            String known = first.putIfAbsent(parameter, RecordTree.join(path, own.getKey()));
            shown.add(own.getKey() + (known == null ? " " + parameter.shape() : " = " + known));
            count += known == null ? parameter.count() : 0;
        }
        return new Row(path, layer.getClass().getSimpleName(), String.join(", ", shown), count);
    }

    /// The table as text, one line a layer.
    @Override
    public String toString() {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("layer", "kind", "parameters", "count"));
        rows.forEach(row -> table.add(List.of(row.path, row.kind, row.parameters, written(row.count))));
        table.add(List.of("total", "", "", written(total)));
        if (frozen > 0)
            table.add(List.of("of these frozen", "", "", written(frozen)));
        int[] widths = new int[4];
        table.forEach(row -> {
            for (int i = 0; i < 4; i++)
                widths[i] = Math.max(widths[i], row.get(i).length());
        });
        String line = "%-" + widths[0] + "s  %-" + widths[1] + "s  %-" + widths[2] + "s  %" + widths[3] + "s\n";
        var text = new StringBuilder();
        table.forEach(row -> text.append(line.formatted(row.toArray())));
        return text.toString();
    }

    private static String written(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
