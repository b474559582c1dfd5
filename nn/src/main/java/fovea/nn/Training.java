package fovea.nn;

import java.util.function.Supplier;

import fovea.random.RandomKey;

/// Whether this is training, and with which randomness.
///
/// ```java
/// Training.run(key.with(epoch).with(step), () -> model.loss(batch));
/// ```
///
/// Outside it everything is inference: dropout lets all pass. Within, each layer that asks gets a key of its own,
/// in the order of asking, so the same key given to [#run] repeats the same choices.
public final class Training {

    private static final ScopedValue<Training> CURRENT = ScopedValue.newInstance();

    private final RandomKey key;
    private long asked;

    private Training(RandomKey key) {
        this.key = key;
    }

    /// Runs `body` as training, its randomness drawn from `key`.
    public static <R> R run(RandomKey key, Supplier<R> body) {
        return ScopedValue.where(CURRENT, new Training(key)).call(body::get);
    }

    /// Whether this is training.
    public static boolean isOn() {
        return CURRENT.isBound();
    }

    /// A key that nobody else gets in this run.
    ///
    /// @throws java.util.NoSuchElementException outside training
    public static RandomKey nextKey() {
        Training training = CURRENT.get();
        return training.key.with(training.asked++);
    }
}
