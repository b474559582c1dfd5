package fovea.examples.translation;

import static fovea.examples.run.RunRecord.Score.finite;

import fovea.examples.report.AttentionMap;
import fovea.examples.report.AttentionPage;
import fovea.examples.report.LossPlot;
import fovea.examples.run.Metrics;
import fovea.examples.run.RunException;
import fovea.examples.run.RunFolder;
import fovea.examples.run.RunLock;
import fovea.examples.run.RunName;
import fovea.examples.run.RunRecord;
import fovea.examples.run.RunRecord.Effort;
import fovea.examples.run.RunRecord.Facts;
import fovea.examples.run.RunRecord.Score;
import fovea.examples.run.Runs;
import fovea.examples.settings.TrainingSettings;
import fovea.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A training and its run's folder, from the first file to the last.
public final class Session implements AutoCloseable {

    private static final long PLOT_EVERY = 10_000_000_000L;  // nanoseconds: epochs may be shorter than a drawing takes

    private final RunFolder run;
    private final RunLock lock;
    private final Trainer trainer;
    private final TrainingListener listener;
    private RunRecord record;
    private long plotted = System.nanoTime();

    private Session(RunFolder run, RunLock lock, Trainer trainer, TrainingListener listener, RunRecord record) {
        this.run = run;
        this.lock = lock;
        this.trainer = trainer;
        this.listener = listener;
        this.record = record;
    }

    /// What came of a training.
    ///
    /// @param run       its folder
    /// @param record    what `run.json` says now
    /// @param showpiece where the model looks in one held-out pair, if it looks back at all
    public record Outcome(RunFolder run, RunRecord record, Optional<AttentionMap> showpiece) {}

    /// Opens the folder of a new run.
    ///
    /// @throws RunException if there is a run of that name
    public static Session start(Runs runs, RunName name, TrainingSettings settings, Corpus corpus,
            TrainingListener listener) throws IOException {
        RunFolder run = runs.create(name);
        RunLock lock = RunLock.take(run);
        try {
            CorpusFiles.write(corpus, run);
            String digest = CorpusFiles.digest(run);
            var trainer = new Trainer(settings, corpus, digest, run, listener);
            var facts = new Facts(name.text(), now(), digest, Machine.versions(), Machine.description(),
                    trainer.parameterCount(), corpus.training().size(), corpus.heldout().size());
            var record = new RunRecord(facts, settings, Score.NONE, Effort.NONE);
            run.write(record);
            runs.turnLatest(run);
            return new Session(run, lock, trainer, listener, record);
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /// Opens the folder of a run that was interrupted.
    ///
    /// @param settings the run's own, perhaps with more epochs
    /// @throws RunException if the corpus is not the run's, or another training is writing to it
    public static Session resume(Runs runs, RunFolder run, TrainingSettings settings, Corpus corpus,
            TrainingListener listener) throws IOException {
        RunLock lock = RunLock.take(run);
        try {
            RunRecord record = run.read().with(settings);
            String digest = CorpusFiles.digest(corpus);
            requireSame(digest, record.facts().corpus(), "the corpus is not the one that run '%s' learns from", run);
            var trainer = new Trainer(settings, corpus, digest, run, listener);
            if (Checkpoint.isIn(run))
                trainer.restore(checked(run, digest, settings, corpus));
            else
                CorpusFiles.write(corpus, run);            // they may be deleted, or written by an older version
            run.write(record);
            if (run.path().toAbsolutePath().normalize().getParent()
                    .equals(runs.directory().toAbsolutePath().normalize()))
                runs.turnLatest(run);
            return new Session(run, lock, trainer, listener, record);
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static Checkpoint checked(RunFolder run, String digest, TrainingSettings settings, Corpus corpus)
            throws IOException {
        long least = settings.model().leastParameters(corpus.source().size(), corpus.target().size());
        Checkpoint checkpoint = Checkpoint.read(run, least);
        requireSame(digest, checkpoint.corpus(),
                "the corpus is not the one that the checkpoint of run '%s' was learnt from", run);
        requireSame(digest, CorpusFiles.digest(run), "train.tsv or heldout.tsv of run '%s' was changed", run);
        requireSame(Checkpoint.configuration(settings), checkpoint.configuration(),
                "the configuration in run.json of run '%s' was changed", run);
        return checkpoint;
    }

    private static void requireSame(String now, String then, String complaint, RunFolder run) {
        if (!now.equals(then))
            throw new RunException((complaint + "; it cannot go on with something else: start a new run")
                    .formatted(run.name()));
    }

    /// The folder.
    public RunFolder run() {
        return run;
    }

    /// How many numbers are learnt.
    public long parameterCount() {
        return trainer.parameterCount();
    }

    /// Trains until all epochs are done, tests the best model, and writes what is left to write.
    public Outcome complete() throws IOException {
        trainer.train(this::record);
        FinalTest test = trainer.finalTest();
        TrainingState state = trainer.state();
        record = record.with(test.score(state), effort(state, Optional.of(now())));
        plot();
        String page = AttentionPage.of("Where the translator of run " + run.name() + " looks", test.entries());
        AtomicFile.write(run.page(), page.getBytes(StandardCharsets.UTF_8));
        run.write(record);
        return new Outcome(run, record, test.showpiece());
    }

    /// What is known between epochs, for those who look while it trains.
    private void record(TrainingState state, Metrics.Row row) throws IOException {
        var score = new Score(state.epochs(), state.bestEpoch(), finite(row.trainLoss()), finite(row.validationLoss()),
                finite(Math.exp(row.validationLoss())), finite(row.exactMatch()), finite(row.bleu()),
                OptionalDouble.empty(), List.of(), List.of());
        record = record.with(score, effort(state, Optional.empty()));
        run.write(record);
        if (System.nanoTime() - plotted > PLOT_EVERY)
            plot();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Effort effort(TrainingState state, Optional<Instant> finished) {
        return new Effort(finished, state.seconds(), state.totalSeconds(), state.tokensPerSecond(),
                Machine.peakMemoryMiB());
    }

    /// A picture is no reason to fail.
    private void plot() {
        try {
            LossPlot.write(run.plot(), new Metrics(run.metrics()).rows());
            plotted = System.nanoTime();
        } catch (IOException e) {
            listener.note("loss.png was not written: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
