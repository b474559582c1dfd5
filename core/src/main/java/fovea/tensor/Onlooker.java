package fovea.tensor;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Sees every operation when it has been computed, and every slope while it is being pulled back.
///
/// ```java
/// List<String> names = new ArrayList<>();
/// Onlooker.among(operation -> names.add(operation.name()), () -> x.square().sum());
/// names;                                                 // [square, sum]
/// ```
///
/// For tools: a hunt for NaN, a count of operations. Whoever looks on may throw, and thereby stop the computation, but
/// changes nothing else. Operations that only look at numbers under another shape are not shown. Nobody looking on,
/// that costs one comparison an operation.
@FunctionalInterface
public interface Onlooker {

    /// Nobody.
    Onlooker NOBODY = _ -> {};

    /// An operation, after it was computed.
    ///
    /// @param name   what errors and graphs call it
    /// @param inputs the tensors it was computed from, constants too
    /// @param result what came out
    /// @param caller where in the user's code it was called: the first frame outside of the library
    record Operation(String name, List<Tensor> inputs, Tensor result, Optional<StackTraceElement> caller) {}

    /// Shows an operation that has just been computed.
    void computed(Operation operation);

    /// Shows a slope about to be pulled: what `slope` gives is the gradient for one input of `operation`, whose result
    /// has the gradient `g`. The default lets it happen.
    default Tensor pulling(Operation operation, Tensor g, Supplier<Tensor> slope) {
        return slope.get();
    }

    /// Runs `body` with `onlooker` looking on, beside those that do already.
    static <R> R among(Onlooker onlooker, Supplier<R> body) {
        Run now = Run.current();
        Onlooker all = now.onlooker() == NOBODY ? onlooker : both(now.onlooker(), onlooker);
        Run.look(1);
        try {
            return ScopedValue.where(Run.CURRENT, now.before(all)).call(body::get);
        } finally {
            Run.look(-1);
        }
    }

    /// Runs `body` with nobody looking on, nothing recorded, and memory of its own: for what onlookers compute.
    static <R> R aside(Supplier<R> body) {
        Run alone = new Run(false, Lifetime.FOREVER, NOBODY);
        return ScopedValue.where(Run.CURRENT, alone).call(body::get);
    }

    private static Onlooker both(Onlooker outer, Onlooker inner) {
        return new Onlooker() {
            @Override
            public void computed(Operation operation) {
                inner.computed(operation);
                outer.computed(operation);
            }

            @Override
            public Tensor pulling(Operation operation, Tensor g, Supplier<Tensor> slope) {
                return outer.pulling(operation, g, () -> inner.pulling(operation, g, slope));
            }
        };
    }
}
