package fovea.examples;

import fovea.examples.report.AttentionDrawing;
import fovea.examples.report.Terminal;
import fovea.examples.run.RunFolder;
import fovea.examples.run.Runs;
import fovea.examples.settings.SettingsException;
import fovea.examples.text.SafeText;
import fovea.examples.translation.SavedTranslator;
import fovea.examples.translation.SavedTranslator.Which;
import fovea.examples.translation.Translation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `fovea translate`: one translation a line on standard output, and nothing else there.
@Command(name = "translate", mixinStandardHelpOptions = true, versionProvider = VersionProvider.class,
        description = "Translates with a trained model: the text given, or else each line of standard input.")
final class TranslateCommand implements Callable<Integer> {

    private static final int AT_ONCE = 64, WIDEST_BEAM = 64, LONGEST_LINE = 1 << 20;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Fovea fovea;

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "What to translate.")
    private List<String> words = List.of();

    @Option(names = "--run", paramLabel = "RUN",
            description = "The run whose model to use, by name or path; the latest if not given.")
    private Optional<String> run;

    @Option(names = "--attention", description = "Draw on standard error where the model looked.")
    private boolean attention;

    @Option(names = "--beam", paramLabel = "N", defaultValue = "1",
            description = "Keep the N best beginnings at each step; 1 if not given: the best word each time.")
    private int beam;

    @Option(names = "--last", description = "Use the model of the last epoch, not the best one by held-out pairs.")
    private boolean last;

    TranslateCommand() {}

    @Override
    public Integer call() throws IOException {
        if (beam < 1 || beam > WIDEST_BEAM)
            throw new SettingsException("--beam must be a whole number from 1 to %d; got %d"
                    .formatted(WIDEST_BEAM, beam));
        Runs runs = fovea.runs();
        RunFolder folder = run.isPresent() ? runs.find(run.get()) : runs.latestWithModel();
        if (words.isEmpty())
            translateInput(load(folder));
        else
            translateText(folder, String.join(" ", words));
        return 0;
    }

    private SavedTranslator load(RunFolder folder) throws IOException {
        return SavedTranslator.load(folder, last ? Which.LAST : Which.BEST);
    }

    private void translateText(RunFolder folder, String text) throws IOException {
        ColdStart.prepare(folder.model(), text);
        translate(load(folder), lines(text));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of("") : text.lines().toList();
    }

    /// As many lines at once as are there, so that a file goes fast and a person is answered line by line.
    private void translateInput(SavedTranslator translator) throws IOException {
        BufferedReader in = fovea.in();
        var waiting = new ArrayList<String>();
        for (Optional<String> line = line(in); line.isPresent(); line = line(in)) {
            waiting.add(line.get());
            if (waiting.size() < AT_ONCE && in.ready())
                continue;
            translate(translator, waiting);
            waiting.clear();
        }
        if (!waiting.isEmpty())
            translate(translator, waiting);
    }

    /// The next line, of a length that can be held.
    private static Optional<String> line(Reader in) throws IOException {
        var line = new StringBuilder();
        int c = in.read();
        if (c < 0)
            return Optional.empty();
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == LONGEST_LINE)
                throw new SettingsException("a line of the input is longer than %,d characters"
                        .formatted(LONGEST_LINE));
            line.append((char) c);
        }
        int end = line.length() > 0 && line.charAt(line.length() - 1) == '\r' ? line.length() - 1 : line.length();
        return Optional.of(line.substring(0, end));
    }

    private void translate(SavedTranslator translator, List<String> texts) {
        PrintWriter out = spec.commandLine().getOut(), err = spec.commandLine().getErr();
        for (Translation translation : translator.translate(texts, beam)) {
            if (!translation.unknown().isEmpty())
                err.println("unknown words: " + SafeText.forTerminal(String.join(", ", translation.unknown())));
            out.println(SafeText.forTerminal(translation.text()));
            out.flush();
            if (attention)
                translation.attention().ifPresentOrElse(
                        map -> AttentionDrawing.of(map, Terminal.columns()).forEach(err::println),
                        () -> err.println("(trained with --attention none, this model does not look back)"));
            err.flush();
        }
    }
}
