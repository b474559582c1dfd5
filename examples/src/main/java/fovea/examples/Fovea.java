package fovea.examples;

import java.io.PrintWriter;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command `fovea`: reads what was typed, runs it, and turns what came of it into an exit code.
///
/// ```text
///     0    done                            2    wrong input: a word, a setting or a file that cannot be used
///     1    it failed                     130    stopped by Ctrl-C
/// ```
///
/// People see one line about what went wrong; `--debug` shows where as well.
@Command(name = "fovea", mixinStandardHelpOptions = true, versionProvider = Fovea.Version.class,
        description = "Learns to translate, and shows where it looks.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "./fovea bench measures how fast it is; fovea COMMAND --help tells more about a command."})
public final class Fovea implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
    private boolean debug;

    Fovea() {}

    /// Runs what was typed, and exits with what came of it.
    public static void main(String... words) {
        System.exit(run(commands(), words));
    }

    /// All commands; a new one is added here.
    static CommandLine commands() {
        return new CommandLine(new Fovea())
                .addSubcommand("completion", new GenerateCompletion())
                .setParameterExceptionHandler(Fovea::wrongWords)
                .setExecutionExceptionHandler(Fovea::failed);
    }

    /// The exit code of `words`; errors beyond exceptions (no memory left) end as one line, too.
    static int run(CommandLine line, String... words) {
        try {
            return line.execute(words);
        } catch (Error error) {
            return report(error, line);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }

    private static int wrongWords(ParameterException wrong, String[] words) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("fovea: " + wrong.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        }
        return 2;
    }

    private static int failed(Exception why, CommandLine line, ParseResult words) {
        return report(why, line);
    }

    private static int report(Throwable why, CommandLine line) {
        CommandLine root = line.getCommandSpec().root().commandLine();
        Fovea fovea = root.getCommand();
        line.getErr().println("fovea: " + message(why));
        if (fovea.debug) {
            why.printStackTrace(line.getErr());
        }
        return why instanceof WrongInput ? 2 : 1;
    }

    private static String message(Throwable why) {
        return switch (why) {
            case WrongInput _ -> why.getMessage();
            case OutOfMemoryError _ -> "not enough memory; try a smaller --batch or --limit";
            default -> why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        };
    }

    /// The version in the module's descriptor, where the build wrote it.
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            var descriptor = Fovea.class.getModule().getDescriptor();
            var version = descriptor == null ? null : descriptor.rawVersion().orElse(null);
            return new String[] {
                "Fovea " + (version == null ? "(unpackaged)" : version),
                "Java " + Runtime.version(),
            };
        }
    }
}
