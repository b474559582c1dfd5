package fovea.examples.translation;

import fovea.examples.phrasebook.Truth;
import fovea.examples.report.AttentionMap;
import fovea.examples.text.Vocabulary;
import fovea.examples.translation.Corpus.Encoded;
import fovea.nn.decoding.Decoded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Asks a model about pairs it has not learnt from: how surprised it is, what it would say, where it looks.
final class Evaluation {

    private static final int BATCH = 100;

    private final Model model;
    private final Corpus corpus;
    private final List<Example> examples;
    private final List<Encoded> encoded;

    /// @param examples the pairs to ask about
    Evaluation(Model model, Corpus corpus, List<Example> examples) {
        this.model = model;
        this.corpus = corpus;
        this.examples = examples;
        encoded = corpus.encoded(examples);
    }

    /// Mean loss of a target token, the true tokens before it being known.
    double loss() {
        double sum = 0;
        long tokens = 0;
        for (int[] rows : rows()) {
            Batch batch = batch(rows);
            sum += model.loss(batch) * batch.tokens();
            tokens += batch.tokens();
        }
        return sum / tokens;
    }

    /// What the model makes of each pair, word by word the likeliest.
    Marks translations() {
        Translated[] translated = new Translated[examples.size()];
        for (int[] rows : rows()) {
            List<Decoded> said = model.translate(batch(rows), 1);
            for (int i = 0; i < rows.length; i++) {
                Example example = examples.get(rows[i]);
                translated[rows[i]] = new Translated(example, corpus.target().decode(said.get(i).tokens().toInts()),
                        corpus.tokenizer().words(example.target()));
            }
        }
        return new Marks(List.of(translated));
    }

    /// Where the model looks when it writes the true translation: a map for each pair.
    List<AttentionMap> maps() {
        AttentionMap[] maps = new AttentionMap[examples.size()];
        for (int[] rows : rows()) {
            float[][][] weights = model.weights(batch(rows));
            for (int i = 0; i < rows.length; i++)
                maps[rows[i]] = map(examples.get(rows[i]), weights[i]);
        }
        return List.of(maps);
    }

    /// Rows for the target tokens, not for the end; the end of the source has a column.
    private AttentionMap map(Example example, float[]... weights) {
        var source = new ArrayList<>(corpus.tokenizer().words(example.source()));
        source.add(corpus.source().token(Vocabulary.END));
        List<String> target = corpus.tokenizer().words(example.target());
        return new AttentionMap(source, target, Arrays.stream(weights).limit(target.size())
                .map(row -> Arrays.copyOf(row, source.size())).toArray(float[][]::new));
    }

    /// Share of target tokens that looked most at a source token outside the part they are aligned to; nothing if no
    /// alignment is known.
    OptionalDouble alignmentError() {
        long errors = 0, tokens = 0;
        List<AttentionMap> maps = maps();
        for (int i = 0; i < examples.size(); i++) {
            Truth truth = examples.get(i).truth(corpus.tokenizer());
            errors += truth.wrong(maps.get(i).strongest());
            tokens += truth.counted();
        }
        return tokens == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) errors / tokens);
    }

    private Batch batch(int... rows) {
        return Batch.of(IntStream.of(rows).mapToObj(encoded::get).toList());
    }

    /// The pairs in batches of like lengths.
    private List<int[]> rows() {
        int[] sorted = IntStream.range(0, encoded.size()).boxed()
                .sorted(Comparator.comparingInt((Integer i) -> encoded.get(i).source().length)
                .thenComparingInt(i -> encoded.get(i).target().length)).mapToInt(i -> i).toArray();
        return IntStream.iterate(0, i -> i < sorted.length, i -> i + BATCH)
                .mapToObj(i -> Arrays.copyOfRange(sorted, i, Math.min(sorted.length, i + BATCH))).toList();
    }
}
