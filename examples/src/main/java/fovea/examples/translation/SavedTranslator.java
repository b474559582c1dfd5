package fovea.examples.translation;

import fovea.examples.report.AttentionMap;
import fovea.examples.run.RunException;
import fovea.examples.run.RunFolder;
import fovea.examples.run.RunRecord.Score;
import fovea.examples.settings.ModelSettings;
import fovea.examples.settings.TrainingSettings;
import fovea.examples.text.Tokenizer;
import fovea.examples.text.Vocabulary;
import fovea.examples.text.VocabularyFile;
import fovea.examples.translation.Corpus.Encoded;
import fovea.nn.decoding.Decoded;
import fovea.random.RandomKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A model out of a run's folder, to translate with.
///
/// ```java
/// SavedTranslator.load(runs.latestWithModel(), Which.BEST).translate(List.of("two hundred and seven"), 1);
/// ```
public final class SavedTranslator {

    private static final int LONGEST = 1_000;

    /// Which of a run's models.
    public enum Which {
        /// The one that did best on held-out pairs: `model.safetensors`.
        BEST,
        /// The one of the last epoch, out of the checkpoint.
        LAST
    }

    private final Corpus corpus;
    private final Model model;

    private SavedTranslator(Corpus corpus, Model model) {
        this.corpus = corpus;
        this.model = model;
    }

    /// Loads a model. The folder may come from anybody: what its files claim is checked before memory is asked for.
    ///
    /// @throws RunException if something is missing or does not fit
    /// @throws IOException  if something cannot be read
    public static SavedTranslator load(RunFolder run, Which which) throws IOException {
        TrainingSettings settings = run.configuration();
        ModelSettings shape = settings.model();
        Vocabulary source = vocabulary(run.sourceVocabulary()), target = vocabulary(run.targetVocabulary());
        long least = shape.leastParameters(source.size(), target.size());
        ModelFile.checkSize(which == Which.BEST ? run.model() : run.checkpoint(), least);
        Model model = Model.create(shape, source.size(), target.size(), RandomKey.of(0));
        if (which == Which.BEST)
            ModelFile.load(model.translator(), run.model());
        else
            ModelFile.load(model.translator(), Checkpoint.read(run, least).model(), run.checkpoint());
        return new SavedTranslator(new Corpus(Corpus.tokenizer(settings.corpus()), source, target, List.of(),
                List.of()), model);
    }

    private static Vocabulary vocabulary(Path file) throws IOException {
        if (!Files.isRegularFile(file))
            throw new RunException("%s is missing; is this the whole folder of a run?".formatted(file));
        return VocabularyFile.load(file);
    }

    /// Translates texts, keeping the `beam` best beginnings at each step; a text without words stays without.
    ///
    /// @throws RunException if a text is too long
    public List<Translation> translate(List<String> texts, int beam) {
        List<List<String>> tokens = texts.stream().map(corpus.tokenizer()::words).toList();
        tokens.forEach(SavedTranslator::checkLength);
        int[] rows = IntStream.range(0, texts.size()).filter(i -> !tokens.get(i).isEmpty()).toArray();
        var translations = new ArrayList<Translation>(texts.stream()
                .map(_ -> new Translation("", List.of(), Optional.empty())).toList());
        if (rows.length > 0) {
            List<Decoded> said = model.translate(Batch.of(IntStream.of(rows).mapToObj(i -> source(tokens.get(i)))
                    .toList()), beam);
            for (int i = 0; i < rows.length; i++)
                translations.set(rows[i], translation(tokens.get(rows[i]), said.get(i)));
        }
        return translations;
    }

    private static void checkLength(List<String> tokens) {
        if (tokens.size() > LONGEST)
            throw new RunException("a text of at most %,d words was expected; got %,d"
                    .formatted(LONGEST, tokens.size()));
    }

    private Encoded source(List<String> tokens) {
        return new Encoded(corpus.source().encode(tokens), new int[0]);
    }

    private Translation translation(List<String> source, Decoded said) {
        List<String> unknown = source.stream().filter(token -> !corpus.source().knows(token)).map(String::strip)
                .distinct().toList();
        int[] tokens = said.tokens().toInts();
        return new Translation(corpus.tokenizer().join(corpus.target().decode(tokens)), unknown,
                said.attention().map(weights -> map(source, Model.matrix(weights), tokens)));
    }

    /// A row for each token written; the end of the source has a column, what filled it up has none.
    private AttentionMap map(List<String> source, float[][] weights, int... tokens) {
        var columns = new ArrayList<>(source);
        columns.add(corpus.source().token(Vocabulary.END));
        return new AttentionMap(columns, IntStream.of(tokens).mapToObj(corpus.target()::token).toList(),
                Arrays.stream(weights).map(row -> Arrays.copyOf(row, columns.size())).toArray(float[][]::new));
    }

    /// How well it translates other pairs.
    public Score evaluate(List<Example> examples) {
        return new FinalTest(model, corpus, new Evaluation(model, corpus, examples)).score(TrainingState.START);
    }

    /// The tokenizer it was trained with.
    public Tokenizer tokenizer() {
        return corpus.tokenizer();
    }
}
