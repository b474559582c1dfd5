package fovea.tensor;

import static fovea.kernel.Kernels.kernels;

import fovea.kernel.NormArrays;
import fovea.kernel.NormMoments;
import fovea.shape.Shape;

/// Layer normalisation in one pass over the rows, and its gradients in two.
///
/// What is kept for the way back is each row's mean and scale; `x̂` is found again from them.
final class FusedLayerNorm {

    private final Tensor[] inputs;
    private final double eps;
    private final int n;
    private final int rows;
    private final NormMoments moments;

    private FusedLayerNorm(Tensor[] inputs, double eps) {
        this.inputs = inputs;
        this.eps = eps;
        this.n = inputs[0].size(-1);
        this.rows = inputs[0].shape().volume(0, inputs[0].shape().rank() - 1);
        this.moments = new NormMoments(blank(Shape.of(rows)).storage(), blank(Shape.of(rows)).storage());
    }

    static Tensor apply(Tensor x, Tensor w, Tensor b, double eps) {
        Tensor[] inputs = {x, w, b};
        var fused = new FusedLayerNorm(inputs, eps);
        return Bundle.fused("layerNorm", inputs, new Tensor[] {fused.normalized()}, g -> fused.slopes(g[0]),
                in -> new Tensor[] {in[0].standardize(eps).mul(in[1]).add(in[2])})[0];
    }

    private Tensor normalized() {
        Tensor y = blank(inputs[0].shape());
        if (rows * n > 0)
            kernels().layerNorm(arrays(inputs), eps, y.storage(), moments, rows, n);
        return y;
    }

    private Tensor[] slopes(Tensor g) {
        Tensor[] slopes = {blank(inputs[0].shape()), blank(Shape.of(n)), blank(Shape.of(n))};
        kernels().layerNormSlope(g.storage(), arrays(inputs), moments, arrays(slopes), rows, n);
        return slopes;
    }

    private static NormArrays arrays(Tensor... of) {
        return new NormArrays(of[0].storage(), of[1].storage(), of[2].storage());
    }

    private Tensor blank(Shape shape) {
        return Tape.blank(shape, inputs[0].dtype());
    }
}
