package fovea.tensor;

/// What holds for the code that is running: whether operations are recorded, and whose arrays they write to.
record Run(boolean recording, Lifetime memory) {

    private static final Run DEFAULT = new Run(true, Lifetime.FOREVER);
    static final ScopedValue<Run> CURRENT = ScopedValue.newInstance();

    static Run current() {
        return CURRENT.orElse(DEFAULT);
    }
}
