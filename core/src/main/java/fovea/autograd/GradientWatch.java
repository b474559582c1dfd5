package fovea.autograd;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import fovea.tensor.Edge;
import fovea.tensor.Tensor;

/// Looks at gradients by name while they flow through the midst of a graph.
///
/// ```java
/// var watch = new GradientWatch();
/// Tensor hidden = watch.at("hidden", x.mul(2));
/// hidden.square().sum().gradients();
/// watch.norms();                                         // {hidden=…}
/// ```
///
/// A watched tensor is the same numbers under an operation that does nothing, `y = x`, and whose slope shows the
/// gradient as it passes: that of everything that was computed from the tensor it gives back. For parameters there is
/// [fovea.tensor.Gradients#norms].
public final class GradientWatch {

    private final SequencedMap<String, Double> norms = new LinkedHashMap<>();

    /// A watch that has seen nothing yet.
    public GradientWatch() {}

    /// x, whose gradient's length `√ Σ g²` is written down whenever one passes; a later one replaces it.
    ///
    /// For `y = sum(x²)` at `x = (3, 4)` the gradient is `(6, 8)` and its norm 10.
    public Tensor at(String name, Tensor x) {
        return seeing(name, x, g -> norms.put(name, norm(g)));
    }

    /// The length of the last gradient that passed each name, in the order of first passing: from the result back.
    public SequencedMap<String, Double> norms() {
        return Collections.unmodifiableSequencedMap(norms);
    }

    /// x, whose gradient is shown to `hook` whenever one passes.
    public static Tensor seeing(String name, Tensor x, Consumer<Tensor> hook) {
        return replacing(name, x, g -> {
            hook.accept(g);
            return g;
        });
    }

    /// x, through which flows what `hook` makes of each gradient: clipped, scaled, reversed. It must have the shape and
    /// dtype of x.
    ///
    /// ```java
    /// Tensor h = GradientWatch.replacing("clip", x, g -> g.clamp(-1, 1));
    /// ```
    public static Tensor replacing(String name, Tensor x, UnaryOperator<Tensor> hook) {
        return Tensor.step(name, x, Edge.to(x, hook));
    }

    private static double norm(Tensor g) {
        return Math.sqrt(Arrays.stream(g.toDoubles()).map(x -> x * x).sum());
    }
}
