package fovea.examples.report;

import fovea.examples.run.RunException;
import fovea.examples.run.RunFolder;
import fovea.examples.run.RunRecord;
import fovea.examples.settings.ModelSettings;
import fovea.examples.settings.TrainingSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Runs in a table: one a line, or side by side.
public final class RunTable {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    private RunTable() {}

    /// A line for each run; a damaged one says so.
    public static List<String> list(List<RunFolder> runs) {
        var table = new Table().row("name", "started", "model", "data", "epochs", "exact", "BLEU", "loss",
                "parameters");
        runs.forEach(run -> table.row(line(run)));
        return table.lines();
    }

    private static List<String> line(RunFolder folder) {
        try {
            RunRecord run = folder.read();
            var score = run.score();
            return List.of(folder.name(), date(run.facts().started()), model(run.configuration().model()),
                    run.configuration().corpus().label(),
                    epochs(run), Numbers.fixed(score.exactMatch(), 4), Numbers.fixed(score.bleu(), 2),
                    Numbers.fixed(score.validationLoss(), 4),
                    Numbers.whole(run.facts().parameterCount()));
        } catch (RunException damaged) {
            return List.of(folder.name(), damaged.getMessage());
        }
    }

    /// A column for each run, a line for each setting and result; lines that differ are marked.
    public static List<String> compare(List<RunFolder> folders) {
        List<RunRecord> runs = folders.stream().map(RunFolder::read).toList();
        var table = new Table().row(Stream.concat(Stream.of("", ""), folders.stream().map(RunFolder::name)).toList());
        add(table, runs, "started", run -> date(run.facts().started()));
        addSettings(table, runs);
        add(table, runs, "parameters", run -> Numbers.whole(run.facts().parameterCount()));
        add(table, runs, "pairs", run -> Numbers.whole(run.facts().trainingPairs()));
        add(table, runs, "epochs done", RunTable::epochs);
        add(table, runs, "exact match", run -> Numbers.fixed(run.score().exactMatch(), 4));
        for (int q = 0; q < 4; q++) {
            int quarter = q;
            add(table, runs, List.of("  shortest quarter", "  second quarter", "  third quarter", "  longest quarter")
                    .get(q),
                    run -> quarter(run, quarter));
        }
        add(table, runs, "BLEU", run -> Numbers.fixed(run.score().bleu(), 2));
        add(table, runs, "held-out loss", run -> Numbers.fixed(run.score().validationLoss(), 4));
        add(table, runs, "training loss", run -> Numbers.fixed(run.score().loss(), 4));
        add(table, runs, "alignment error", run -> Numbers.fixed(run.score().alignmentError(), 4));
        add(table, runs, "training time", run -> Numbers.time(run.effort().seconds()));
        add(table, runs, "tokens/s", run -> Numbers.fixed(run.effort().tokensPerSecond(), 0));
        add(table, runs, "memory, MiB", run -> Numbers.fixed(run.effort().peakMemoryMiB(), 0));
        return table.lines();
    }

    private static void addSettings(Table table, List<RunRecord> runs) {
        Setting[] settings = {
            new Setting("data", s -> s.corpus().label()), new Setting("--model", s -> s.model().kind()),
            new Setting("--attention", s -> s.model().attention()),
            new Setting("--embedding", s -> s.model().embedding()),
            new Setting("--hidden", s -> s.model().hidden()), new Setting("--layers", s -> s.model().layers()),
            new Setting("--heads", s -> s.model().heads()), new Setting("--dropout", s -> s.model().dropout()),
            new Setting("--lr", s -> s.learning().lr()), new Setting("--batch", s -> s.learning().batch()),
            new Setting("--epochs", s -> s.learning().epochs()), new Setting("--seed", s -> s.seed()),
            new Setting("--limit", s -> s.corpus().limit()), new Setting("--max-length", s -> s.corpus().maxLength()),
            new Setting("--min-frequency", s -> s.corpus().minFrequency())};
        for (Setting setting : settings)
            add(table, runs, setting.name, run -> String.valueOf(setting.value.apply(run.configuration())));
    }

    /// A setting by the name of its option.
    private record Setting(String name, Function<TrainingSettings, Object> value) {}

    private static void add(Table table, List<RunRecord> runs, String name, Function<RunRecord, String> value) {
        var cells = new ArrayList<>(runs.stream().map(value).toList());
        boolean differs = cells.stream().distinct().count() > 1;
        cells.addFirst(name);
        cells.addFirst(differs ? "*" : " ");
        table.row(cells);
    }

    private static String quarter(RunRecord run, int q) {
        var quarters = run.score().exactMatchByLength();
        return q < quarters.size() ? Numbers.fixed(quarters.get(q).share(), 4) : "-";
    }

    private static String epochs(RunRecord run) {
        return run.score().epochsDone() + "/" + run.configuration().learning().epochs();
    }

    private static String model(ModelSettings model) {
        return Optional.of(model).filter(m -> m.kind().isRecurrent()).map(m -> m.kind() + "+" + m.attention())
                .orElse(model.kind().toString());
    }

    private static String date(Instant instant) {
        return DATE.format(instant);
    }
}
