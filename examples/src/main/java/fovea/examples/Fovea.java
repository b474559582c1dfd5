package fovea.examples;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `fovea`.
@Command(name = "fovea", mixinStandardHelpOptions = true)
public final class Fovea implements Runnable {

    Fovea() {}

    /// Runs what the words say, and exits with what came of it.
    public static void main(String... words) {
        System.exit(new CommandLine(new Fovea()).execute(words));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
