package fovea.examples.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/// How far a training is: a bar that moves if a person watches, else a plain line now and then.
public sealed interface Progress extends AutoCloseable {

    /// Progress over so many steps, of which `done` are behind us, told on `err`.
    static Progress of(PrintWriter err, long done, long steps) {
        return Terminal.isWatching() ? new Bar(err, done, steps) : new Lines(err, done, steps);
    }

    /// A step is done.
    ///
    /// @param epoch           which epoch this is, such as `epoch 2/4`
    /// @param loss            mean loss of a token lately
    /// @param tokensPerSecond how fast it goes
    void step(String epoch, double loss, double tokensPerSecond);

    /// Prints a line that stays, without the bar in its way.
    void say(PrintWriter to, String line);

    @Override
    void close();

    /// What stands behind the bar, or in a line.
    private static String message(double loss, double tokensPerSecond) {
        return String.format(Locale.ROOT, "loss %.4f, %,.0f tokens/s", loss, tokensPerSecond);
    }

    /// Time left, if the rest goes as fast as what was done.
    private static Duration left(Duration spent, long done, long steps) {
        return done == 0 ? Duration.ZERO : spent.multipliedBy(steps - done).dividedBy(done);
    }

    private static String clock(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    /// A bar on one line, drawn anew five times a second.
    final class Bar implements Progress {
        private static final int INTERVAL = 200;
        private final long start;
        private final long steps;
        private final Eraser eraser;
        private ProgressBar bar;
        private long done;

        private Bar(PrintWriter err, long done, long steps) {
            this.start = done;
            this.done = done;
            this.steps = steps;
            eraser = new Eraser(err, Terminal.columns() - 1);
            bar = open();
        }

        private ProgressBar open() {
            return new ProgressBarBuilder().setTaskName("training").setInitialMax(steps).startsFrom(done, Duration.ZERO)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK).setUpdateIntervalMillis(INTERVAL)
                    .setConsumer(eraser)
                    .setMaxRenderedLength(eraser.getMaxRenderedLength()).setEtaFunction(state -> Optional.of(
                            left(state.getElapsedAfterStart(), state.getCurrent() - start, steps - start))).build();
        }

        @Override
        public void step(String epoch, double loss, double tokensPerSecond) {
            done++;
            bar.setExtraMessage(" " + epoch + ", " + message(loss, tokensPerSecond));
            bar.step();
        }

        @Override
        public void say(PrintWriter to, String line) {
            eraser.say(to, line);
        }

        @Override
        public void close() {
            eraser.finish();
            bar.close();
        }
    }

    /// Draws over the line it drew before, and lets other lines pass in between.
    final class Eraser implements ProgressBarConsumer {
        private final PrintWriter err;
        private final int columns;
        private boolean finished;

        private Eraser(PrintWriter err, int columns) {
            this.err = err;
            this.columns = columns;
        }

        @Override
        public int getMaxRenderedLength() {
            return columns;
        }

        @Override
        public synchronized void accept(String line) {
            if (finished)
                return;
            err.print("\r" + line + "\u001B[K");
            err.flush();
        }

        private synchronized void say(PrintWriter to, String line) {
            err.print("\r\u001B[K");
            err.flush();
            to.println(line);
            to.flush();
        }

        private synchronized void finish() {
            if (finished)
                return;
            finished = true;
            err.print("\r\u001B[K");
            err.flush();
        }

        @Override
        public void close() {
            finish();
        }
    }

    /// A line every ten seconds, for files and pipes.
    final class Lines implements Progress {
        private static final long EVERY = 10_000_000_000L;
        private final PrintWriter err;
        private final long start, steps, began = System.nanoTime();
        private long done, told = began;

        private Lines(PrintWriter err, long done, long steps) {
            this.err = err;
            this.start = done;
            this.done = done;
            this.steps = steps;
        }

        @Override
        public void step(String epoch, double loss, double tokensPerSecond) {
            done++;
            long now = System.nanoTime();
            if (now - told < EVERY)
                return;
            told = now;
            Duration left = left(Duration.ofNanos(now - began), done - start, steps - start);
            err.println(String.format(Locale.ROOT, "%s, step %,d of %,d, %s, %s left", epoch, done, steps,
                    message(loss, tokensPerSecond), clock(left)));
        }

        @Override
        public void say(PrintWriter to, String line) {
            to.println(line);
        }

        @Override
        public void close() {}
    }
}
