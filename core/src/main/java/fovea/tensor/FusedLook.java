package fovea.tensor;

import static fovea.kernel.Kernels.kernels;

import fovea.kernel.LookArrays;
import fovea.kernel.LookPlan;
import fovea.kernel.LookSlopes;
import fovea.kernel.Sight;
import fovea.kernel.Storage;
import fovea.shape.Shape;

/// One look of additive attention by kernels.
///
/// Inputs: queries `(B, T, A)`, keys `(B, S, A)`, v `(A)`, values `(B, S, C)`. Results: weights and context.
final class FusedLook {

    private final Tensor[] inputs;
    private final LookPlan plan;
    private final LookArrays arrays;
    private final Tensor weights, context;

    FusedLook(Tensor[] inputs, BoolTensor visible) {
        this.inputs = inputs;
        int B = inputs[0].size(0), T = inputs[0].size(1);
        int S = inputs[1].size(1), A = inputs[1].size(2), C = inputs[3].size(2);
        plan = new LookPlan(B, T, S, A, C, sight(visible, S));
        weights = blank(Shape.of(B, T, S));
        context = blank(Shape.of(B, T, C));
        arrays = new LookArrays(inputs[0].storage(), inputs[1].storage(), inputs[2].storage(), inputs[3].storage(),
                weights.storage(), context.storage());
        kernels().look(plan, arrays);
    }

    /// Who sees whom, as kernels want it.
    static Sight sight(BoolTensor visible, int S) {
        Shape shape = visible.shape();
        if (shape.volume() == 1)
            return visible.at(0) ? Sight.ALL : Sight.causal(-Sight.BOUNDLESS);
        int B = shape.rank() > 2 ? shape.size(0) : 1, T = shape.rank() > 1 ? shape.size(-2) : 1;
        BoolTensor bits = visible.expand(Shape.of(B, T, S));
        return new Sight(bits.array(), B == 1 ? 0 : T * S, 0, T == 1 ? 0 : S, Sight.BOUNDLESS);
    }

    Tensor[] results() {
        return new Tensor[] {weights, context};
    }

    /// What flows to keys and values is added up over all looks; what flows to v is a line for each row, then their
    /// sum.
    Tensor[] slopes(Tensor... g) {
        Tensor gq = blank(inputs[0].shape()), gv = blank(Shape.of(plan.B(), plan.A()));
        kernels().lookSlope(plan, arrays, new LookSlopes(g[0].storage(), g[1].storage(),
                gq.storage(), total(inputs[1]), gv.storage(), total(inputs[3])));
        return new Tensor[] {gq, Backward.ADDED, gv.sum(0), Backward.ADDED};
    }

    private Storage total(Tensor input) {
        return input.isTracked() ? Backward.current().total(input) : blank(input.shape()).storage();
    }

    private Tensor blank(Shape shape) {
        return Tape.blank(shape, inputs[0].dtype());
    }
}
