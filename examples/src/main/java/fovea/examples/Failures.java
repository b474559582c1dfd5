package fovea.examples;

import fovea.examples.run.RunException;
import fovea.examples.settings.SettingsException;
import fovea.examples.text.CorpusException;
import fovea.file.FileFormatException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what went wrong into one line for a person, and an exit code: 2 if what was given is wrong, 1 if anything else
/// is.
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final PrintWriter err;
    private final BooleanSupplier debug;

    /// @param err   where to say it
    /// @param debug whether to say where in the program it came from
    Failures(PrintWriter err, BooleanSupplier debug) {
        this.err = err;
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException e, String[] words) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        List<String> like = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String help = like.isEmpty() ? "%s --help lists what there is".formatted(command)
                : "did you mean " + String.join(" or ", like) + "?";
        err.println(line("%s: %s; %s".formatted(command, e.getMessage(), help)));
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return tell(e);
    }

    /// Says it, and returns the exit code.
    int tell(Throwable e) {
        err.println("fovea: " + line(message(e)));
        if (debug.getAsBoolean())
            e.printStackTrace(err);
        err.flush();
        return isUsersFault(e) ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    private static boolean isUsersFault(Throwable e) {
        return switch (e) {
            case SettingsException _, CorpusException _, RunException _, ParameterException _ -> true;
            case FileFormatException _ -> true;                // a file of a run that is not what it should be
            default -> false;
        };
    }

    private String message(Throwable e) {
        return switch (e) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist" + because(missing);
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written" + because(denied);
            case FileSystemException failed -> failed.getFile() + " cannot be read or written" + because(failed);
            case OutOfMemoryError _ -> "out of memory; a smaller --batch, --hidden or --limit needs less";
            case Exception _ when e.getMessage() != null && !e.getMessage().isBlank() -> e.getMessage();
            default -> "%s; --debug shows where".formatted(e);
        };
    }

    private static String because(FileSystemException e) {
        return e.getReason() == null ? "" : ": " + e.getReason();
    }

    /// One line, without anything that a terminal would obey.
    private static String line(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
