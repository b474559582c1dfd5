package fovea.tensor;

import static fovea.kernel.Kernels.kernels;

import fovea.kernel.AdditiveArrays;
import fovea.kernel.AdditiveSize;
import fovea.shape.Shape;

/// Additive scores by kernels, and how gradients come back.
///
/// Inputs: q `(…, T, A)`, k `(…, S, A)` with the same leading axes, v `(A)`.
final class FusedAdditive {

    private final Tensor[] inputs;
    private final AdditiveSize size;

    private FusedAdditive(Tensor... inputs) {
        Shape q = inputs[0].shape(), k = inputs[1].shape();
        this.inputs = inputs;
        this.size = new AdditiveSize(q.dropLast(2).volume(), q.size(-2), k.size(-2), q.size(-1));
    }

    static Tensor scores(Tensor... inputs) {
        var fused = new FusedAdditive(inputs);
        return Bundle.fused("additiveScores", inputs, new Tensor[] {fused.scores()}, g -> fused.slopes(g[0]),
                x -> new Tensor[] {written(x[0], x[1], x[2])})[0];
    }

    /// The formula itself.
    private static Tensor written(Tensor q, Tensor k, Tensor v) {
        return q.unsqueeze(-2).add(k.unsqueeze(-3)).tanh().matmul(v);          // (…, T, S, A) · (A) → (…, T, S)
    }

    private Tensor scores() {
        Tensor out = blank(inputs[0].shape().dropLast(1).then(size.S()));
        kernels().additiveScores(arrays(inputs), out.storage(), size);
        return out;
    }

    private Tensor[] slopes(Tensor g) {
        Tensor[] slopes = {blank(inputs[0].shape()), blank(inputs[1].shape()), blank(Shape.of(size.B(), size.A()))};
        kernels().additiveSlopes(g.storage(), arrays(inputs), arrays(slopes), size);
        return new Tensor[] {slopes[0], slopes[1], slopes[2].sum(0)};
    }

    private static AdditiveArrays arrays(Tensor... of) {
        return new AdditiveArrays(of[0].storage(), of[1].storage(), of[2].storage());
    }

    private Tensor blank(Shape shape) {
        return Tape.blank(shape, inputs[0].dtype());
    }
}
