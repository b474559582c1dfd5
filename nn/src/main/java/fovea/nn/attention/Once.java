package fovea.nn.attention;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import fovea.tensor.Recording;
import fovea.tensor.Tensor;

/// A tensor that is computed when somebody first asks for it.
///
/// One that was computed without recording has no gradient, so it is never handed to somebody who records: each of
/// the two gets their own.
final class Once {

    private final Supplier<Tensor> body;
    private Tensor recorded;
    private Tensor plain;

    Once(Supplier<Tensor> body) {
        this.body = body;
    }

    Tensor value() {
        if (Recording.isOn())
            return recorded == null ? recorded = body.get() : recorded;
        return plain == null ? plain = body.get() : plain;
    }

    /// What `step` makes of it, likewise when first asked for.
    Once then(UnaryOperator<Tensor> step) {
        return new Once(() -> step.apply(value()));
    }
}
