package fovea.nn.attention;

import java.util.function.Function;
import java.util.function.Supplier;

import fovea.tensor.Recording;

/// Something made of tensors that is computed when somebody first asks for it.
///
/// What was computed without recording has no gradient, so it is never handed to somebody who records: each of
/// the two gets their own.
///
/// @param <V> a tensor, or several
final class Once<V> {

    private final Supplier<V> body;
    private V recorded;
    private V plain;

    Once(Supplier<V> body) {
        this.body = body;
    }

    V value() {
        if (Recording.isOn())
            return recorded == null ? recorded = body.get() : recorded;
        return plain == null ? plain = body.get() : plain;
    }

    /// What `step` makes of it, likewise when first asked for.
    <R> Once<R> then(Function<V, R> step) {
        return new Once<>(() -> step.apply(value()));
    }
}
