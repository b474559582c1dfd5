package fovea.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import fovea.kernel.Kernels;
import fovea.kernel.Threads;

/// How fast it is: `./fovea bench --only matmul/,op/softmax --threads 1`.
///
/// Prints a row for each workload, tab-separated, under the names that other frameworks' benches use for the same work:
///
/// ```text
///     peer  workload  threads  median  min  unit  rate  rate_unit
/// ```
///
/// Before a workload is timed, a row `check/…` prints the sum and the sum of squares of what it computes.
public final class Bench {

    private Bench() {}

    /// Runs the workloads whose names begin with what `--only` says, or all.
    public static void main(String... words) throws IOException {
        Options options;
        try {
            options = Options.of(words);
        } catch (IllegalArgumentException wrong) {
            System.err.println("bench: " + wrong.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        List<Workload> wanted = workloads().filter(workload -> options.wants(workload.name())).toList();
        if (options.list())
            wanted.forEach(workload -> System.out.println(workload.name()));
        else
            run(wanted, options);
    }

    private static Stream<Workload> workloads() {
        return Stream.of(MatmulWorkloads.all(), OperationWorkloads.all(), AttentionWorkloads.all(), TinyWorkloads.all())
                .flatMap(List::stream);
    }

    private static void run(List<Workload> wanted, Options options) throws IOException {
        Threads.use(options.threads());
        System.err.println("# " + Kernels.kernels().description());
        try (var out = open(options)) {
            var sheet = new Sheet(options.peer(), options.threads(), out);
            for (Workload workload : wanted)
                workload.measure(sheet);
        }
    }

    private static PrintStream open(Options options) throws IOException {
        return options.out().isEmpty() ? System.out
                : new PrintStream(Files.newOutputStream(Path.of(options.out())), true);
    }
}
