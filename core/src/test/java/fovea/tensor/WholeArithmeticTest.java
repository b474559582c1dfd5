package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// Whole numbers and answers: arithmetic, folding, other places.
class WholeArithmeticTest {

    /// `[[0 1 2] [3 4 5]]`
    private static final IntTensor X = IntTensor.generate(Shape.of(2, 3), i -> i);

    private static void says(String message, Runnable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    @Test
    void arithmeticBroadcasts() {
        assertEquals(IntTensor.of(Shape.of(2, 3), 10, 21, 32, 13, 24, 35), X.add(IntTensor.of(10, 20, 30)));
        assertEquals(IntTensor.of(-1, 0), IntTensor.of(1, 2).sub(2));
        assertEquals(IntTensor.of(3, -6), IntTensor.of(1, -2).mul(3));
        assertEquals(IntTensor.of(-4, 3), IntTensor.of(-7, 7).floorDiv(2));
        assertEquals(IntTensor.of(1, 1), IntTensor.of(-7, 7).mod(2));
        assertEquals(IntTensor.of(2, 5), IntTensor.of(1, 5).maximum(IntTensor.of(2)));
        assertEquals(IntTensor.of(1, 2), IntTensor.of(1, 5).minimum(IntTensor.of(2)));
        assertEquals(IntTensor.of(1, 9), IntArithmetic.where(BoolTensor.of(Shape.of(2), true, false),
                IntTensor.of(1), IntTensor.of(9)));
        assertEquals(BoolTensor.of(Shape.of(2), false, true), IntTensor.of(16777216, 16777217).ge(16777217));
        assertEquals(IntTensor.of(1, 2).le(1), IntTensor.of(1, 2).gt(1).not());
    }

    @Test
    void whatDoesNotFitIntoThirtyTwoBitsIsRefused() {
        says("add: the result of 2147483647 and 1 does not fit into 32 bits",
                () -> IntTensor.of(Integer.MAX_VALUE).add(1));
        says("sum: 4294967294 does not fit into 32 bits",
                () -> IntTensor.of(Integer.MAX_VALUE, Integer.MAX_VALUE).sum());
        says("mod: there is a 0 to divide by", () -> X.mod(0));
        says("floorDiv: there is a 0 to divide by", () -> X.floorDiv(X));
    }

    @Test
    void linesAreFolded() {
        assertEquals(IntTensor.of(3, 12), X.sum(1));
        assertEquals(IntTensor.of(3, 5, 7), X.sum(0));
        assertEquals(15, X.sum().item());
        assertEquals(IntTensor.of(3, 4, 5), X.max(0));
        assertEquals(IntTensor.of(0, 3), X.min(-1));
        assertEquals(IntTensor.of(Shape.of(2, 2), 0, 1, 5, 2), IntTensor.of(Shape.of(2, 2), 5, 1, 0, 2).sort(0));
        assertEquals(IntTensor.of(1, 3), IntTensor.of(3, 1, 3).unique());
        assertEquals(IntTensor.of(0, 1, 0, 2), IntTensor.of(1, 3, 3).binCount(4));
        says("max: axis 0 is empty, there is nothing to choose from; got (0)", () -> IntTensor.of().max());
        says("binCount: indices must lie in 0 … 1; got 2 at position 0 of (1)", () -> IntTensor.of(2).binCount(2));
    }

    @Test
    void answersAreFolded() {
        BoolTensor large = X.gt(3);
        assertEquals(BoolTensor.of(Shape.of(2), false, true), large.any(Axes.of(1)));
        assertEquals(BoolTensor.of(Shape.of(1, 3), false, false, false), large.all(Axes.keep(0)));
        assertEquals(IntTensor.of(0, 2), large.count(Axes.of(1)));
        assertEquals(IntTensor.of(Shape.of(2, 2), 1, 1, 1, 2), large.nonzero());
        assertEquals(large.not(), large.xor(BoolTensor.of(Shape.SCALAR, true)));
        assertEquals(Shape.of(1, 0), BoolTensor.of(Shape.SCALAR, true).nonzero().shape());
    }

    @Test
    void elementsTakeOtherPlaces() {
        assertEquals(IntTensor.of(Shape.of(3, 2), 0, 3, 1, 4, 2, 5), X.T());
        assertEquals(X.T(), X.permute(1, 0));
        assertEquals(IntTensor.of(2, 1, 0), X.select(0, 0).flip(0));
        assertEquals(IntTensor.of(Shape.of(2, 2), 0, 2, 3, 5), X.slice(1, Range.all().by(2)));
        assertEquals(IntTensor.of(Shape.of(1, 3), 3, 4, 5), X.indexSelect(0, IntTensor.of(1)));
        assertEquals(IntTensor.of(Shape.of(2, 2), 7, 7, 8, 8), IntTensor.of(7, 8).unsqueeze(1).expand(Shape.of(2, 2)));
        assertEquals(IntTensor.of(Shape.of(2, 4), 0, 1, 2, 9, 3, 4, 5, 9),
                IntTensor.concat(1, X, IntTensor.of(Shape.of(2, 1), 9, 9)));
        assertEquals(X, IntTensor.stack(0, X.select(0, 0), X.select(0, 1)));
        assertEquals(X.gt(1), BoolTensor.concat(-1, X.gt(1).slice(1, Range.to(1)), X.gt(1).slice(1, Range.from(1))));
        says("concat: all sizes but that of axis 0 must be equal; got (2, 3) and (2)",
                () -> IntTensor.concat(0, X, IntTensor.of(1, 2)));
        says("concat: there must be at least one tensor", () -> IntTensor.stack(0));
        says("select: index 2 is out of range on axis 0, which has 2 elements; got (2, 3)", () -> X.select(0, 2));
    }
}
