package fovea.tensor;

import static fovea.kernel.Kernels.kernels;

import java.util.Optional;

import fovea.kernel.AttentionArrays;
import fovea.kernel.AttentionPlan;
import fovea.kernel.AttentionSlopes;
import fovea.kernel.Heads;
import fovea.kernel.Sight;
import fovea.shape.Shape;

/// Attention by kernels, and how gradients come back.
///
/// Inputs: Q `(…, T, d)`, K `(…, S, d)`, V `(…, S, d)`, with the same leading axes: the last of them are the heads, all
/// before it the batch. Where all three were made by putting the heads before the positions, they are read as they were
/// before, `(B, T, h, d)`, and so the context and the gradients are written.
final class FusedAttention {

    private final Tensor[] inputs;
    private final AttentionPlan plan;
    private final Tensor out;
    private final Tensor total;

    private FusedAttention(AttentionRule rule, Heads heads, Tensor... inputs) {
        Shape Q = apart(inputs[0].shape(), heads), stack = Q.dropLast(2);
        int h = stack.rank() < 2 ? 1 : stack.size(-1), T = Q.size(-2), d = Q.size(-1);
        int S = apart(inputs[1].shape(), heads).size(-2);
        this.inputs = inputs;
        this.plan = AttentionPlan.of(h == 0 ? 0 : stack.volume() / h, h, T, S, d)
                .withSight(sight(rule, stack.then(T, S))).withHeads(heads)
                .withDropout(rule.dropout(), rule.key().bits());
        this.out = blank(inputs[0].shape());
        this.total = blank(stack.then(T));
        kernels().attend(new AttentionArrays(inputs[0].storage(), inputs[1].storage(), inputs[2].storage(),
                out.storage(), total.storage()), plan);
    }

    static Tensor context(AttentionRule rule, Tensor... inputs) {
        Tensor[] together = new Tensor[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            Optional<Tensor> unswapped = inputs[i].unswapped(Swap.HEADS);
            if (unswapped.isEmpty())
                return context(rule, Heads.APART, inputs);
            together[i] = unswapped.get();
        }
        return Swap.HEADS.of(context(rule, Heads.TOGETHER, together));
    }

    private static Tensor context(AttentionRule rule, Heads heads, Tensor... inputs) {
        var fused = new FusedAttention(rule, heads, inputs);
        return Bundle.fused("attend", inputs, new Tensor[] {fused.out}, g -> fused.slopes(g[0]),
                x -> new Tensor[] {written(rule, heads, x)})[0];
    }

    /// A tensor whose heads lie so, with its heads before the positions; and back.
    private static Tensor apart(Tensor x, Heads heads) {
        return heads == Heads.APART ? x : Swap.HEADS.of(x);
    }

    private static Shape apart(Shape shape, Heads heads) {
        return heads == Heads.APART ? shape : Swap.HEADS.of(shape);
    }

    private static Tensor written(AttentionRule rule, Heads heads, Tensor... x) {
        return apart(written(rule, apart(x[0], heads), apart(x[1], heads), apart(x[2], heads)), heads);
    }

    /// The formula itself.
    private static Tensor written(AttentionRule rule, Tensor Q, Tensor K, Tensor V) {
        Tensor scores = rule.hide(Q.matmul(K.T()).div(Math.sqrt(Q.size(-1))));                     // (…, T, S)
        return rule.forget(scores.softmax(-1)).matmul(V);                                          // (…, T, d)
    }

    private Tensor[] slopes(Tensor g) {
        Tensor[] slopes = {blank(inputs[0].shape()), blank(inputs[1].shape()), blank(inputs[2].shape())};
        var arrays = new AttentionArrays(inputs[0].storage(), inputs[1].storage(), inputs[2].storage(),
                out.storage(), total.storage());
        kernels().attendSlopes(g.storage(), arrays, plan,
                new AttentionSlopes(slopes[0].storage(), slopes[1].storage(), slopes[2].storage()));
        return slopes;
    }

    /// The rule as kernels read it: bits over `(B, h, T, S)`, with a stride of 0 along axes on which they stand still.
    private static Sight sight(AttentionRule rule, Shape scores) {
        if (rule.visible().isEmpty())
            return Sight.causal(rule.horizon());
        BoolTensor bits = inFour(rule.visible().get(), scores);
        int[] strides = bits.shape().strides();
        for (int axis = 0; axis < 3; axis++)
            if (bits.shape().size(axis) == 1)
                strides[axis] = 0;
        return new Sight(bits.array(), strides[0], strides[1], strides[2], rule.horizon());
    }

    /// The bits with four axes, the last of them whole.
    private static BoolTensor inFour(BoolTensor bits, Shape scores) {
        int rank = scores.rank(), S = scores.size(-1);
        if (rank > 4)
            return bits.expand(scores).reshape(scores.volume(0, rank - 3), scores.size(-3), scores.size(-2), S);
        Shape padded = bits.shape();
        while (padded.rank() < rank)
            padded = padded.inserted(0, 1);
        while (padded.rank() < 4)
            padded = padded.inserted(padded.rank() - 2, 1);    // heads, and then the batch
        return bits.reshape(padded.sizes()).expand(padded.with(3, S));
    }

    private Tensor blank(Shape shape) {
        return Tape.blank(shape, inputs[0].dtype());
    }
}
