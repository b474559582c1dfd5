package fovea.tensor;

import static fovea.kernel.Kernels.kernels;
import static fovea.tensor.Axes.keep;

import java.util.function.Function;

import fovea.kernel.NormArrays;
import fovea.kernel.NormMoments;
import fovea.shape.Shape;

/// Layer normalisation in one pass over the rows, and its gradients in two; or the same without the mean.
///
/// What is kept for the way back is each row's mean and scale; `x̂` is found again from them.
final class FusedLayerNorm {

    private final Tensor[] inputs;
    private final double eps;
    private final int n;
    private final int rows;
    private final NormMoments moments;

    private FusedLayerNorm(Tensor[] inputs, double eps, boolean centred) {
        this.inputs = inputs;
        this.eps = eps;
        this.n = inputs[0].size(-1);
        this.rows = inputs[0].shape().volume(0, inputs[0].shape().rank() - 1);
        this.moments = new NormMoments(blank(Shape.of(rows)).storage(), blank(Shape.of(rows)).storage(), centred);
    }

    static Tensor layerNorm(Tensor x, Tensor w, Tensor b, double eps) {
        Tensor[] inputs = {x, w, b};
        return new FusedLayerNorm(inputs, eps, true).step("layerNorm",
                in -> in[0].standardize(eps).mul(in[1]).add(in[2]));
    }

    static Tensor rmsNorm(Tensor x, Tensor w, double eps) {
        Tensor[] inputs = {x, w, Tensor.zeros(w.shape(), w.dtype())};
        return new FusedLayerNorm(inputs, eps, false).step("rmsNorm",
                in -> in[0].mul(in[0].square().mean(keep(-1)).add(eps).rsqrt()).mul(in[1]));
    }

    private Tensor step(String operation, Function<Tensor[], Tensor> written) {
        Tensor[] y = {normalized()};
        return Bundle.fused(operation, inputs, y, g -> slopes(g[0]),
                in -> new Tensor[] {written.apply(in)})[0];
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
