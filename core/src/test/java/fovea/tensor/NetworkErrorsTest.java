package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// What convolutions, pools, normalisations, losses and similarities refuse, and how they say so.
class NetworkErrorsTest {

    private static final Tensor IMAGE = Tensor.ones(Shape.of(1, 2, 4, 5)), SEQUENCE = Tensor.ones(Shape.of(1, 2, 4)),
            ROWS = Tensor.ones(Shape.of(2, 3)), THREE = Tensor.range(3), TWO = Tensor.range(2);

    private static void says(String message, Runnable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    private static Tensor weight(int... sizes) {
        return Tensor.ones(Shape.of(sizes));
    }

    @Test
    void filtersMustFit() {
        says("conv2d: the weight must be (O, C/1, height, width), O a multiple of 1; got (1, 2, 4, 5) and (3, 1, 2, 2)",
                () -> IMAGE.conv2d(weight(3, 1, 2, 2), ConvolutionRule.PLAIN));
        says("conv2d: the weight must be (O, C/2, height, width), O a multiple of 2; got (1, 2, 4, 5) and (3, 1, 2, 2)",
                () -> IMAGE.conv2d(weight(3, 1, 2, 2), ConvolutionRule.PLAIN.withGroups(2)));
        says("conv2d: the window spans 9 × 5 pixels; with padding there are 6 × 7; got (1, 2, 4, 5)",
                () -> IMAGE.conv2d(weight(3, 2, 5, 3), ConvolutionRule.PLAIN.withPadding(1).withDilation(2)));
        says("conv2d: the bias must have one number for each of the 3 filters; got (2)",
                () -> IMAGE.conv2d(weight(3, 2, 1, 1), TWO, ConvolutionRule.PLAIN));
        says("conv1d: sequences must be (B, C, L); got (1, 2, 4, 5)",
                () -> IMAGE.conv1d(weight(3, 2, 1), ConvolutionRule.PLAIN));
        says("conv1d: the weight must be (O, C/G, size); got (1, 2, 4) and (3, 2, 1, 1)",
                () -> SEQUENCE.conv1d(weight(3, 2, 1, 1), ConvolutionRule.PLAIN));
        says("convTranspose2d: padding must leave some of what is written; got (1, 2, 4, 5) and (2, 1, 1, 1)",
                () -> IMAGE.convTranspose2d(weight(2, 1, 1, 1), ConvolutionRule.PLAIN.withPadding(2)));
        says("conv2d: all tensors must have the same dtype; got float32 and float64; convert one with to(DType)",
                () -> IMAGE.conv2d(weight(3, 2, 1, 1).to(DType.FLOAT64), ConvolutionRule.PLAIN));
    }

    @Test
    void windowsMustMoveAndSee() {
        says("window: stride and dilation must be at least 1 and padding at least 0; got stride 0, padding 0, "
                + "dilation 1", () -> Window.of(2).withStride(0));
        says("window: height and width must be at least 1; got 0 × 2", () -> Window.of(0, 2));
        says("convolution: at least one group is needed; got 0", () -> ConvolutionRule.PLAIN.withGroups(0));
        says("unfold: images must be (B, C, height, width); got (1, 2, 4)", () -> SEQUENCE.unfold(Window.of(2)));
        says("fold: columns must be (B, C · 4, L); got (1, 2, 4)", () -> SEQUENCE.fold(2, 2, Window.of(2)));
        says("fold: the window has 3 places on 1 × 4 pixels, and needs a column for each; got (1, 2, 4)",
                () -> SEQUENCE.fold(1, 4, Window.of(1, 2)));
        says("maxPool2d: padding must be at most half of the window's size 2; got 2",
                () -> IMAGE.maxPool2d(Window.of(2).withPadding(2)));
        says("maxPool2d: a window sees nothing but padding; use less dilation; got (1, 1, 3, 3)",
                () -> weight(1, 1, 3, 3).maxPool2d(Window.of(2).withPadding(1).withDilation(4)));
        says("avgPool1d: sequences must be (B, C, L); got (2, 3)", () -> ROWS.avgPool1d(Window.of(1)));
    }

    @Test
    void normsHaveANumberForEachChannel() {
        says("batchNorm: x must be (B, C, …), and there must be a number for each channel; got (1, 2, 4) and (3)",
                () -> SEQUENCE.batchNorm(TWO, THREE, 1e-5));
        says("batchNorm: x must be (B, C, …), and there must be a number for each channel; got (3) and (3)",
                () -> THREE.batchNorm(THREE, THREE, 1e-5));
        says("batchNorm: x must be (B, C, …), and there must be a number for each channel; got (1, 2, 4) and (3)",
                () -> SEQUENCE.batchNorm(TWO, TWO, 1e-5, new Moments(TWO, THREE)));
        says("groupNorm: the 3 channels must be a multiple of the groups; got 2; got (2, 3)",
                () -> ROWS.groupNorm(2, THREE, THREE, 1e-5));
        says("rmsNorm: the weight must be a vector as long as the last axis; got (2, 3) and (2)",
                () -> ROWS.rmsNorm(TWO, 1e-5));
        says("moments: x must be (B, C, …); got (3)", () -> Moments.of(THREE));
    }

    @Test
    void predictionsAndTruthsMustMeet() {
        says("squaredError: prediction and truth must have one shape; got (2, 3) and (3)",
                () -> ROWS.squaredError(THREE, Reduce.SUM));
        says("absoluteError: prediction and truth must have one shape; got (2, 3) and (3)",
                () -> ROWS.absoluteError(THREE, Reduce.SUM));
        says("huber: prediction and truth must have one shape; got (2, 3) and (3)",
                () -> ROWS.huber(THREE, 1, Reduce.SUM));
        says("huber: delta must be positive; got 0.0", () -> ROWS.huber(ROWS, 0, Reduce.SUM));
        says("binaryCrossEntropyWithLogits: prediction and truth must have one shape; got (2, 3) and (3)",
                () -> ROWS.binaryCrossEntropyWithLogits(THREE, Reduce.SUM));
        says("binaryCrossEntropy: prediction and truth must have one shape; got (2, 3) and (3)",
                () -> ROWS.binaryCrossEntropy(THREE, Reduce.SUM));
        says("klDivergence: prediction and truth must have one shape; got (2, 3) and (3)",
                () -> ROWS.klDivergence(THREE, Reduce.SUM));
        says("negativeLogLikelihood: there must be one target for each row of logits; got (2, 3) and (3)",
                () -> ROWS.negativeLogLikelihood(IntTensor.of(0, 1, 2), CrossEntropy.DEFAULT));
        says("negativeLogLikelihood: targets must lie in 0 … 2 or be the ignored index -100; got 3 at position 1 "
                + "of (2)", () -> ROWS.negativeLogLikelihood(IntTensor.of(0, 3), CrossEntropy.DEFAULT));
    }

    @Test
    void vectorsMustMatch() {
        says("bilinear: the weight must be (k, i, j) for vectors of i and j numbers; got (3) and (2) and (1, 2, 3)",
                () -> THREE.bilinear(TWO, weight(1, 2, 3)));
        says("cosineSimilarity: all tensors must have the same dtype; got float32 and float64; convert one with "
                + "to(DType)", () -> THREE.cosineSimilarity(THREE.to(DType.FLOAT64)));
        says("glu: axis 1 must have an even size, it has 3; got (2, 3)", () -> ROWS.glu(1));
    }
}
