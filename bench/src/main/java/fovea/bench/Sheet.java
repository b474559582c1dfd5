package fovea.bench;

import java.io.PrintStream;
import java.util.Locale;

/// The rows of results, tab-separated.
///
/// @param peer    who was measured
/// @param threads with how many threads
/// @param out     where rows go
record Sheet(String peer, int threads, PrintStream out) {

    /// A workload's times, and its rate at the median where it has one.
    void time(Workload workload, Times times) {
        boolean tiny = workload.name().startsWith("tiny/");
        double unit = tiny ? 1e6 : 1e3;
        String rate = workload.work() == 0 ? "" : digits(workload.work() / times.median(), 5);
        row(workload.name(), digits(times.median() * unit, 6), digits(times.min() * unit, 6), tiny ? "us" : "ms",
                rate, workload.rate());
    }

    /// What a workload computed, so that peers can be held against each other.
    void check(String name, double sum, double squares) {
        row("check/" + name, digits(sum, 9), digits(squares, 9), "sum,sum of squares", "", "");
    }

    /// How many parameters a model has, and its loss in the twentieth step.
    void check(String name, long parameters, double loss) {
        row("check/" + name, Long.toString(parameters), digits(loss, 4), "parameters,loss of step 20", "", "");
    }

    /// The most memory that this process ever had, where the system tells.
    void memory(String name, double mebibytes) {
        row("rss/" + name, digits(mebibytes, 6), digits(mebibytes, 6), "MiB", "", "");
    }

    /// Rows of somebody else, who measured for us.
    void copy(String rows) {
        out.print(rows);
        out.flush();
    }

    private void row(String name, String first, String second, String unit, String rate, String rateUnit) {
        out.println(String.join("\t", peer, name, Integer.toString(threads), first, second, unit, rate, rateUnit));
    }

    private static String digits(double x, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "g", x);
    }
}
