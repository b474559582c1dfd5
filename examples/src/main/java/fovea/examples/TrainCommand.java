package fovea.examples;

import fovea.examples.report.AttentionDrawing;
import fovea.examples.report.Numbers;
import fovea.examples.report.Report;
import fovea.examples.report.Terminal;
import fovea.examples.run.RunException;
import fovea.examples.run.RunFolder;
import fovea.examples.run.RunName;
import fovea.examples.run.RunRecord;
import fovea.examples.run.Runs;
import fovea.examples.settings.CorpusSettings;
import fovea.examples.settings.SettingsException;
import fovea.examples.settings.TrainingSettings;
import fovea.examples.text.SafeText;
import fovea.examples.translation.Corpora;
import fovea.examples.translation.Corpora.BadLines;
import fovea.examples.translation.Corpus;
import fovea.examples.translation.Session;
import fovea.examples.translation.TrainingListener;
import fovea.kernel.Threads;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `fovea train`: trains a translator into a new run, or goes on with one.
@Command(name = "train", mixinStandardHelpOptions = true, versionProvider = VersionProvider.class, sortOptions = false,
        description = {"Trains a translator, from nothing, into a new folder under runs/ where you stand.",
            "Without options: English to French, on a phrasebook made from Unicode data, in minutes."})
final class TrainCommand implements Callable<Integer> {

    private static final Set<String> WITH_RESUME = Set.of("--resume", "--threads", "--epochs", "--data", "--strict",
            "--debug");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);
    private static final int MOST_THREADS = 1024;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Fovea fovea;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--strict",
            description = "Refuse a file with bad lines, which otherwise are reported and left out.")
    private boolean strict;

    @Option(names = "--name", paramLabel = "NAME",
            description = "Name of the run; kind of model, corpus and time if not given.")
    private Optional<String> name;

    @Option(names = "--resume", paramLabel = "RUN",
            description = {"Go on with a run, by name or path, after its last finished epoch.",
        "With --epochs N it trains until epoch N; nothing else about it can be changed."})
    private Optional<String> resume;

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads that share the work; all cores if not given. The model is the same.")
    private Optional<Integer> threads;

    TrainCommand() {}

    @Override
    public Integer call() throws IOException {
        threads.ifPresent(TrainCommand::use);
        if (resume.isPresent())
            return goOn(fovea.runs(), resume.get());
        TrainingSettings settings = options.settings();
        Optional<RunName> wanted = name.map(RunName::new);      // refused before any work is done
        Corpus corpus = corpora(settings).load(settings.seed());
        RunName free = wanted.orElseGet(() -> fovea.runs().free(usualName(settings)));
        TrainingListener listener = listener(settings);
        try (Session session = Session.start(fovea.runs(), free, settings, corpus, listener)) {
            err().println("Run %s: %s".formatted(session.run().name(), description(settings, corpus, session)));
            return complete(session, listener);
        }
    }

    private static void use(int threads) {
        if (threads < 1 || threads > MOST_THREADS)
            throw new SettingsException("--threads must be a whole number from 1 to %,d; got %d"
                    .formatted(MOST_THREADS, threads));
        Threads.use(threads);
    }

    private int goOn(Runs runs, String which) throws IOException {
        refuseOtherOptions();
        RunFolder run = runs.find(which);
        RunRecord record = run.read();
        TrainingSettings settings = extended(record);
        int done = record.score().epochsDone(), all = settings.learning().epochs();
        if (record.effort().finished().isPresent() && done >= all) {
            err().println("Run %s is finished: %d of %d epochs. To train on: ./fovea train --resume %s --epochs %d"
                    .formatted(run.name(), done, all, which, 2 * all));
            return 0;
        }
        Corpus corpus = corpora(settings).load(settings.seed());
        TrainingListener listener = listener(settings);
        try (Session session = Session.resume(runs, run, settings, corpus, listener)) {
            err().println("Going on with run %s after epoch %d of %d".formatted(run.name(), done, all));
            return complete(session, listener);
        }
    }

    private void refuseOtherOptions() {
        List<String> others = spec.commandLine().getParseResult().matchedOptions().stream().map(OptionSpec::longestName)
                .filter(option -> !WITH_RESUME.contains(option)).toList();
        if (!others.isEmpty())
            throw new SettingsException("--resume goes on with the run's own settings; %s cannot be given with it"
                    .formatted(String.join(", ", others)));
    }

    /// The run's settings, with more epochs if they were asked for, and the file where it is now.
    private TrainingSettings extended(RunRecord record) {
        TrainingSettings settings = record.configuration();
        int epochs = options.epochs().orElse(settings.learning().epochs());
        if (epochs < record.score().epochsDone())
            throw new SettingsException("--epochs %d: the run has %d finished epochs already"
                    .formatted(epochs, record.score().epochsDone()));
        if (options.data().isPresent())
            settings = settings.withCorpus(moved(settings, options.data().get()));
        return settings.withLearning(settings.learning().withEpochs(epochs));
    }

    private static CorpusSettings moved(TrainingSettings settings, String data) {
        if (settings.corpus().data().isEmpty())
            throw new RunException("the run learns from the phrasebook, so it cannot go on with --data " + data);
        return settings.corpus().withData(data);
    }

    private Corpora corpora(TrainingSettings settings) {
        return new Corpora(settings.corpus(), strict ? BadLines.REFUSE : BadLines.REPORT,
                text -> err().println(SafeText.forTerminal(text)));
    }

    private TrainingListener listener(TrainingSettings settings) {
        return new ConsoleListener(out(), err(), settings.learning().epochs());
    }

    private int complete(Session session, TrainingListener listener) throws IOException {
        String run = session.run().name();
        try (var _ = new Interruption(() -> {
            listener.ends();
            err().println("Interrupted; finished epochs are kept. Go on with: ./fovea train --resume " + run);
        })) {
            report(session.complete());
            return 0;
        } finally {
            listener.ends();
        }
    }

    private void report(Session.Outcome outcome) {
        PrintWriter out = out();
        outcome.showpiece().ifPresent(map -> {
            out.println();
            AttentionDrawing.of(map, Terminal.columns()).forEach(out::println);
        });
        out.println();
        Report.score(outcome.record().score()).forEach(out::println);
        out.println();
        outcome.record().lossAsD2l().ifPresent(loss -> out.println("training loss of a token %s; as d2l.ai counts, %s"
                .formatted(Numbers.fixed(outcome.record().score().loss(), 4), Numbers.fixed(loss, 4))));
        out.println(Report.effort(outcome.record().effort()));
        out.println("Everything is in %s; open attention.html there. Try: ./fovea translate \"%s\""
                .formatted(outcome.run().path(), example(outcome)));
    }

    private static String example(Session.Outcome outcome) {
        var tokenizer = Corpus.tokenizer(outcome.record().configuration().corpus());
        return outcome.showpiece().map(map -> tokenizer.join(map.source().subList(0, map.source().size() - 1)))
                .map(SafeText::forTerminal).orElse("two hundred and seven");
    }

    private static String usualName(TrainingSettings settings) {
        String corpus = settings.corpus().label().replaceAll("\\.(tsv|txt|gz)", "")
                .replaceAll("[^\\p{L}\\p{N}._-]", "-");
        String stem = settings.model().kind() + "-" + corpus;
        return stem.substring(0, Math.min(stem.length(), 60)) + "-" + STAMP.format(LocalDateTime.now());
    }

    private static String description(TrainingSettings settings, Corpus corpus, Session session) {
        var model = settings.model();
        return "%s%s, %s parameters; %s pairs to learn from, %s held out; %s source tokens, %s target tokens; seed %d"
                .formatted(model.kind(),
                model.kind().isRecurrent() ? ", attention " + model.attention() : "",
                Numbers.whole(session.parameterCount()),
                Numbers.whole(corpus.training().size()), Numbers.whole(corpus.heldout().size()),
                Numbers.whole(corpus.source().size()),
                Numbers.whole(corpus.target().size()), settings.seed());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
