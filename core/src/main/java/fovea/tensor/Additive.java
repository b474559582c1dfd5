package fovea.tensor;

import fovea.shape.Shape;
import fovea.shape.ShapeException;

/// Something to look at by additive attention, many times: keys, values, and what weighs the hidden units.
///
/// ```text
///     weights = softmax(v · tanh(q + k))        context = Σ weights values        Bahdanau et al. 2015, appendix A.1.2
/// ```
///
/// Shapes: keys `(B, S, A)`, `v (A)`, values `(B, S, C)`; queries `(B, T, A)` look: weights `(B, T, S)`, context
/// `(B, T, C)`.
///
/// A look is one operation: the hidden units `tanh(q + k)`, A times as many as the weights, are never stored, and what
/// flows back to keys and values is added where it lies. Second derivatives are those of the formula written with
/// tensors.
public final class Additive {

    final Tensor keys;
    final Tensor v;
    final Tensor values;

    /// A look.
    ///
    /// @param weights where each query looked, `(B, T, S)`
    /// @param context what it saw there, `(B, T, C)`
    public record Look(Tensor weights, Tensor context) {}

    private Additive(Tensor keys, Tensor v, Tensor values) {
        this.keys = keys;
        this.v = v;
        this.values = values;
    }

    /// Keys and values to look at.
    ///
    /// @throws ShapeException if their shapes do not fit
    public static Additive of(Tensor keys, Tensor v, Tensor values) {
        DType.same("additive attention", keys, v);
        DType.same("additive attention", keys, values);
        if (keys.shape().rank() != 3 || values.shape().rank() != 3 || !v.shape().equals(Shape.of(keys.size(2)))
                || keys.size(0) != values.size(0) || keys.size(1) != values.size(1))
            throw new ShapeException("additive attention", "keys must be (B, S, A), v (A) and values (B, S, C)",
                    keys.shape(), v.shape(), values.shape());
        return new Additive(keys, v, values);
    }

    /// Looks with these queries at the keys that `visible` lets them see; it stretches to `(B, T, S)`. A query that
    /// sees nothing has weights of zero.
    ///
    /// @throws ShapeException if the queries or the mask do not fit
    public Look look(Tensor queries, BoolTensor visible) {
        DType.same("additive attention", queries, keys);
        if (queries.shape().rank() != 3 || queries.size(0) != keys.size(0) || queries.size(2) != keys.size(2))
            throw new ShapeException("additive attention", "queries must be (B, T, A) like the keys (B, S, A)",
                    queries.shape(), keys.shape());
        Shape weights = Shape.of(queries.size(0), queries.size(1), keys.size(1));
        if (!visible.shape().stretchesTo(weights))
            throw new ShapeException("additive attention", "the mask must stretch to (B, T, S)",
                    visible.shape(), weights);
        Tensor[] inputs = {queries, keys, v, values};
        var fused = new FusedLook(inputs, visible);
        Tensor[] results = Bundle.fused("look", inputs, fused.results(), fused::slopes,
                tensors -> written(visible, tensors));
        return new Look(results[0], results[1]);
    }

    /// The formula.
    static Tensor[] written(BoolTensor visible, Tensor... inputs) {
        Tensor hidden = inputs[0].unsqueeze(2).add(inputs[1].unsqueeze(1)).tanh();                 // (B, T, S, A)
        Tensor scores = hidden.matmul(inputs[2]);                                                  // (B, T, S)
        Tensor weights = scores.maskedFill(visible.not(), Double.NEGATIVE_INFINITY).softmax(-1);
        return new Tensor[] {weights, weights.matmul(inputs[3])};
    }
}
