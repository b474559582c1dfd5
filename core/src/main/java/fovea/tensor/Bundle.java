package fovea.tensor;

import static fovea.tensor.Edge.to;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import fovea.shape.Shape;

/// One operation with several results.
///
/// ```java
/// static List<Tensor> sumAndProduct(Tensor a, Tensor b) {
///     List<Tensor> values = List.of(a.detach().add(b.detach()), a.detach().mul(b.detach()));
///     return Bundle.of("sumAndProduct", List.of(a, b), values,
///             g -> List.of(g.get(0).add(g.get(1).mul(b)), g.get(0).add(g.get(1).mul(a))));
/// }
/// ```
///
/// The results hang on a *knot*, a tensor of shape `()` that holds nothing. In the backward walk each result hands its
/// gradient to the knot, and when all have spoken the knot pulls them back together, once for all inputs:
///
/// ```text
///     x ──┐          ┌── y₁
///         ├── knot ──┤                    slopes(g₁, g₂) → (∂L/∂x, ∂L/∂w)
///     w ──┘          └── y₂
/// ```
public final class Bundle {

    /// How the gradients for all results are pulled back to all inputs, in their orders. An input that is not tracked
    /// may get anything.
    @FunctionalInterface
    interface Slopes {
        Tensor[] of(Tensor... gradients);
    }

    /// Results as tensor operations on the inputs.
    @FunctionalInterface
    interface Expression {
        Tensor[] of(Tensor... inputs);
    }

    private static final Tensor SPOKEN = Tensor.of(Shape.SCALAR, 0f);

    private final Tensor[] values;
    private final Slopes slopes;
    private final Tensor[] gradients;          // those that have arrived in the walk under way
    private Tensor[] pulled;
    private Backward walk;

    private Bundle(Tensor[] values, Slopes slopes) {
        this.values = values;
        this.slopes = slopes;
        this.gradients = new Tensor[values.length];
    }

    /// `values` as the results of one operation of your own, with its slopes: what [Tensor#step] is for one result.
    ///
    /// @param operation the name that errors and graphs show
    /// @param inputs    through which gradients shall flow
    /// @param values    what comes out, computed in any way
    /// @param slopes    from the gradients for all results, zeros where nobody used one, those for all inputs
    public static List<Tensor> of(String operation, List<Tensor> inputs, List<Tensor> values,
                                  UnaryOperator<List<Tensor>> slopes) {
        List<Tensor> results = List.of(step(operation, inputs.toArray(Tensor[]::new), values.toArray(Tensor[]::new),
                g -> pulled(operation, inputs.size(), slopes.apply(List.of(g)))));
        for (Tensor result : results)
            if (result.origin instanceof Origin.Step hanging
                    && hanging.more[0].input().origin instanceof Origin.Step knot)
                hanging.isForeign = knot.isForeign = true;
        return results;
    }

    private static Tensor[] pulled(String operation, int inputs, List<Tensor> gradients) {
        if (gradients.size() != inputs)
            throw new IllegalStateException("%s: there must be one gradient for each of the %d inputs; got %d"
                    .formatted(operation, inputs, gradients.size()));
        return gradients.toArray(Tensor[]::new);
    }

    /// Whether anybody may ask for gradients of what is computed from these.
    static boolean recorded(Tensor... inputs) {
        if (Recording.isOn())
            for (Tensor input : inputs)
                if (input.isTracked())
                    return true;
        return false;
    }

    /// The values as results of an operation on the inputs.
    static Tensor[] step(String operation, Tensor[] inputs, Tensor[] values, Slopes slopes) {
        if (Run.current().isWatched())
            for (Tensor value : values)
                Shown.computed(operation, List.of(inputs), value);
        if (!recorded(inputs))
            return values;
        var bundle = new Bundle(values, slopes);
        Edge[] edges = new Edge[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            int at = i;
            edges[i] = to(inputs[i], _ -> bundle.pulled(at));
        }
        Tensor knot = Tape.given(operation, SPOKEN, edges);
        Tensor[] results = new Tensor[values.length];
        for (int i = 0; i < values.length; i++) {
            int at = i;
            results[i] = Tape.given(operation, values[i], to(knot, g -> bundle.hand(at, g)));
        }
        return results;
    }

    /// The values as results of a fused operation: `fused` pulls gradients back with kernels of its own. When they will
    /// be differentiated again, they are those of the written-out expression.
    static Tensor[] fused(String operation, Tensor[] inputs, Tensor[] values, Slopes fused, Expression written) {
        return step(operation, inputs, values,
                gradients -> Recording.isOn() ? writtenOut(inputs, written, gradients) : fused.of(gradients));
    }

    private static Tensor[] writtenOut(Tensor[] inputs, Expression written, Tensor... gradients) {
        Tensor[] borders = new Tensor[inputs.length];
        for (int i = 0; i < inputs.length; i++)
            borders[i] = Tape.share("input", inputs[i].shape(), inputs[i], to(inputs[i], g -> g));
        return Backward.between(borders, written.of(borders), gradients);
    }

    private Tensor hand(int result, Tensor g) {
        if (walk != Backward.current()) {
            walk = Backward.current();
            Arrays.fill(gradients, null);
            pulled = null;
        }
        PullMemory.hold(g);
        gradients[result] = g;
        return SPOKEN;
    }

    private Tensor pulled(int input) {
        if (pulled == null) {
            Tensor[] all = new Tensor[values.length];
            for (int i = 0; i < values.length; i++)
                all[i] = gradients[i] != null ? gradients[i] : Tensor.zeros(values[i].shape(), values[i].dtype());
            pulled = slopes.of(all);
            for (Tensor gradient : gradients)
                if (gradient != null)
                    PullMemory.drop(gradient);
            Arrays.fill(gradients, null);
        }
        return pulled[input];
    }
}
