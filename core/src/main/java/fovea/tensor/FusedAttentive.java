package fovea.tensor;

import static fovea.kernel.Kernels.kernels;

import java.util.Arrays;

import fovea.kernel.AttentiveUnroll;
import fovea.kernel.Gates;
import fovea.kernel.LookArrays;
import fovea.kernel.LookPlan;
import fovea.kernel.LookSlopes;
import fovea.kernel.Sight;
import fovea.kernel.Storage;
import fovea.kernel.Unroll;
import fovea.kernel.UnrollArrays;
import fovea.kernel.UnrollSlopes;
import fovea.shape.Shape;

/// One walk of a recurrence that looks back, by kernels: what came out, and what it kept for the way back.
///
/// Inputs: x `(B, T, G H)`, the weight, the bias, Q, C, keys `(B, S, A)`, v, values, h, and c if there is a memory.
/// Results: y, the contexts, the weights, the last h, and the last c.
final class FusedAttentive {

    private static final Storage NOTHING = new Storage.F32(new float[0]);

    private final Tensor[] inputs;
    private final Unroll how;
    private final LookPlan looks;
    private final AttentiveUnroll walk;
    private final Tensor y, h, c, before, q, weights, contexts;

    FusedAttentive(Gates gates, Sight sight, Tensor... inputs) {
        boolean keeps = Bundle.recorded(inputs);
        int B = inputs[0].size(0), T = inputs[0].size(1), H = inputs[1].size(1), S = inputs[5].size(1);
        int[] lengths = new int[B];
        Arrays.fill(lengths, T);
        this.inputs = inputs;
        how = new Unroll(gates, B, T, H, lengths, false);
        looks = new LookPlan(B, T, S, inputs[5].size(2), inputs[7].size(2), sight);
        y = sequence(H);
        h = blank(B, H);
        c = blank(gates.hasMemory() ? B : 0, H);
        before = keeps ? sequence(H) : blank(0);
        Tensor kept = !keeps ? blank(0) : gates.kept() == 1 ? y : sequence(gates.kept() * H);
        q = sequence(looks.A());
        weights = sequence(S);
        contexts = sequence(looks.C());
        walk = new AttentiveUnroll(how, looks,
                new UnrollArrays(in(0), in(1), NOTHING, in(2), in(8), gates.hasMemory() ? in(9) : c.storage(),
                        y.storage(), h.storage(), c.storage(), kept.storage(), before.storage()),
                new LookArrays(q.storage(), in(5), in(6), in(7), weights.storage(), contexts.storage()), in(3), in(4));
        kernels().attentive(walk);
    }

    Tensor[] results() {
        return how.gates().hasMemory() ? new Tensor[] {y, contexts, weights, h, c}
                : new Tensor[] {y, contexts, weights, h};
    }

    /// `∂L/∂W = Gᵤᵀ h`, `∂L/∂C = Gₓᵀ c`, `∂L/∂Q = G_qᵀ h`, each over all positions in one product; keys and values are
    /// added to where they lie.
    Tensor[] slopes(Tensor... g) {
        Gates gates = how.gates();
        int B = how.rows(), H = how.width(), G = gates.products() * H;
        Tensor gx = sequence(G), gu = gates.addsProducts() ? gx : sequence(G), gq = sequence(looks.A());
        Tensor gh = blank(B, H), gc = blank(gates.hasMemory() ? B : 0, H), gv = blank(B, looks.A());
        kernels().attentiveSlope(walk,
                new UnrollSlopes(NOTHING, g[0].storage(), g[3].storage(), (gates.hasMemory() ? g[4] : c).storage(),
                        gx.storage(), gu.storage(), gh.storage(), gc.storage()),
                new LookSlopes(g[2].storage(), g[1].storage(), gq.storage(), total(5), gv.storage(), total(7)));
        add(gu, before, 1);
        add(gq, before, 3);
        add(gx, contexts, 4);
        return new Tensor[] {gx, Backward.ADDED, FusedUnroll.bias(gates, rows(gx), rows(gu)), Backward.ADDED,
            Backward.ADDED, Backward.ADDED, gv.sum(0), Backward.ADDED, gh, gc};
    }

    /// Adds `gᵀ x`, over all positions, to the gradient of a weight.
    private void add(Tensor g, Tensor x, int weight) {
        if (inputs[weight].isTracked())
            Stacks.add(rows(g).T(), rows(x), Backward.current().total(inputs[weight]));
    }

    private Storage total(int input) {
        return inputs[input].isTracked() ? Backward.current().total(inputs[input])
                : Tape.blank(inputs[input].shape(), inputs[input].dtype()).storage();
    }

    private Tensor rows(Tensor x) {
        return x.reshape(how.positions(), x.size(2));
    }

    private Storage in(int i) {
        return inputs[i].storage();
    }

    private Tensor sequence(int width) {
        return blank(how.rows(), how.steps(), width);
    }

    private Tensor blank(int... sizes) {
        return Tape.blank(Shape.of(sizes), inputs[0].dtype());
    }
}
