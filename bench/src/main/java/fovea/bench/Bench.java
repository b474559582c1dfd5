package fovea.bench;

/// How fast it is: `./fovea bench`.
public final class Bench {

    private Bench() {}

    /// Runs the benchmarks whose names begin with what `--only` says.
    public static void main(String... words) {
        System.err.println("There is no benchmark yet.");
        System.exit(1);
    }
}
