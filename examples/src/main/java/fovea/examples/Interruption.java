package fovea.examples;

/// Has a last word when the process is told to end: Ctrl-C, or a kill that can be heard.
///
/// Java then runs this and exits with 130 (Ctrl-C) or 143. Nothing needs saving: whatever is on the disk is whole.
final class Interruption implements AutoCloseable {

    private final Thread hook;

    /// @param lastWord runs if the process is told to end before this is closed
    Interruption(Runnable lastWord) {
        hook = Thread.ofPlatform().unstarted(lastWord);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // too late: the last word is being said
        }
    }
}
