package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// Each broken rule is answered with the operation, the rule, what came instead, and the remedy where there is one.
class ErrorMessagesTest {

    private static final Tensor X = Tensor.range(6).reshape(2, 3), NUMBER = Tensor.scalar(1), DOUBLES = Tensor.of(1.0);

    private static void says(String message, Runnable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    private static void mixes(String operation, Runnable action) {
        says(operation + ": all tensors must have the same dtype; got float32 and float64; convert one with to(DType)",
                action);
    }

    @Test
    void dtypesAreNeverMixed() {
        mixes("add", () -> X.add(DOUBLES));
        mixes("pow", () -> X.pow(DOUBLES));
        mixes("lt", () -> X.lt(DOUBLES));
        mixes("maximum", () -> X.maximum(DOUBLES));
        mixes("matmul", () -> X.matmul(DOUBLES));
        mixes("mul", () -> X.select(0, 0).outer(DOUBLES));
        mixes("where", () -> Pointwise.where(X.gt(1), X, DOUBLES));
        mixes("concat", () -> Rearrangement.concat(0, X.select(0, 0), DOUBLES));
        mixes("scatterAdd", () -> X.select(0, 0).scatterAdd(0, IntTensor.of(0), DOUBLES));
        mixes("gradients", () -> X.leaf().sum().gradients(Tensor.of(Shape.SCALAR, 1.0)));
    }

    @Test
    void shapesMustMeet() {
        says("mul: shapes must broadcast: counted from the last axis, sizes are equal or one of them is 1, "
                + "but axis -1 has 3 and 2; got (2, 3) and (2)", () -> X.mul(Tensor.range(2)));
        says("matmul: the left's last axis (3) must equal the right's second-to-last (2); got (2, 3) and (2, 3)",
                () -> X.matmul(X));
        says("matmul: a single number is no matrix; use mul; got (2, 3) and ()", () -> X.matmul(NUMBER));
        says("maskedSelect: the mask must stretch to the tensor's shape; got (2) and (2, 3)",
                () -> X.maskedSelect(Tensor.range(2).gt(0)));
        says("prelu: the weight must stretch to the tensor's shape; got (2) and (2, 3)",
                () -> X.prelu(Tensor.range(2)));
        says("cosineSimilarity: shapes must broadcast: counted from the last axis, sizes are equal or one of them is "
                + "1, but axis -1 has 3 and 2; got (2, 3) and (2)", () -> X.cosineSimilarity(Tensor.range(2)));
        says("trace: a matrix has at least two axes; got ()", NUMBER::trace);
        says("outer: both must be vectors; got (2, 3) and (3)", () -> X.outer(Tensor.range(3)));
        says("maskedFill: the mask must stretch to the tensor's shape; got (2, 2) and (2, 3)",
                () -> X.maskedFill(BoolTensor.generate(Shape.of(2, 2), _ -> true), 0));
        says("expand: sizes must be equal or 1 to stretch, counted from the last axis; got (2, 3) and (3)",
                () -> X.expand(Shape.of(3)));
        says("sumTo: the target must stretch to the tensor's shape; got (2, 3) and (2)", () -> X.sumTo(Shape.of(2)));
        says("layerNorm: weight and bias must be vectors as long as the last axis; got (2, 3) and (2)",
                () -> X.layerNorm(Tensor.range(3), Tensor.range(2), 1e-5));
        says("crossEntropy: there must be one target for each row of logits; got (2, 3) and (3)",
                () -> X.crossEntropy(IntTensor.of(0, 1, 2)));
        says("meanSquaredError: prediction and truth must have one shape; got (2, 3) and (3)",
                () -> X.meanSquaredError(Tensor.range(3)));
    }

    @Test
    void axesMustExistAndBeNamedOnce() {
        says("sum: axis 2 is not among the axes -2 … 1 of a tensor of rank 2; got (2, 3)", () -> X.sum(2));
        says("mean: axis 2 is not among the axes -2 … 1 of a tensor of rank 2; got (2, 3)", () -> X.mean(2));
        says("var: axis 2 is not among the axes -2 … 1 of a tensor of rank 2; got (2, 3)", () -> X.var(2));
        says("std: axis 2 is not among the axes -2 … 1 of a tensor of rank 2; got (2, 3)", () -> X.std(2));
        says("max: axis 1 is named twice; got (2, 3)", () -> X.max(1, -1));
        says("softmax: axis -3 is not among the axes -2 … 1 of a tensor of rank 2; got (2, 3)", () -> X.softmax(-3));
        says("logSumExp: axis 1 is named twice; got (2, 3)", () -> X.logSumExp(1, 1));
        says("standardize: a tensor of rank 0 has no axis -1; got ()", () -> NUMBER.standardize(1e-5));
        says("cumsum: a tensor of rank 0 has no axis 0; got ()", () -> NUMBER.cumsum(0));
        for (String operation : List.of("flip", "squeeze", "select", "split", "unstack", "argmax", "argmin", "prod"))
            says(operation + ": axis 5 is not among the axes -2 … 1 of a tensor of rank 2; got (2, 3)",
                    () -> alongFive(operation));
        says("unsqueeze: axis 3 is not among the axes -3 … 2 of a tensor of rank 3; got (1, 2, 3)",
                () -> X.unsqueeze(3));
        says("T: a matrix has at least two axes; got ()", NUMBER::T);
        says("permute: every axis must be named once; got [0, 0]; got (2, 3)", () -> X.permute(0, 0));
        says("permute: every axis must be named once; got [1]; got (2, 3)", () -> X.permute(1));
        says("squeeze: axis 1 must have size 1, it has 3; got (2, 3)", () -> X.squeeze(1));
    }

    private static void alongFive(String operation) {
        switch (operation) {
            case "flip" -> X.flip(5);
            case "squeeze" -> X.squeeze(5);
            case "select" -> X.select(5, 0);
            case "split" -> X.split(5, 1);
            case "unstack" -> X.unstack(5);
            case "argmax" -> X.argmax(5);
            case "argmin" -> X.argmin(5);
            default -> X.prod(5);
        }
    }

    @Test
    void indicesMustPointAtSomething() {
        says("select: index 2 is out of range on axis 0, which has 2 elements; got (2, 3)", () -> X.select(0, 2));
        says("embedding: indices must lie in 0 … 1; got -1 at position 1 of (2)",
                () -> X.embedding(IntTensor.of(0, -1)));
        says("embedding: the table must be a matrix (N, D); got ()", () -> NUMBER.embedding(IntTensor.of(0)));
        says("indexSelect: indices must lie in 0 … 2; got 3 at position 0 of (1)",
                () -> X.indexSelect(1, IntTensor.of(3)));
        says("indexSelect: indices must be a vector; got (1, 1)",
                () -> X.indexSelect(1, IntTensor.of(Shape.of(1, 1), 0)));
        says("gather: indices must lie in 0 … 1; got 2 at position 0 of (1, 1)",
                () -> X.gather(0, IntTensor.of(Shape.of(1, 1), 2)));
        says("gather: indices must have the tensor's rank; got (2, 3) and (1)", () -> X.gather(0, IntTensor.of(0)));
        says("gather: indices must not be larger than the tensor on axis 1; got (2, 3) and (1, 4)",
                () -> X.gather(0, IntTensor.generate(Shape.of(1, 4), _ -> 0)));
        says("scatterAdd: there must be an index for every element of the source; got (1, 1) and (2, 3)",
                () -> X.scatterAdd(0, IntTensor.of(Shape.of(1, 1), 0), X));
        says("crossEntropy: targets must lie in 0 … 2 or be the ignored index -100; got 3 at position 1 of (2)",
                () -> X.crossEntropy(IntTensor.of(0, 3)));
    }

    @Test
    void rangesMustLieWithinTheirAxis() {
        says("slice: position 4 lies outside an axis of 3 elements; got (2, 3)", () -> X.slice(1, 0, 4));
        says("slice: position -4 lies outside an axis of 3 elements; got (2, 3)", () -> X.slice(1, -4, 2));
        says("slice: the end 1 lies before the start 2; got (2, 3)", () -> X.slice(1, 2, 1));
        says("range: the step must not be 0; 1 takes every position, -1 walks back", () -> Range.of(0, 1).by(0));
        says("split: the sizes [1, 1] must add up to the axis's 3; got (2, 3)", () -> X.split(1, 1, 1));
        says("split: the sizes [4, -1] must add up to the axis's 3; got (2, 3)", () -> X.split(1, 4, -1));
        says("pad: amounts must not be negative; got 0 before and -1 after; got (2, 3)", () -> X.pad(0, 0, -1, 0));
        says("reshape: [4] must hold the 6 numbers there are; got (2, 3)", () -> X.reshape(4));
        says("reshape: (4) must hold the 6 numbers there are; got (2, 3)", () -> X.reshape(Shape.of(4)));
    }

    @Test
    void joinedTensorsMustFit() {
        says("concat: all sizes but that of axis 1 must be equal; got (2, 3) and (3, 3)",
                () -> Rearrangement.concat(1, X, Tensor.zeros(Shape.of(3, 3))));
        says("concat: all sizes but that of axis 0 must be equal; got (2, 3) and (3)",
                () -> Rearrangement.concat(0, X, Tensor.range(3)));
        says("concat: there must be at least one tensor", () -> Rearrangement.concat(0));
        says("stack: all shapes must be equal; got (2, 3) and ()", () -> Rearrangement.stack(0, X, NUMBER));
        says("stack: there must be at least one tensor", () -> Rearrangement.stack(0, List.of()));
    }

    @Test
    void nothingCannotBeChosenFrom() {
        Tensor empty = Tensor.zeros(Shape.of(2, 0));
        says("max: axis 1 is empty, there is nothing to choose from; got (2, 0)", () -> empty.max(1));
        says("min: axis 1 is empty, there is nothing to choose from; got (2, 0)", empty::min);
        says("argmax: axis 1 is empty, there is nothing to choose from; got (2, 0)", () -> empty.argmax(1));
        says("argmin: axis 1 is empty, there is nothing to choose from; got (2, 0)", () -> empty.argmin(1));
        assertEquals(Shape.of(0), empty.max(0).shape(), "of no columns each has a largest element");
    }

    @Test
    void settingsMustMakeSense() {
        says("clamp: low must not be above high; got 2.0 and 1.0", () -> X.clamp(2, 1));
        says("clamp: low must not be above high; got NaN and 1.0", () -> X.clamp(Double.NaN, 1));
        says("dropout: the probability must be at least 0 and less than 1; got 1.0",
                () -> X.dropout(1, RandomKey.of(0)));
        says("crossEntropy: label smoothing must be at least 0 and less than 1; got 1.0",
                () -> CrossEntropy.DEFAULT.withLabelSmoothing(1));
    }
}
