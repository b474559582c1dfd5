package fovea.examples;

import fovea.examples.report.Numbers;
import fovea.examples.report.Progress;
import fovea.examples.run.Metrics;
import fovea.examples.text.SafeText;
import fovea.examples.translation.TrainingListener;
import java.io.PrintWriter;
import java.util.Optional;

/// Shows a training at the terminal: a bar on standard error, an epoch's numbers and a sample on standard output.
final class ConsoleListener implements TrainingListener {

    private static final double MEMORY = 0.98;                // of the loss shown: the last fifty steps or so

    private final PrintWriter out, err;
    private final int epochs;
    private volatile Optional<Progress> progress = Optional.empty();
    private double smooth = Double.NaN;

    /// @param epochs how many there will be
    ConsoleListener(PrintWriter out, PrintWriter err, int epochs) {
        this.out = out;
        this.err = err;
        this.epochs = epochs;
    }

    @Override
    public void begins(long done, long steps) {
        progress = Optional.of(Progress.of(err, done, steps));
    }

    @Override
    public void step(int epoch, double loss, double tokensPerSecond) {
        smooth = Double.isNaN(smooth) ? loss : MEMORY * smooth + (1 - MEMORY) * loss;
        progress.ifPresent(bar -> bar.step("epoch %d/%d".formatted(epoch, epochs), smooth, tokensPerSecond));
    }

    @Override
    public void epoch(Metrics.Row row, Sample sample) {
        say("epoch %d/%d: loss %s, held-out loss %s, exact match %s, BLEU %s, %s"
                .formatted(row.epoch(), epochs, Numbers.fixed(row.trainLoss(), 4),
                Numbers.fixed(row.validationLoss(), 4), Numbers.fixed(row.exactMatch(), 4),
                Numbers.fixed(row.bleu(), 2), Numbers.time(row.seconds())));
        boolean right = sample.translation().equals(sample.reference());
        say("    %s → %s%s".formatted(SafeText.forTerminal(sample.source()), SafeText.forTerminal(sample.translation()),
                right ? "" : "    (should be: %s)".formatted(SafeText.forTerminal(sample.reference()))));
    }

    @Override
    public void note(String text) {
        progress.ifPresentOrElse(bar -> bar.say(err, text), () -> err.println(text));
    }

    @Override
    public void ends() {
        progress.ifPresent(Progress::close);
        progress = Optional.empty();
    }

    private void say(String text) {
        progress.ifPresentOrElse(bar -> bar.say(out, text), () -> out.println(text));
    }
}
