package fovea.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of its own for one workload: the same virtual machine with the same settings, whose rows are copied.
record Forked(Options options) {

    void measure(Workload workload, Sheet sheet) throws IOException {
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName()));
        words.addAll(List.of("--alone", workload.name(), "--peer", options.peer(),
                "--threads", Integer.toString(options.threads())));
        Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var end = new Thread(process::destroy);                     // whoever stops the bench stops this, too
        Runtime.getRuntime().addShutdownHook(end);
        sheet.copy(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        Runtime.getRuntime().removeShutdownHook(end);
        int status = process.onExit().join().exitValue();
        if (status != 0)
            throw new IOException("%s ended with status %d".formatted(workload.name(), status));
    }
}
