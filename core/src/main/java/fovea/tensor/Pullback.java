package fovea.tensor;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import fovea.shape.ShapeException;

/// A function at a point: its results there, and how gradients for them are pulled back to its inputs.
///
/// ```java
/// Pullback square = Pullback.of(x -> List.of(x.get(0).square()), List.of(Tensor.of(3f)));
/// square.results();                                      // [9.]
/// square.pull(List.of(Tensor.of(1f)));                   // [6.]
/// ```
///
/// ```text
///     y = f(x)      pull(g)ⱼ = Σᵢ (∂yᵢ/∂xⱼ)ᵀ gᵢ
/// ```
///
/// The function is computed once and recorded, whether or not the surroundings record. It sees stand-ins for the
/// inputs: the same numbers, and gradients stop there. Where [Recording] is on, and an input or anything else that the
/// function uses is tracked, such as a parameter, what is pulled can be differentiated again with respect to it: that
/// makes pullbacks of pullbacks derivatives of any order, and a penalty on a gradient a loss like any other.
public final class Pullback {

    private final Tensor[] inputs;
    private final Tensor[] results;
    private final boolean recorded;

    private Pullback(Tensor[] inputs, Tensor[] results, boolean recorded) {
        this.inputs = inputs;
        this.results = results;
        this.recorded = recorded;
    }

    /// Computes `f` at `x`.
    public static Pullback of(Function<List<Tensor>, List<Tensor>> f, List<Tensor> x) {
        boolean recording = Recording.isOn();
        Tensor[] inputs = x.stream().map(Pullback::standIn).toArray(Tensor[]::new);
        Tensor[] results = Recording.on(() -> f.apply(List.of(inputs)).toArray(Tensor[]::new));
        return new Pullback(inputs, results, recording && Ancestors.areAlsoOutside(results, inputs));
    }

    private static Tensor standIn(Tensor x) {
        return x.isTracked() && Recording.isOn() ? Tape.share("input", x.shape(), x, Edge.to(x, g -> g)) : x.leaf();
    }

    /// The function's values, `f(x)`.
    public List<Tensor> results() {
        return recorded ? List.of(results) : Stream.of(results).map(Tensor::detach).toList();
    }

    /// The gradients of `Σ sum(yᵢ · gᵢ)` for the inputs, in their order and of their shapes; zeros where nothing
    /// depends on an input.
    ///
    /// @throws ShapeException           unless there is one gradient for each result, of its shape
    /// @throws IllegalArgumentException if one has another dtype
    public List<Tensor> pull(List<Tensor> g) {
        check(g);
        Tensor[] seeds = g.toArray(Tensor[]::new);
        if (recorded || Recording.isOn() && g.stream().anyMatch(Tensor::isTracked))
            return List.of(Backward.between(inputs, results, seeds));
        return Recording.off(() -> List.of(Backward.between(inputs, results, seeds)));
    }

    private void check(List<Tensor> g) {
        if (g.size() != results.length)
            throw new ShapeException("pull", "there must be one gradient for each of the %d results; got %d".formatted(
                    results.length, g.size()));
        for (int i = 0; i < results.length; i++) {
            if (!g.get(i).shape().equals(results[i].shape()))
                throw new ShapeException("pull", "the gradient for result %d must have the result's shape".formatted(i),
                        results[i].shape(), g.get(i).shape());
            DType.same("pull", results[i], g.get(i));
        }
    }
}
