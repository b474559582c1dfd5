package fovea.examples.report;

import fovea.examples.run.RunRecord.Effort;
import fovea.examples.run.RunRecord.Score;
import fovea.examples.run.RunRecord.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What is said of a model when it is done.
public final class Report {

    private Report() {}

    /// How well it does: over all, by length, by kind.
    public static List<String> score(Score score) {
        var lines = new ArrayList<String>();
        var table = new Table();
        add(table, "exact match", score.exactMatch(), 4);
        add(table, "BLEU", score.bleu(), 2);
        add(table, "loss of a held-out token", score.validationLoss(), 4);
        add(table, "perplexity", score.perplexity(), 3);
        add(table, "alignment error", score.alignmentError(), 4);
        lines.addAll(table.lines());
        shares(lines, "Exact match by length", score.exactMatchByLength());
        if (score.exactMatchByKind().size() > 1)
            shares(lines, "Exact match by kind", score.exactMatchByKind());
        return lines;
    }

    /// What it took.
    public static String effort(Effort effort) {
        return "%s of training, %s target tokens/s, %s MiB at most".formatted(Numbers.time(effort.seconds()),
                Numbers.fixed(effort.tokensPerSecond(), 0), Numbers.fixed(effort.peakMemoryMiB(), 0));
    }

    private static void add(Table table, String name, OptionalDouble value, int digits) {
        if (value.isPresent())
            table.row(name, Numbers.fixed(value, digits));
    }

    private static void shares(List<String> lines, String title, List<Share> shares) {
        if (shares.isEmpty())
            return;
        var table = new Table();
        shares.forEach(share -> table.row("  " + share.group(), Numbers.fixed(share.share(), 4),
                "of " + Numbers.whole(share.pairs())));
        lines.add("");
        lines.add(title);
        lines.addAll(table.lines());
    }
}
