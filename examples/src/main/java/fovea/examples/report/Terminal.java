package fovea.examples.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// What standard error is connected to: a person's terminal, or a file.
///
/// Java tells it of standard input and output only together. The launcher knows better and says so
/// (`-Dfovea.terminal=true`); without it the system's own list of open files is asked.
public final class Terminal {

    private static final int COLUMNS = 80, FEWEST = 20, MOST = 500;

    private Terminal() {}

    /// Whether a person sees what goes to standard error as it goes.
    public static boolean isWatching() {
        String told = System.getProperty("fovea.terminal", "");
        if (!told.isEmpty())
            return told.equals("true");
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/2"));
            return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException noList) {
            return System.console() != null && System.console().isTerminal();
        }
    }

    /// How many columns it has; 80 if nobody knows.
    public static int columns() {
        String told = System.getenv("COLUMNS");
        if (told != null && told.matches("[0-9]{2,3}"))
            return within(Integer.parseInt(told));
        return isWatching() ? asked() : COLUMNS;
    }

    /// `stty size` answers `24 80`: rows and columns.
    private static int asked() {
        try {
            var stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).redirectErrorStream(true)
                    .start();
            String answer = new String(stty.getInputStream().readNBytes(100), StandardCharsets.US_ASCII).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            boolean good = answer.matches("[0-9]+ [0-9]{1,3}");
            return good ? within(Integer.parseInt(answer.substring(answer.indexOf(' ') + 1))) : COLUMNS;
        } catch (IOException noStty) {
            return COLUMNS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return COLUMNS;
        }
    }

    private static int within(int columns) {
        return columns == 0 ? COLUMNS : Math.clamp(columns, FEWEST, MOST);
    }
}
