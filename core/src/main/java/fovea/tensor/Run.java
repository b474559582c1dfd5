package fovea.tensor;

/// What holds for the code that is running: whether operations are recorded, whose arrays they write to, and who looks
/// on.
record Run(boolean recording, Lifetime memory, Onlooker onlooker) {

    private static final Run DEFAULT = new Run(true, Lifetime.FOREVER, Onlooker.NOBODY);
    static final ScopedValue<Run> CURRENT = ScopedValue.newInstance();

    /// How many look on, anywhere. While somebody does, edges to constants are kept for them; the number is only a
    /// hint, so that looking at it costs a plain read.
    private static int looking;

    static Run current() {
        return CURRENT.orElse(DEFAULT);
    }

    Run withRecording(boolean on) {
        return new Run(on, memory, onlooker);
    }

    Run within(Lifetime other) {
        return new Run(recording, other, onlooker);
    }

    Run before(Onlooker others) {
        return new Run(recording, memory, others);
    }

    /// Whether somebody looks on here.
    boolean isWatched() {
        return onlooker != Onlooker.NOBODY;
    }

    static boolean mayBeWatched() {
        return looking > 0;
    }

    static synchronized void look(int more) {
        looking += more;
    }
}
