package fovea.examples;

import fovea.examples.settings.AttentionKind;
import fovea.examples.settings.CorpusSettings;
import fovea.examples.settings.LearningSettings;
import fovea.examples.settings.ModelKind;
import fovea.examples.settings.ModelSettings;
import fovea.examples.settings.TrainingSettings;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that decide which model comes out; what is not given is as [TrainingSettings#of] has it for the kind of
/// model.
final class SettingsOptions {

    @Mixin
    private Model model = new Model();

    @Mixin
    private Learning learning = new Learning();

    @Mixin
    private Corpus corpus = new Corpus();

    SettingsOptions() {}

    /// The shape of the model.
    static final class Model {
        @Option(names = "--model", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}; gru if not given.")
        private Optional<ModelKind> kind;

        @Option(names = "--attention", paramLabel = "KIND",
                description = "${COMPLETION-CANDIDATES}; additive if not given, scaled in a transformer.")
        private Optional<AttentionKind> attention;

        @Option(names = "--embedding", paramLabel = "N", description = "Width of a word's vector; 64 if not given.")
        private Optional<Integer> embedding;

        @Option(names = "--hidden", paramLabel = "N",
                description = "Width of the state; 96 if not given (rnn, transformer: 128).")
        private Optional<Integer> hidden;

        @Option(names = "--layers", paramLabel = "N",
                description = "Layers on each side; 1 if not given (transformer: 2).")
        private Optional<Integer> layers;

        @Option(names = "--heads", paramLabel = "N",
                description = "Heads of a transformer's attentions; 4 if not given.")
        private Optional<Integer> heads;

        @Option(names = "--dropout", paramLabel = "SHARE",
                description = "Share of numbers dropped in training; 0 if not given.")
        private Optional<Double> dropout;

        private Model() {}

        /// A transformer has one width: whichever option gives it, gives both.
        ModelSettings over(ModelSettings usual) {
            boolean one = !usual.kind().isRecurrent();
            int H = hidden.or(() -> one ? embedding : Optional.empty()).orElse(usual.hidden());
            int E = embedding.or(() -> one ? hidden : Optional.empty()).orElse(usual.embedding());
            int fitting = H % usual.heads() == 0 ? usual.heads() : 1;
            return new ModelSettings(usual.kind(), attention.orElse(usual.attention()), E, H,
                    layers.orElse(usual.layers()),
                    heads.orElse(fitting), dropout.orElse(usual.dropout()));
        }
    }

    /// How it learns.
    static final class Learning {
        @Option(names = "--lr", paramLabel = "RATE",
                description = "Highest learning rate of Adam; 0.004 if not given (rnn, transformer: 0.002).")
        private Optional<Double> lr;

        @Option(names = "--batch", paramLabel = "N", description = "Pairs in a step; 64 if not given.")
        private Optional<Integer> batch;

        @Option(names = "--epochs", paramLabel = "N",
                description = "How often each pair is seen; 4 if not given (rnn, transformer: 8).")
        private Optional<Integer> epochs;

        @Option(names = "--seed", paramLabel = "N", description = "Where all chance comes from; 1 if not given.")
        private Optional<Long> seed;

        private Learning() {}

        LearningSettings over(LearningSettings defaults) {
            LearningSettings learning = lr.isPresent() ? defaults.withLr(lr.get()) : defaults;
            learning = batch.isPresent() ? learning.withBatch(batch.get()) : learning;
            return epochs.isPresent() ? learning.withEpochs(epochs.get()) : learning;
        }
    }

    /// What it learns from.
    static final class Corpus {
        @Option(names = "--from", paramLabel = "LANG",
                description = "Language to translate from: en, fr, de, es, zh; en if not given.")
        private Optional<String> from;

        @Option(names = "--to", paramLabel = "LANG", description = "Language to translate to; fr if not given.")
        private Optional<String> to;

        @Option(names = "--data", paramLabel = "FILE",
                description = {"Learn from a file of `source TAB target` lines, plain or gzip,",
            "instead of the built-in phrasebook. A tenth of it, at most 1,000 pairs drawn by the seed, is held out."})
        private Optional<String> data;

        @Option(names = "--limit", paramLabel = "N",
                description = {"Pairs to learn from; 40000 if not given. With --data the first N;",
            "what is held out is then drawn from those that follow."})
        private Optional<Integer> limit;

        @Option(names = "--max-length", paramLabel = "N",
                description = "Leave out pairs with more tokens on a side; 50 with --data if not given.")
        private Optional<Integer> maxLength;

        @Option(names = "--min-frequency", paramLabel = "N",
                description = "Rarer tokens are unknown; 2 with --data if not given, else 1.")
        private Optional<Integer> minFrequency;

        private Corpus() {}

        CorpusSettings settings() {
            CorpusSettings corpus = data.map(CorpusSettings::file).orElse(CorpusSettings.PHRASEBOOK);
            corpus = corpus.withLanguages(from.orElse(corpus.from()), to.orElse(corpus.to()));
            corpus = limit.isPresent() ? corpus.withLimit(limit.get()) : corpus;
            corpus = maxLength.isPresent() ? corpus.withMaxLength(maxLength.get()) : corpus;
            return minFrequency.isPresent() ? corpus.withMinFrequency(minFrequency.get()) : corpus;
        }
    }

    /// The settings that were asked for.
    ///
    /// @throws fovea.examples.settings.SettingsException if one is out of bounds, or they do not fit each other
    TrainingSettings settings() {
        TrainingSettings defaults = TrainingSettings.of(model.kind.orElse(ModelKind.GRU));
        return new TrainingSettings(model.over(defaults.model()), learning.over(defaults.learning()), corpus.settings(),
                learning.seed.orElse(TrainingSettings.SEED));
    }

    /// The number of epochs, if it was given.
    Optional<Integer> epochs() {
        return learning.epochs;
    }

    /// The file of pairs, if it was given.
    Optional<String> data() {
        return corpus.data;
    }
}
