package fovea.examples;

import fovea.examples.report.RunTable;
import fovea.examples.run.RunException;
import fovea.examples.run.RunFolder;
import fovea.examples.run.RunName;
import fovea.examples.run.Runs;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `fovea runs`: lists, compares and deletes runs.
@Command(name = "runs", mixinStandardHelpOptions = true, versionProvider = VersionProvider.class,
        description = "Lists the runs in runs/ under the directory where you stand, the youngest first.")
final class RunsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Fovea fovea;

    RunsCommand() {}

    @Override
    public void run() {
        list();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the runs, the youngest first.")
    void list() {
        PrintWriter out = spec.commandLine().getOut();
        List<RunFolder> runs = fovea.runs().list();
        if (runs.isEmpty())
            spec.commandLine().getErr().println("no runs in %s yet; start one with ./fovea train"
                    .formatted(fovea.runs().directory().toAbsolutePath()));
        else
            RunTable.list(runs).forEach(out::println);
    }

    @Command(name = "compare", mixinStandardHelpOptions = true,
            description = "Shows settings and results of runs side by side.")
    void compare(@Parameters(paramLabel = "RUN", arity = "1..*", description = "Names or paths.") List<String> names) {
        List<RunFolder> runs = names.stream().map(fovea.runs()::find).toList();
        RunTable.compare(runs).forEach(spec.commandLine().getOut()::println);
    }

    @Command(name = "delete", mixinStandardHelpOptions = true,
            description = "Deletes the folders of runs, after asking.")
    int delete(@Parameters(paramLabel = "NAME", arity = "1..*", description = "Names of runs.") List<String> names,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) throws IOException {
        Runs runs = fovea.runs();
        List<RunName> wanted = names.stream().map(RunName::new).toList();
        wanted.forEach(runs::own);                             // all of them are runs, or none is touched
        for (RunName name : wanted) {
            if (!yes && !agrees(runs, name))
                return 1;
            runs.delete(name);
            spec.commandLine().getErr().println("deleted run '%s'".formatted(name));
        }
        return 0;
    }

    private boolean agrees(Runs runs, RunName name) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        err.print("Delete run '%s' with all files in %s? [y/N] ".formatted(name, runs.own(name).path()));
        err.flush();
        String answer = fovea.in().readLine();
        if (answer == null)
            throw new RunException("nobody is there to answer; --yes deletes without asking");
        boolean yes = answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
        if (!yes)
            err.println("nothing was deleted");
        return yes;
    }
}
