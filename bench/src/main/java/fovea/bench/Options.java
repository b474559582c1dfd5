package fovea.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import fovea.kernel.Threads;

/// What the command line says.
///
/// @param peer    the first column
/// @param threads how many threads kernels may use
/// @param only    which workloads; empty for all
/// @param alone   whether this is a process that measures one workload and no other
/// @param out     a file for the rows; empty for standard output
/// @param list    whether to print names only
record Options(String peer, int threads, List<String> only, boolean alone, String out, boolean list) {

    static final String USAGE = """
            usage: bench [--threads N] [--only PREFIX,PREFIX] [--out FILE] [--peer NAME] [--list]
                   bench --compare OURS.tsv PEER.tsv
                   bench --plot FOLDER FILE.tsv…
                   bench --help""";

    private static final Set<String> VALUED = Set.of("--peer", "--threads", "--only", "--alone", "--out");

    static Options of(String... words) {
        var options = new Options("fovea", Threads.count(), List.of(), false, "", false);
        for (int i = 0; i < words.length; i++)
            if (words[i].equals("--list"))
                options = new Options(options.peer, options.threads, options.only, options.alone, options.out, true);
            else if (!VALUED.contains(words[i]))
                throw new IllegalArgumentException(words[i] + " is unknown");
            else if (i + 1 == words.length)
                throw new IllegalArgumentException(words[i] + " lacks its value");
            else
                options = options.with(words[i], words[++i]);
        return options;
    }

    /// The workloads asked for, in their order; without a word all that peers have, too.
    ///
    /// @throws IllegalArgumentException if a word means none
    List<Workload> chosen(List<Workload> all) {
        for (String word : only)
            if (all.stream().noneMatch(workload -> workload.isMeant(word)))
                throw new IllegalArgumentException("no workload is called %s, nor begins so; --list prints the names%s"
                        .formatted(word, meantMaybe(word, all)));
        return all.stream().filter(w -> only.isEmpty() ? !w.name().startsWith("sweep/")
                : only.stream().anyMatch(w::isMeant)).toList();
    }

    private static String meantMaybe(String word, List<Workload> all) {
        List<String> near = all.stream().map(Workload::name).filter(name -> name.startsWith(word)).toList();
        return near.isEmpty() ? "" : ", of which train/, fb/ and decode/ are asked for by their whole names: "
                + String.join(", ", near);
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--peer" -> new Options(value, threads, only, alone, out, list);
            case "--threads" -> new Options(peer, number(value), only, alone, out, list);
            case "--only" -> new Options(peer, threads, words(value), alone, out, list);
            case "--alone" -> new Options(peer, threads, List.of(value), true, out, list);
            default -> new Options(peer, threads, only, alone, value, list);
        };
    }

    private static List<String> words(String value) {
        List<String> words = Stream.of(value.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty())
            throw new IllegalArgumentException("--only lacks its value; to measure everything, leave it away");
        return words;
    }

    private static int number(String value) {
        if (!value.matches("[1-9][0-9]{0,3}"))
            throw new IllegalArgumentException("--threads must be a whole number from 1 to 9999; got " + value);
        return Integer.parseInt(value);
    }
}
