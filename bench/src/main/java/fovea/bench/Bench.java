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
/// Before a workload is timed, a row `check/…` prints the sum and the sum of squares of what it computes, or of a model
/// that is trained the number of parameters and the loss of the twentieth step. Models are measured in processes of
/// their own, and a row `rss/…` prints the most memory that such a process had.
///
/// `./fovea bench --compare OURS.tsv PEER.tsv` sets such rows beside another's. `--only sweep/` measures one operation
/// at many sizes, and `./fovea bench --plot FOLDER FILE…` draws that.
public final class Bench {

    private Bench() {}

    /// Runs the workloads that `--only` asks for, or all but sweeps; or compares or draws files of rows.
    public static void main(String... words) throws IOException {
        try {
            if (words.length > 0 && words[0].equals("--compare"))
                Comparison.of(words).print(System.out);
            else if (words.length > 0 && words[0].equals("--plot"))
                Plots.draw(words);
            else if (words.length > 0 && words[0].equals("--help"))
                System.out.println(Options.USAGE);
            else
                bench(Options.of(words));
        } catch (IllegalArgumentException wrong) {
            System.err.println("bench: " + wrong.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
        }
    }

    /// All there are, in the order in which they run.
    static List<Workload> workloads() {
        return Stream.<List<? extends Workload>>of(MatmulWorkloads.all(), OperationWorkloads.all(),
                AttentionWorkloads.all(), TinyWorkloads.all(), TransformerCourses.all(), RecurrentCourses.all(),
                SweepWorkloads.all())
                .<Workload>flatMap(List::stream).toList();
    }

    private static void bench(Options options) throws IOException {
        List<Workload> wanted = options.chosen(workloads());
        if (options.list())
            wanted.forEach(workload -> System.out.println(workload.name()));
        else
            run(wanted, options);
    }

    private static void run(List<Workload> wanted, Options options) throws IOException {
        Threads.use(options.threads());
        if (!options.alone())
            System.err.println("# " + Kernels.kernels().description());
        try (var out = open(options)) {
            var sheet = new Sheet(options.peer(), options.threads(), out);
            for (Workload workload : wanted)
                if (workload.isAlone() && !options.alone())
                    new Forked(options).measure(workload, sheet);
                else
                    workload.measure(sheet);
        }
    }

    /// Standard output, or the file of `--out`.
    ///
    /// @throws IllegalArgumentException if that cannot be written
    static PrintStream open(Options options) {
        try {
            return options.out().isEmpty() ? System.out
                    : new PrintStream(Files.newOutputStream(Path.of(options.out())), true);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write --out %s; is its folder there, and yours to write to?"
                    .formatted(options.out()), e);
        }
    }
}
