package fovea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

import fovea.tensor.Memory;

/// A workload that runs a model, step after step, in a process of its own.
///
/// @param name    family and model: `train/transformer_small`
/// @param work    how much one piece of a step does, in tokens
/// @param pieces  how many pieces a step has: the words that a decoding writes, else 1
/// @param prepare makes the model
record Course(String name, double work, int pieces, Supplier<Run> prepare) implements Workload {

    private static final int CHECKED = 20;
    private static final Path STATUS = Path.of("/proc/self/status");

    /// What a course does again and again.
    interface Run {

        /// One step; returns its loss, if it has one.
        double step();

        /// How many parameters are learnt; 0 if nothing is, and then no loss is checked.
        default long parameters() {
            return 0;
        }
    }

    @Override
    public String rate() {
        return "tok/s";
    }

    @Override
    public void measure(Sheet sheet) {
        Run run = prepare.get();
        if (run.parameters() > 0)
            check(sheet, run);
        sheet.time(this, Times.of(() -> Memory.step(run::step), Sampling.LONG).over(pieces));
        peak(sheet);
    }

    /// That a training step trains.
    private void check(Sheet sheet, Run run) {
        double loss = 0;
        for (int i = 0; i < CHECKED; i++)
            loss = Memory.step(run::step);
        sheet.check(name, run.parameters(), loss);
    }

    private void peak(Sheet sheet) {
        try {
            if (Files.exists(STATUS))
                for (String line : Files.readAllLines(STATUS))
                    if (line.startsWith("VmHWM:"))
                        sheet.memory(name, Integer.parseInt(line.replaceAll("[^0-9]", "")) / 1024.0);
        } catch (IOException e) {
            System.err.println("# no rss row: " + e.getMessage());
        }
    }
}
