package fovea.tensor;

import static fovea.kernel.Kernels.kernels;

import fovea.kernel.Gates;
import fovea.kernel.Unroll;
import fovea.kernel.UnrollArrays;
import fovea.kernel.UnrollSlopes;
import fovea.shape.Shape;

/// One walk of a recurrence by kernels: what came out, and what it kept for the way back.
///
/// Inputs: x `(B, T, G H)`, the weight, the bias, h, and c if there is a memory. Results: y, the last h, and the last
/// c.
final class FusedUnroll {

    private final Unroll how;
    private final PackedWeight weight;
    private final Tensor[] inputs;
    private final UnrollArrays arrays;
    private final Tensor y, h, c, before;

    FusedUnroll(Unroll how, PackedWeight weight, Tensor... inputs) {
        Gates gates = how.gates();
        boolean keeps = Bundle.recorded(inputs);
        this.how = how;
        this.weight = weight;
        this.inputs = inputs;
        this.y = blank(sequence(1));
        this.h = blank(state());
        this.c = blank(memory());
        this.before = blank(keeps ? sequence(1) : Shape.of(0));
        // What a plain cell keeps is its state, which is y.
        Tensor kept = keeps && gates.kept() == 1 ? y : blank(keeps ? sequence(gates.kept()) : Shape.of(0));
        Tensor memory = gates.hasMemory() ? inputs[4] : c;
        this.arrays = new UnrollArrays(inputs[0].storage(), inputs[1].storage(), weight.forward(how),
                inputs[2].storage(), inputs[3].storage(), memory.storage(), y.storage(), h.storage(), c.storage(),
                kept.storage(), before.storage());
        kernels().unroll(how, arrays);
    }

    Tensor[] results() {
        return how.gates().hasMemory() ? new Tensor[] {y, h, c} : new Tensor[] {y, h};
    }

    /// `∂L/∂W = Gᵤᵀ h`, over all positions in one product; the bias's is the sum over all positions.
    Tensor[] slopes(Tensor... g) {
        Gates gates = how.gates();
        int G = gates.products(), H = how.width();
        Tensor gx = blank(sequence(G)), gu = gates.addsProducts() ? gx : blank(sequence(G));
        Tensor gh = blank(state()), gc = blank(memory());
        Tensor gLastC = gates.hasMemory() ? g[2] : c;
        kernels().unrollSlope(how, arrays, new UnrollSlopes(weight.back(how), g[0].storage(), g[1].storage(),
                gLastC.storage(), gx.storage(), gu.storage(), gh.storage(), gc.storage()));
        Tensor byProduct = gu.reshape(how.positions(), G * H);
        if (inputs[1].isTracked())
            Stacks.add(byProduct.T(), before.reshape(how.positions(), H), Backward.current().total(inputs[1]));
        return new Tensor[] {gx, Backward.ADDED, bias(gates, gx.reshape(how.positions(), G * H), byProduct), gh, gc};
    }

    /// The bias's slope, a sum over all positions; the GRU's last quarter is that of what stands behind its reset gate.
    static Tensor bias(Gates gates, Tensor gx, Tensor gu) {
        int G = gx.size(1), H = G / gates.products();
        Tensor sum = gx.sum(0);
        return gates == Gates.GRU ? Rearrangement.concat(0, sum, gu.slice(1, 2 * H, G).sum(0)) : sum;
    }

    private Shape sequence(int widths) {
        return Shape.of(how.rows(), how.steps(), widths * how.width());
    }

    private Shape state() {
        return Shape.of(how.rows(), how.width());
    }

    private Shape memory() {
        return Shape.of(how.gates().hasMemory() ? how.rows() : 0, how.width());
    }

    private Tensor blank(Shape shape) {
        return Tape.blank(shape, inputs[0].dtype());
    }
}
