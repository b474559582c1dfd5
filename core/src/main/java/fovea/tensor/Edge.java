package fovea.tensor;

import java.util.function.UnaryOperator;

import fovea.kernel.Storage;

/// One input of an operation, and how a gradient flows back to it.
///
/// ```java
/// Tensor y = Tensor.step("square", x.detach().square(), Edge.to(x, g -> g.mul(x).mul(2)));
/// ```
///
/// An edge is a partial derivative: given `g = ∂L/∂y`, it tells `∂L/∂x`, of the input's shape. It is written with
/// tensor operations, so it can be differentiated again.
public final class Edge {

    /// An edge along which nothing flows.
    static final Edge NONE = new Edge(null, (g, _) -> g, null);
    static final Edge[] NO_MORE = {};

    /// How a gradient is pulled back through an operation.
    @FunctionalInterface
    public interface Pull {
        /// The gradient for the input, from the gradient `g` for the output `y`.
        Tensor apply(Tensor g, Tensor y);
    }

    /// How a gradient is added to what other paths have brought.
    @FunctionalInterface
    interface Adder {
        /// Adds the gradient for the input, from the gradient `g` for the output, to `total`.
        void add(Tensor g, Storage total);
    }

    private final Tensor input;
    private final Pull pull;
    private final Adder adder;

    private Edge(Tensor input, Pull pull, Adder adder) {
        this.input = input;
        this.pull = pull;
        this.adder = adder;
    }

    /// The edge to `input`, told from the gradient alone.
    public static Edge to(Tensor input, UnaryOperator<Tensor> pull) {
        return leads(input) ? new Edge(input, (g, _) -> pull.apply(g), null) : NONE;
    }

    /// The edge to `input`, told from the gradient and the operation's output.
    public static Edge to(Tensor input, Pull pull) {
        return leads(input) ? new Edge(input, pull, null) : NONE;
    }

    /// The edge to an input that may be used many times, a weight for instance: `pull` makes a new tensor, and where
    /// one is there already, `adder` adds to it.
    static Edge to(Tensor input, UnaryOperator<Tensor> pull, Adder adder) {
        return leads(input) ? new Edge(input, (g, _) -> pull.apply(g), adder) : NONE;
    }

    /// The edge of an operation that has no gradient: asking for one throws, rather than going on with a wrong one.
    public static Edge without(Tensor input, String operation) {
        return to(input, (g, _) -> {
            throw new IllegalStateException(operation
                    + " has no gradient: detach() its input if none is meant to flow, or give it one with Edge.to");
        });
    }

    Tensor input() {
        return input;
    }

    Pull pull() {
        return pull;
    }

    /// Whether the gradient can be added to another one in place.
    boolean adds() {
        return adder != null;
    }

    void add(Tensor g, Storage total) {
        adder.add(g, total);
    }

    /// How deep the input lies; an edge along which nothing flows counts as 0.
    int depth() {
        return input == null ? 0 : input.origin.depth;
    }

    /// Whether a gradient flows along it. An edge to a constant is there for those who look on.
    boolean carries() {
        return input != null && input.isTracked();
    }

    private static boolean leads(Tensor input) {
        return input.isTracked() || Run.mayBeWatched();
    }
}
