package fovea.tensor;

import static fovea.kernel.Kernels.kernels;

import java.util.ArrayList;
import java.util.List;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// A recurrence that looks back before each step, with its state as the query.   Bahdanau et al. 2015, appendix A.1
///
/// ```text
///     wₜ, cₜ = look(Q hₜ₋₁)                          weights and context, see [Additive]
///     hₜ = step(xₜ + C cₜ, hₜ₋₁)                     see [Recurrent]
/// ```
///
/// Shapes: Q `(A, H)`; C `(G H, width of the values)`.
///
/// A whole walk is one operation: the rows of a batch do not wait for each other, and each weight's gradient is one
/// product over all steps. Second derivatives are those of the formulas written with tensors.
public final class Attentive {

    private final Recurrent cell;
    private final Tensor query;
    private final Tensor context;
    private final Additive source;

    /// A walk.
    ///
    /// @param outputs  the state after each step, `(B, T, H)`
    /// @param contexts what was seen before each step, `(B, T, width of the values)`
    /// @param weights  where, `(B, T, S)`
    /// @param last     the state after the last step
    public record Walked(Tensor outputs, Tensor contexts, Tensor weights, Recurrent.State last) {}

    private Attentive(Recurrent cell, Tensor query, Tensor context, Additive source) {
        this.cell = cell;
        this.query = query;
        this.context = context;
        this.source = source;
    }

    /// That recurrence, looking at that source: Q makes the state a query, C brings the context to the gates.
    ///
    /// @throws ShapeException if Q or C do not fit the recurrence and the source
    public static Attentive of(Recurrent cell, Tensor query, Tensor context, Additive source) {
        for (Tensor tensor : List.of(query, context, source.keys))
            DType.same("attentive", cell.weight, tensor);
        int H = cell.weight.size(1), G = cell.weight.size(0), A = source.keys.size(2), C = source.values.size(2);
        if (!query.shape().equals(Shape.of(A, H)) || !context.shape().equals(Shape.of(G, C)))
            throw new ShapeException("attentive", "the weights of query and context must be (%d, %d) and (%d, %d)"
                    .formatted(A, H, G, C), query.shape(), context.shape());
        return new Attentive(cell, query, context, source);
    }

    /// A whole sequence, from a first state.   Shapes `x (B, T, G H)`, state `(B, H)`; `visible`, which keys a step
    /// sees, stretches to `(B, T, S)`.
    ///
    /// @throws ShapeException           if x, the state, the source or the mask do not fit
    /// @throws IllegalArgumentException if the state has no memory where there must be one
    public Walked walk(Tensor x, Recurrent.State start, BoolTensor visible) {
        cell.check(x, start);
        Shape weights = Shape.of(x.size(0), x.size(1), source.keys.size(1));
        if (source.keys.size(0) != x.size(0) || !visible.shape().stretchesTo(weights))
            throw new ShapeException("attentive", "keys must be (B, S, A), and the mask must stretch to (B, T, S)",
                    source.keys.shape(), visible.shape(), weights);
        List<Tensor> all = new ArrayList<>(List.of(x, cell.weight, cell.bias, query, context, source.keys, source.v,
                source.values, start.hidden()));
        start.memory().ifPresent(all::add);
        Tensor[] inputs = all.toArray(Tensor[]::new);
        if (cell.resetFirst || !kernels().knowsAttentive(x.storage()))
            return walked(written(visible, inputs));
        var fused = new FusedAttentive(cell.gates, FusedLook.sight(visible, weights.size(2)), inputs);
        return walked(Bundle.fused("attentive", inputs, fused.results(), fused::slopes,
                tensors -> written(visible, tensors)));
    }

    private Walked walked(Tensor... results) {
        return new Walked(results[0], results[1], results[2], cell.state(3, results));
    }

    /// The formulas.
    private Tensor[] written(BoolTensor visible, Tensor... in) {
        int B = in[0].size(0), T = in[0].size(1), S = in[5].size(1);
        var gates = new WrittenGates(cell.gates, in[1].T(), in[2]);
        BoolTensor sees = visible.expand(Shape.of(B, T, S));
        Recurrent.State h = cell.state(8, in);
        List<Tensor> outputs = none(B, h.hidden()), contexts = none(B, in[7]), weights = none(B, in[5].sum(2));
        for (int t = 0; t < T; t++) {
            int now = t;
            BoolTensor seen = BoolTensor.generate(Shape.of(B, 1, S), i -> sees.at((i / S * T + now) * S + i % S));
            Tensor q = h.hidden().matmul(in[3].T()).unsqueeze(1);                                  // (B, 1, A)
            Tensor[] look = Additive.written(seen, q, in[5], in[6], in[7]);
            Tensor x = in[0].select(1, t).add(look[1].squeeze(1).matmul(in[4].T()));               // (B, G H)
            h = cell.resetFirst ? gates.stepResetFirst(x, h) : gates.step(x, h);
            outputs.add(h.hidden().unsqueeze(1));
            contexts.add(look[1]);
            weights.add(look[0]);
        }
        return results(h, outputs, contexts, weights);
    }

    /// A list of results that begins with one of no steps, as wide as the last axis of `like`.
    private static List<Tensor> none(int B, Tensor like) {
        return new ArrayList<>(List.of(Tensor.zeros(Shape.of(B, 0, like.size(-1)), like.dtype())));
    }

    private static Tensor[] results(Recurrent.State last, List<Tensor> outputs, List<Tensor> contexts,
                                    List<Tensor> weights) {
        List<Tensor> results = new ArrayList<>(List.of(Rearrangement.concat(1, outputs),
                Rearrangement.concat(1, contexts), Rearrangement.concat(1, weights), last.hidden()));
        last.memory().ifPresent(results::add);
        return results.toArray(Tensor[]::new);
    }
}
