package fovea.examples;

import fovea.examples.report.Report;
import fovea.examples.run.RunFolder;
import fovea.examples.run.Runs;
import fovea.examples.translation.Corpora;
import fovea.examples.translation.Corpora.BadLines;
import fovea.examples.translation.SavedTranslator;
import fovea.examples.translation.SavedTranslator.Which;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `fovea evaluate`: how well a run's model translates a file.
@Command(name = "evaluate", mixinStandardHelpOptions = true, versionProvider = VersionProvider.class,
        description = "Translates the sources of a file and compares with its targets: exact match, BLEU, perplexity.")
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Fovea fovea;

    @Option(names = "--run", paramLabel = "RUN",
            description = "The run whose model to use, by name or path; the latest if not given.")
    private Optional<String> run;

    @Option(names = "--data", paramLabel = "FILE",
            description = "`source TAB target` lines, plain or gzip; the run's own held-out pairs if not given.")
    private Optional<Path> data;

    @Option(names = "--strict", description = "Refuse a file with bad lines.")
    private boolean strict;

    @Option(names = "--last", description = "Use the model of the last epoch, not the best one by held-out pairs.")
    private boolean last;

    EvaluateCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut(), err = spec.commandLine().getErr();
        Runs runs = fovea.runs();
        RunFolder folder = run.isPresent() ? runs.find(run.get()) : runs.latestWithModel();
        var translator = SavedTranslator.load(folder, last ? Which.LAST : Which.BEST);
        Path file = data.orElse(folder.heldout());
        var pairs = Corpora.read(file, strict ? BadLines.REFUSE : BadLines.REPORT, err::println);
        out.println("Run %s on %s, %,d pairs".formatted(folder.name(), file, pairs.size()));
        Report.score(translator.evaluate(pairs)).forEach(out::println);
        return 0;
    }
}
