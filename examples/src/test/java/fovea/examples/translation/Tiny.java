package fovea.examples.translation;

import fovea.examples.run.RunName;
import fovea.examples.run.Runs;
import fovea.examples.settings.CorpusSettings;
import fovea.examples.settings.ModelKind;
import fovea.examples.settings.TrainingSettings;
import fovea.examples.translation.Corpora.BadLines;
import fovea.examples.translation.Session.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Trainings that take a moment.
final class Tiny {

    static final TrainingSettings SETTINGS = of(ModelKind.GRU);

    private static final Corpus CORPUS = corpus(SETTINGS);

    private Tiny() {}

    static TrainingSettings of(ModelKind kind) {
        var usual = TrainingSettings.of(kind);
        return usual.withModel(usual.model().withHeads(1).withWidths(8, 8)).withLearning(usual.learning().withEpochs(3))
                .withCorpus(CorpusSettings.PHRASEBOOK.withLimit(200));
    }

    /// Few are held out, so that testing is quick as well.
    static Corpus corpus(TrainingSettings settings) {
        try {
            Corpus all = new Corpora(settings.corpus(), BadLines.REFUSE, _ -> {}).load(settings.seed());
            return new Corpus(all.tokenizer(), all.source(), all.target(), all.training(),
                    all.heldout().subList(0, 40));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Corpus corpus() {
        return CORPUS;
    }

    static Outcome train(Runs runs, String name, TrainingSettings settings) throws IOException {
        try (Session session = Session.start(runs, new RunName(name), settings, CORPUS, TrainingListener.DEAF)) {
            return session.complete();
        }
    }

    /// A training that stops at a step, as if by an accident.
    static void trainUntil(Runs runs, String name, TrainingSettings settings, int epoch, int step) throws IOException {
        var accident = new TrainingListener() {
            private int steps;

            @Override
            public void step(int now, double loss, double tokensPerSecond) {
                if (now == epoch && ++steps == step)
                    throw new IllegalStateException("accident");
            }
        };
        try (Session session = Session.start(runs, new RunName(name), settings, CORPUS, accident)) {
            session.complete();
            throw new AssertionError("there was no epoch %d with a step %d".formatted(epoch, step));
        } catch (IllegalStateException e) {
            if (!"accident".equals(e.getMessage()))
                throw e;
        }
    }

    static Outcome resume(Runs runs, String name, TrainingSettings settings, Corpus corpus) throws IOException {
        try (Session session = Session.resume(runs, runs.find(name), settings, corpus, TrainingListener.DEAF)) {
            return session.complete();
        }
    }
}
