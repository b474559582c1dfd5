package fovea.tensor;

import java.util.function.Supplier;

/// Whether operations remember how they were computed, so that gradients can flow back.
///
/// It is on unless switched off for a stretch of code; what is computed from constants only is never recorded.
///
/// ```java
/// Tensor y = Recording.off(() -> model.apply(x));        // inference: no graph is kept
/// ```
public final class Recording {

    private Recording() {}

    /// Runs `body` without recording, and returns its result.
    public static <R> R off(Supplier<R> body) {
        return run(false, body);
    }

    /// Runs `body` with recording, inside a stretch without.
    public static <R> R on(Supplier<R> body) {
        return run(true, body);
    }

    /// Whether operations on tracked tensors are recorded here.
    public static boolean isOn() {
        return Run.current().recording();
    }

    private static <R> R run(boolean recording, Supplier<R> body) {
        Run now = Run.current();
        if (now.recording() == recording)
            return body.get();
        return ScopedValue.where(Run.CURRENT, now.withRecording(recording)).call(body::get);
    }
}
