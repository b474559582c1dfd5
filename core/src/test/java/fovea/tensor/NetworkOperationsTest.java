package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// The numbers that the documentation of convolutions, pools, normalisations, losses, similarities and activations
/// gives, and what they have in common.
class NetworkOperationsTest {

    private static final Tensor SQUARE = Tensor.of(Shape.of(1, 1, 2, 2), 1, 2, 3, 4f);

    private static Tensor sequence(float... numbers) {
        return Tensor.of(Shape.of(1, 1, numbers.length), numbers);
    }

    private static void gives(Tensor found, double... expected) {
        assertArrayEquals(expected, found.toDoubles(), 1e-4);
    }

    @Test
    void convolutions() {
        gives(SQUARE.conv2d(Tensor.of(Shape.of(1, 1, 2, 2), 1, 0, 0, 1f), ConvolutionRule.PLAIN), 5);
        gives(sequence(1, 2, 3, 4).conv1d(sequence(1, -1), ConvolutionRule.PLAIN), -1, -1, -1);
        gives(sequence(1, 2).unsqueeze(2).convTranspose2d(sequence(1, 10).unsqueeze(2), ConvolutionRule.PLAIN),
                1, 12, 20);
        gives(SQUARE.unfold(Window.of(2)), 1, 2, 3, 4);
        gives(Tensor.of(Shape.of(1, 2, 2), 1, 3, 2, 4f).fold(1, 3, Window.of(1, 2)), 1, 5, 4);
    }

    @Test
    void pools() {
        gives(SQUARE.avgPool2d(Window.tiling(2)), 2.5);
        gives(SQUARE.maxPool2d(Window.tiling(2)), 4);
        gives(sequence(1, 3, 7).avgPool1d(Window.of(2)), 2, 5);
        gives(sequence(1, 3, 2).maxPool1d(Window.of(2)), 3, 3);
        gives(sequence(-1, -3).maxPool1d(Window.of(2).withPadding(1)), -1, -1, -3);
    }

    @Test
    void normalisations() {
        gives(Tensor.of(1f, 3).layerNorm(Tensor.of(1f, 10), Tensor.of(0f, 5), 0), -1, 15);
        gives(Tensor.of(1f, 7).rmsNorm(Tensor.of(1f, 1), 0), 0.2, 1.4);
        gives(Tensor.of(Shape.of(2, 1), 1f, 3).batchNorm(Tensor.of(2f), Tensor.of(5f), 0), 3, 7);
        gives(Tensor.of(Shape.of(1, 1), 7f).batchNorm(Tensor.of(2f), Tensor.of(5f), 0,
                new Moments(Tensor.of(1f), Tensor.of(4f))), 11);
        Tensor ones = Tensor.ones(Shape.of(4)), zeros = Tensor.zeros(Shape.of(4));
        gives(Tensor.of(Shape.of(1, 4), 1, 3, 10, 30f).groupNorm(2, ones, zeros, 0), -1, 1, -1, 1);
        Moments moments = Moments.of(Tensor.of(Shape.of(2, 1), 1f, 3));
        gives(moments.mean(), 2);
        gives(moments.variance(), 2);
        gives(new Moments(Tensor.of(0f), Tensor.of(1f)).towards(moments, 0.1).mean(), 0.2);
    }

    @Test
    void losses() {
        Tensor x = Tensor.of(1f, 2), y = Tensor.of(1f, 4), zero = Tensor.of(0f), one = Tensor.of(1f);
        gives(x.meanSquaredError(y), 2);
        gives(x.squaredError(y, Reduce.SUM), 4);
        gives(x.absoluteError(y, Reduce.MEAN), 1);
        gives(Tensor.of(0.5f, 3).huber(Tensor.of(0f, 0), 1, Reduce.NONE), 0.125, 2.5);
        gives(zero.binaryCrossEntropyWithLogits(one, Reduce.MEAN), Math.log(2));
        gives(zero.binaryCrossEntropyWithLogits(one, Tensor.of(3f), Reduce.MEAN), 3 * Math.log(2));
        gives(Tensor.of(0.5f).binaryCrossEntropy(one, Reduce.MEAN), Math.log(2));
        gives(zero.binaryCrossEntropy(one, Reduce.MEAN), 100);
        gives(Tensor.of(0.5f, 0.5f).log().klDivergence(Tensor.of(1f, 0), Reduce.SUM), Math.log(2));
        gives(Tensor.of(Shape.of(1, 2), -3f, -2).negativeLogLikelihood(IntTensor.of(1), CrossEntropy.DEFAULT), 2);
    }

    @Test
    void logitsOfAnySizeDoNotOverflow() {
        Tensor x = Tensor.of(1000f, -1000), t = Tensor.of(0f, 1);
        gives(x.binaryCrossEntropyWithLogits(t, Reduce.NONE), 1000, 1000);
        gives(x.binaryCrossEntropyWithLogits(t, Tensor.of(2f), Reduce.NONE), 1000, 2000);
        gives(x.logSigmoid(), 0, -1000);
    }

    @Test
    void negativeLogLikelihoodOfLogSoftmaxIsCrossEntropy() {
        Tensor x = Tensor.range(12).reshape(4, 3).sin();
        IntTensor targets = IntTensor.of(2, 0, 1, 0);
        var settings = CrossEntropy.DEFAULT.withIgnoredIndex(0).withLabelSmoothing(0.1);
        gives(x.logSoftmax(-1).negativeLogLikelihood(targets, settings), x.crossEntropy(targets, settings).item());
    }

    @Test
    void similarities() {
        Tensor identity = Tensor.eye(2).unsqueeze(0);
        gives(Tensor.of(1f, 2).bilinear(Tensor.of(3f, 4), identity), 11);
        gives(Tensor.of(1f, 0).cosineSimilarity(Tensor.of(1f, 1)), Math.sqrt(0.5));
        Tensor nothing = Tensor.of(0f, 0).leaf();
        gives(nothing.cosineSimilarity(Tensor.of(1f, 1)).mul(1e-8).gradients().of(nothing), Math.sqrt(0.5),
                Math.sqrt(0.5));
    }

    @Test
    void activations() {
        Tensor zero = Tensor.of(0f), one = Tensor.of(1f);
        gives(zero.softplus(2), 0.3466);
        gives(zero.logSigmoid(), -0.6931);
        gives(one.mish(), 0.8651);
        gives(one.selu(), 1.0507);
        gives(one.softsign(), 0.5);
        gives(Tensor.of(6f, 0).glu(0), 3);
        gives(Tensor.of(-4f, 4).prelu(Tensor.of(0.5f)), -2, 4);
    }

    @Test
    void aTransposedConvolutionIsTheAdjoint() {
        var rule = ConvolutionRule.PLAIN.withStride(2).withPadding(1).withGroups(2);
        Tensor x = Tensor.range(2 * 4 * 5 * 5).reshape(2, 4, 5, 5).sin();
        Tensor w = Tensor.range(6 * 2 * 9).reshape(6, 2, 3, 3).cos();
        Tensor y = x.conv2d(w, rule), g = Tensor.range(y.shape().volume()).reshape(y.shape().sizes()).sin();
        assertEquals(y.mul(g).sum().item(), x.mul(g.convTranspose2d(w, rule)).sum().item(), 1e-3);
    }

    @Test
    void layerNormIsItsExpressionToTheLastDerivative() {
        Tensor x = Tensor.range(300 * 20).reshape(300, 20).sin().leaf(), w = Tensor.range(20).cos().leaf(),
                b = Tensor.range(20).sin().leaf();
        Tensor g = Tensor.range(300 * 20).reshape(300, 20).cos();
        var fused = x.layerNorm(w, b, 1e-5).gradients(g);
        var written = x.standardize(1e-5).mul(w).add(b).gradients(g);
        for (Tensor each : new Tensor[] {x, w, b})
            assertArrayEquals(written.of(each).toFloats(), fused.of(each).toFloats(), 1e-4f);
    }
}
