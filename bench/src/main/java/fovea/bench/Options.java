package fovea.bench;

import java.util.List;

import fovea.kernel.Threads;

/// What the command line says.
///
/// @param peer    the first column
/// @param threads how many threads kernels may use
/// @param only    beginnings of workloads' names; empty for all
/// @param out     a file for the rows; empty for standard output
/// @param list    whether to print names only
record Options(String peer, int threads, List<String> only, String out, boolean list) {

    static final String USAGE = "usage: bench [--threads N] [--only PREFIX,PREFIX] [--out FILE] [--peer NAME] [--list]";

    static Options of(String... words) {
        var options = new Options("fovea", Threads.count(), List.of(), "", false);
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("--list")) {
                options = new Options(options.peer, options.threads, options.only, options.out, true);
                continue;
            }
            if (i + 1 == words.length)
                throw new IllegalArgumentException("%s is unknown, or lacks its value".formatted(words[i]));
            options = options.with(words[i], words[++i]);
        }
        return options;
    }

    boolean wants(String name) {
        return only.isEmpty() || only.stream().anyMatch(name::startsWith);
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--peer" -> new Options(value, threads, only, out, list);
            case "--threads" -> new Options(peer, number(value), only, out, list);
            case "--only" -> new Options(peer, threads, List.of(value.split(",")), out, list);
            case "--out" -> new Options(peer, threads, only, value, list);
            default -> throw new IllegalArgumentException(option + " is unknown");
        };
    }

    private static int number(String value) {
        if (!value.matches("[1-9][0-9]{0,3}"))
            throw new IllegalArgumentException("--threads must be a number from 1 on, got " + value);
        return Integer.parseInt(value);
    }
}
