package fovea.nn;

import java.util.Optional;
import java.util.function.Supplier;

import fovea.random.RandomKey;
import fovea.tensor.Recompute;

/// Whether this is training, and with which randomness.
///
/// ```java
/// Training.run(key.with(epoch).with(step), () -> model.loss(batch));
/// ```
///
/// Outside it everything is inference: dropout lets all pass. Within, each layer that asks gets a key of its own,
/// in the order of asking, so the same key given to [#run] repeats the same choices; so does a segment that is
/// [computed again][Recompute].
public final class Training {

    private static final ScopedValue<Optional<Training>> CURRENT = ScopedValue.newInstance();

    static {
        Recompute.carry(() -> {
            Optional<Training> now = now().map(training -> new Training(training.key, training.asked));
            return body -> ScopedValue.where(CURRENT, now.map(Training::copy)).call(body::get);
        });
    }

    private final RandomKey key;
    private long asked;

    private Training(RandomKey key, long asked) {
        this.key = key;
        this.asked = asked;
    }

    private Training copy() {
        return new Training(key, asked);
    }

    private static Optional<Training> now() {
        return CURRENT.isBound() ? CURRENT.get() : Optional.empty();
    }

    /// Runs `body` as training, its randomness drawn from `key`.
    public static <R> R run(RandomKey key, Supplier<R> body) {
        return ScopedValue.where(CURRENT, Optional.of(new Training(key, 0))).call(body::get);
    }

    /// Whether this is training.
    public static boolean isOn() {
        return now().isPresent();
    }

    /// A key that nobody else gets in this run.
    ///
    /// @throws java.util.NoSuchElementException outside training
    public static RandomKey nextKey() {
        Training training = now().orElseThrow();
        return training.key.with(training.asked++);
    }
}
