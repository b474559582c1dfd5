package fovea.nn;

import java.util.Optional;
import java.util.function.Supplier;

import fovea.tensor.Recompute;

/// Lets somebody watch the layers while they compute.
///
/// ```java
/// var recorder = new Recorder();
/// Tensor y = Trace.watch(recorder, () -> model.apply(x));
/// recorder.under(model);                                 // layers.0.attention: weights (2, 4, 5, 5), …
/// ```
///
/// A layer shows a thought once, with [#show], and goes on with what it gets back. Nobody watching, that costs one
/// question; watched, layers take the written-out path, so that what is shown is what was used, to the bit.
public final class Trace {

    private static final ScopedValue<Optional<Watcher>> CURRENT = ScopedValue.newInstance();

    static {
        Recompute.carry(() -> {
            Optional<Watcher> now = now();
            return body -> ScopedValue.where(CURRENT, now).call(body::get);
        });
    }

    private Trace() {}

    /// Runs `body` with `watcher` looking on. Inside another watch both see each thought: the inner one first, the
    /// outer what it handed back.
    public static <R> R watch(Watcher watcher, Supplier<R> body) {
        Watcher outer = now().orElse((_, thought) -> thought);
        Watcher both = (layer, thought) -> outer.see(layer, watcher.see(layer, thought));
        return ScopedValue.where(CURRENT, Optional.of(both)).call(body::get);
    }

    /// Whether somebody watches.
    public static boolean watching() {
        return now().isPresent();
    }

    private static Optional<Watcher> now() {
        return CURRENT.isBound() ? CURRENT.get() : Optional.empty();
    }

    /// Shows a thought; the layer goes on with what comes back.
    ///
    /// @throws IllegalStateException if a watcher hands back a thought of another class
    public static <T extends Thought> T show(Layer layer, T thought) {
        return watching() ? ofSameClass(thought, now().orElseThrow().see(layer, thought)) : thought;
    }

    @SuppressWarnings("unchecked")                             // the classes are equal
    private static <T extends Thought> T ofSameClass(T thought, Thought seen) {
        if (seen.getClass() != thought.getClass())
            throw new IllegalStateException("trace: a watcher must hand back the class it was shown, %s; got %s"
                    .formatted(thought.getClass().getSimpleName(), seen.getClass().getSimpleName()));
        return (T) seen;
    }
}
