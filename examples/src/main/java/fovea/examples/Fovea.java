package fovea.examples;

import fovea.examples.run.Runs;
import fovea.examples.settings.AttentionKind;
import fovea.examples.settings.ModelKind;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command `fovea`.
///
/// Exit codes: 0, it is done; 1, it failed; 2, something given was wrong; 130, it was interrupted.
@Command(name = "fovea", description = "Trains a translator, translates with it, and shows where it looks.",
        mixinStandardHelpOptions = true, versionProvider = VersionProvider.class,
        subcommands = {TrainCommand.class, TranslateCommand.class, EvaluateCommand.class, RunsCommand.class},
        footer = {"", "Runs are kept in runs/ under the directory where you stand.",
            "source <(./fovea completion) completes words in your shell."})
public final class Fovea implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error came from.")
    private boolean debug;

    private final Runs runs;
    private final BufferedReader in;

    /// @param runs where runs are kept
    /// @param in   standard input
    Fovea(Runs runs, InputStream in) {
        this.runs = runs;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// Runs what the words say, and exits with what came of it.
    public static void main(String... words) {
        // Not the console's own encoding: without a locale that is ASCII, and every accent a question mark.
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new Fovea(Runs.here(), System.in).run(out, err, words));
    }

    /// Runs what the words say, and returns the exit code.
    int run(PrintWriter out, PrintWriter err, String... words) {
        var failures = new Failures(err, () -> debug);
        CommandLine command = new CommandLine(this).addSubcommand("completion", new GenerateCompletion())
                .setOut(out).setErr(err)
                .registerConverter(ModelKind.class, text -> Words.of(ModelKind.class, text))
                .registerConverter(AttentionKind.class, text -> Words.of(AttentionKind.class, text))
                .setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
        try {
            return command.execute(words);
        } catch (Error e) {
            return failures.tell(e);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /// Where runs are kept.
    Runs runs() {
        return runs;
    }

    /// Standard input, as UTF-8.
    BufferedReader in() {
        return in;
    }

    @Command(name = "jshell", description = "Opens a Java prompt in which everything of Fovea is imported.")
    private int prompt() {
        throw startedByTheScript("jshell");
    }

    @Command(name = "bench", description = "Measures how fast it is; ./fovea bench --list tells what it measures.")
    private int bench() {
        throw startedByTheScript("bench");
    }

    /// The script becomes these by itself; they stand here so that the help and completion know of them.
    private ParameterException startedByTheScript(String command) {
        return new ParameterException(spec.commandLine(),
                "%s is started by the script: ./fovea %s".formatted(command, command));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
