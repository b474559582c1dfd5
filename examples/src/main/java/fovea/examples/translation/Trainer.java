package fovea.examples.translation;

import fovea.examples.run.Metrics;
import fovea.examples.run.RunException;
import fovea.examples.run.RunFolder;
import fovea.examples.settings.LearningSettings;
import fovea.examples.settings.TrainingSettings;
import fovea.examples.translation.Corpus.Encoded;
import fovea.examples.translation.TrainingListener.Sample;
import fovea.nn.StateFile;
import fovea.nn.Training;
import fovea.nn.training.Adam;
import fovea.nn.training.Batches;
import fovea.nn.training.Clipping;
import fovea.nn.training.Optimiser;
import fovea.random.RandomKey;
import fovea.tensor.Memory;
import fovea.tensor.Parameter;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Trains a model to translate.
///
/// ```text
///     for each epoch, for each batch:     θ ← Adam(θ, clip(∇ −(1/tokens) Σ ln p(yₜ | y₁ … yₜ₋₁, x)))
/// ```
/// After each epoch the model is asked about the held-out pairs, saved if it was never better, and then everything that
/// is needed to go on is saved in one step. All chance is drawn from (seed, purpose, epoch, step): a training that was
/// killed and resumed ends with the same bits as one that never was.
final class Trainer {

    private static final int BATCHES_A_POOL = 20;

    private final TrainingSettings settings;
    private final RunFolder run;
    private final TrainingListener listener;
    private final Corpus corpus;
    private final String digest;
    private final List<Encoded> pairs;
    private final int[] lengths;
    private final Batches batches;
    private final long stepsAnEpoch;
    private final Evaluation test;
    private final RandomKey key;
    private final Model model;
    private final SequencedMap<String, Parameter> parameters;
    private final Optimiser optimiser;
    private TrainingState state = TrainingState.START;

    /// A training that starts from nothing.
    ///
    /// @param digest of the corpus
    Trainer(TrainingSettings settings, Corpus corpus, String digest, RunFolder run, TrainingListener listener) {
        this.settings = settings;
        this.corpus = corpus;
        this.digest = digest;
        this.run = run;
        this.listener = listener;
        key = RandomKey.of(settings.seed());
        model = Model.create(settings.model(), corpus.source().size(), corpus.target().size(), key.with("parameters"));
        LearningSettings learning = settings.learning();
        pairs = corpus.encoded(corpus.training());
        lengths = pairs.stream().mapToInt(pair -> pair.target().length).toArray();
        batches = Batches.ofSize(learning.batch()).withPool(BATCHES_A_POOL * learning.batch());
        stepsAnEpoch = batches.byLength(lengths).size();
        parameters = model.translator().parameters();
        optimiser = Optimiser.of(parameters, Adam.DEFAULT.withRate(learning.lr()),
                t -> learning.factor(t, steps()));
        test = new Evaluation(model, corpus, corpus.heldout());
    }

    /// All of them.
    private long steps() {
        return stepsAnEpoch * settings.learning().epochs();
    }

    /// Goes on from where a checkpoint was taken.
    void restore(Checkpoint checkpoint) {
        ModelFile.load(model.translator(), checkpoint.model(), run.checkpoint());
        try {
            optimiser.resume(checkpoint.optimiser());
        } catch (IllegalArgumentException e) {
            throw new RunException("%s is damaged: %s".formatted(run.checkpoint(), e.getMessage()), e);
        }
        state = checkpoint.state();
    }

    /// Is told of each finished epoch, once it is on the disk.
    interface Recorder {
        /// @param state how far the training is
        /// @param row   the numbers of the epoch
        void finished(TrainingState state, Metrics.Row row) throws IOException;
    }

    /// Trains until all epochs are done.
    void train(Recorder recorder) throws IOException {
        int epochs = settings.learning().epochs();
        var metrics = new Metrics(run.metrics());
        metrics.keepUpTo(state.epochs());
        listener.begins(optimiser.steps(), steps());
        for (int epoch = state.epochs() + 1; epoch <= epochs; epoch++) {
            long began = System.nanoTime();
            Learnt learnt = learn(epoch);
            double validation = test.loss();
            Marks marks = test.translations();
            double wall = state.totalSeconds() + seconds(began);
            boolean best = validation < state.bestLoss();
            state = new TrainingState(epoch, best ? epoch : state.bestEpoch(), best ? validation : state.bestLoss(),
                    learnt.loss, state.seconds() + learnt.seconds, wall, state.tokens() + learnt.tokens);
            var row = new Metrics.Row(epoch, learnt.loss, validation, marks.exactMatch(), marks.bleu(),
                    settings.learning().lr() * settings.learning().factor(optimiser.steps(), steps()), learnt.tokens,
                    learnt.seconds);
            save(best, metrics, row);
            recorder.finished(state, row);
            listener.epoch(row, sample(epoch, marks));
        }
        listener.ends();
    }

    /// What an epoch came to.
    private record Learnt(double loss, long tokens, double seconds) {}

    private Learnt learn(int epoch) {
        double loss = 0;
        long tokens = 0, step = 0, began = System.nanoTime();
        for (int[] chosen : batches.shuffled(key.with("order").with(epoch), lengths)) {
            Batch batch = Batch.of(IntStream.of(chosen).mapToObj(pairs::get).toList());
            double lately = step(epoch, step, batch);
            loss += lately * batch.tokens();
            tokens += batch.tokens();
            step++;
            listener.step(epoch, lately, tokens / seconds(began));
        }
        return new Learnt(loss / tokens, tokens, seconds(began));
    }

    /// One step down the slope; returns the mean loss of a token before it.
    private double step(int epoch, long step, Batch batch) {
        double loss = Memory.step(() -> Training.run(key.with("step").with(epoch).with(step), () -> {
            var L = model.lossOf(batch);
            optimiser.update(Clipping.byNorm(L.gradients(), parameters.values(), settings.learning().clip())
                    .gradients());
            return L.item();
        }));
        if (!Double.isFinite(loss))
            throw new IllegalStateException(("the loss became %s in epoch %d, step %d; a smaller --lr may help "
                    + "(finished epochs are kept)").formatted(loss, epoch, step + 1));
        return loss;
    }

    /// The order matters: whoever dies between two of these lines repeats the epoch, and comes to the same.
    private void save(boolean best, Metrics metrics, Metrics.Row row) throws IOException {
        try {
            if (best)
                StateFile.save(model.translator(), run.model());
            metrics.append(row);
            new Checkpoint(digest, Checkpoint.configuration(settings), state, StateFile.tensors(model.translator()),
                    optimiser.state()).write(run.checkpoint());
        } catch (IOException e) {
            throw new IOException(("epoch %d could not be saved: %s. The epochs before it are; make room, then go on "
                    + "with ./fovea train --resume %s").formatted(row.epoch(), e.getMessage(), run.name()), e);
        }
    }

    private Sample sample(int epoch, Marks marks) {
        Translated translated = marks.all().get(key.with("sample").below(epoch, marks.all().size()));
        var tokenizer = corpus.tokenizer();
        return new Sample(translated.example().source(), tokenizer.join(translated.translation()),
                tokenizer.join(translated.reference()));
    }

    /// Takes over the parameters of the best epoch, and says how well they do.
    FinalTest finalTest() throws IOException {
        ModelFile.load(model.translator(), run.model());
        return new FinalTest(model, corpus, test);
    }

    TrainingState state() {
        return state;
    }

    long parameterCount() {
        return model.translator().parameterCount();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
