package fovea.examples.translation;

import static fovea.examples.run.RunRecord.Score.finite;

import fovea.examples.phrasebook.Truth;
import fovea.examples.report.AttentionMap;
import fovea.examples.report.AttentionPage;
import fovea.examples.run.RunRecord.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The last word on a model: its score on all held-out pairs, and some pairs to look at.
final class FinalTest {

    private static final int SHOWN_A_KIND = 2, SHOWN = 24, WIDEST = 14, BEST_WIDTH = 9;

    private final Corpus corpus;
    private final Model model;
    private final Evaluation test;
    private final Marks marks;

    FinalTest(Model model, Corpus corpus, Evaluation test) {
        this.model = model;
        this.corpus = corpus;
        this.test = test;
        marks = test.translations();
    }

    /// The score of the model as it stands.
    Score score(TrainingState state) {
        double loss = test.loss();
        return new Score(state.epochs(), state.bestEpoch(), finite(state.loss()), finite(loss), finite(Math.exp(loss)),
                finite(marks.exactMatch()), finite(marks.bleu()),
                model.attends() ? test.alignmentError() : OptionalDouble.empty(), marks.byLength(), marks.byKind());
    }

    /// A pair that is good to look at: short enough for a terminal, right, and with as many known parts as can be.
    Optional<AttentionMap> showpiece() {
        if (!model.attends())
            return Optional.empty();
        return marks.all().stream().filter(t -> width(t.example()) <= WIDEST)
                .max(Comparator.comparing(Translated::isExact).thenComparingInt(t -> t.example().parts().size())
                        .thenComparingInt(t -> -Math.abs(width(t.example()) - BEST_WIDTH)))
                .map(t -> new Evaluation(model, corpus, List.of(t.example())).maps().getFirst());
    }

    private int width(Example example) {
        return corpus.tokenizer().words(example.source()).size();
    }

    /// Some pairs of each kind, for the browser.
    List<AttentionPage.Entry> entries() {
        if (!model.attends())
            return List.of();
        List<Example> shown = chosen();
        List<AttentionMap> maps = new Evaluation(model, corpus, shown).maps();
        var entries = new ArrayList<AttentionPage.Entry>();
        for (int i = 0; i < shown.size(); i++)
            entries.add(new AttentionPage.Entry("%s: %s → %s"
                    .formatted(shown.get(i).kind(), shown.get(i).source(), shown.get(i).target()),
                    maps.get(i), aligned(maps.get(i), shown.get(i).truth(corpus.tokenizer()))));
        return entries;
    }

    /// For each target token the source tokens of its part.
    private static List<List<Integer>> aligned(AttentionMap map, Truth truth) {
        return IntStream.range(0, map.target().size()).mapToObj(t -> IntStream.range(0, map.source().size())
                .filter(s -> truth.allows(t, s)).boxed().toList()).toList();
    }

    private List<Example> chosen() {
        Map<String, Integer> shown = new HashMap<>();
        long kinds = corpus.heldout().stream().map(Example::kind).distinct().count();
        long each = kinds > 1 ? SHOWN_A_KIND : SHOWN;
        return corpus.heldout().stream().filter(example -> shown.merge(example.kind(), 1, Integer::sum) <= each)
                .limit(SHOWN)
                .sorted(Comparator.comparing(Example::kind)).toList();
    }
}
