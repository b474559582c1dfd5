package fovea.bench;

/// A named piece of work that other frameworks can be asked to do as well.
sealed interface Workload permits Calculation, Course {

    /// Family, operation and sizes: `matmul/512x512x512`.
    String name();

    /// How much one call does, in units of `rate` a second; 0 when only time counts.
    double work();

    /// The unit of work a second, `GFLOP/s`.
    String rate();

    /// Checks, then times it.
    void measure(Sheet sheet);

    /// Whether it is measured in a process of its own, so that the process's memory is the workload's.
    default boolean isAlone() {
        return this instanceof Course;
    }

    /// Whether a word of `--only` asks for it: the beginning of its name, or for one that runs alone the whole name
    /// or the part up to the slash, because `train/transformer_small` is also the beginning of
    /// `train/transformer_small_nodrop`.
    default boolean isMeant(String word) {
        return name().startsWith(word) && (!isAlone() || word.endsWith("/") || name().equals(word));
    }
}
