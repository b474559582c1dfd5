package fovea.tensor;

import static fovea.tensor.Index.all;
import static fovea.tensor.Index.at;
import static fovea.tensor.Index.newAxis;
import static fovea.tensor.Index.of;
import static fovea.tensor.Index.rest;
import static fovea.tensor.Index.where;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// Square brackets, with NumPy's answers.
class IndexingTest {

    /// `[[0 1 2] [3 4 5]]`
    private static final Tensor X = Tensor.range(6).reshape(2, 3);
    private static final Tensor CUBE = Tensor.range(24).reshape(2, 3, 4);

    private static void value(String expected, Tensor found) {
        assertEquals(expected, found.toString());
    }

    private static void says(String message, Runnable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    @Test
    void positionsDropTheirAxisAndRangesKeepIt() {
        value("[3. 4. 5.] (3) float32", X.get(at(1)));
        value("[2. 5.] (2) float32", X.get(all(), at(-1)));
        value("[[4. 5.]] (1, 2) float32", X.get(Range.from(1), Range.of(1, 3)));
        value("[[2. 0.]\n [5. 3.]] (2, 2) float32", X.get(all(), Range.all().by(-2)));
        value("4. () float32", X.get(at(1), at(1)));
        value("[0. 3.] (2) float32", X.get(rest(), at(0)));
        assertEquals(Shape.of(2, 1, 3), X.get(all(), newAxis()).shape());
        assertEquals(Shape.of(3, 4, 1), CUBE.get(at(0), rest(), newAxis()).shape());
        assertEquals(Shape.of(2, 3), X.get().shape());
        assertEquals(Shape.of(1), Tensor.scalar(7).get(newAxis()).shape());
    }

    @Test
    void listsGatherInTheirOrder() {
        value("[[2. 0. 2.]\n [5. 3. 5.]] (2, 3) float32", X.get(all(), of(2, 0, -1)));
        assertEquals(Shape.of(2, 2, 3), X.get(of(IntTensor.of(Shape.of(2, 2), 0, 1, 1, 0))).shape());
        assertEquals(Shape.of(0, 3), X.get(of()).shape());
    }

    @Test
    void listsAreWalkedTogether() {
        value("[0. 5.] (2) float32", X.get(of(0, 1), of(0, 2)));
        value("[[0. 2.]\n [3. 5.]] (2, 2) float32", X.get(of(IntTensor.of(0, 1).unsqueeze(1)), of(0, 2)));
        assertEquals(Shape.of(2, 5), CUBE.get(all(), of(0, 1, 2, 0, 1), of(3)).shape(), "neighbours stay in place");
        assertEquals(Shape.of(5, 3), CUBE.get(of(0, 1, 1, 0, 1), all(), of(3)).shape(), "others come in front");
    }

    @Test
    void masksAreListsOfTheirTruePositions() {
        value("[4. 5.] (2) float32", X.get(where(X.gt(3))));
        value("[[3. 4. 5.]] (1, 3) float32", X.get(where(BoolTensor.of(Shape.of(2), false, true))));
        value("[1. 4.] (2) float32", X.get(where(BoolTensor.of(Shape.of(2), true, true)), at(1)));
        value("[3. 4. 5.] (3) float32", X.maskedSelect(BoolTensor.of(Shape.of(2, 1), false, true)));
        assertEquals(Shape.of(0), X.maskedSelect(X.gt(9)).shape());
        assertEquals(Shape.of(1, 2, 3), X.get(where(BoolTensor.of(Shape.SCALAR, true))).shape());
    }

    /// `(t.ravel() * (arange(t.size) + 1)).sum()` of `x = arange(120).reshape(2, 3, 4, 5)`, by NumPy 2.4.6.
    @Test
    void mixturesAreNumPys() {
        Tensor x = Tensor.range(120).reshape(2, 3, 4, 5).to(DType.FLOAT64);
        BoolTensor mask = BoolTensor.generate(Shape.of(3, 4), i -> i % 3 == 0);
        weighs(Shape.of(2, 3, 5), 38765, x.get(of(0, 1), all(), of(1, 3)));
        weighs(Shape.of(2, 2, 5), 17310, x.get(all(), of(0, 2), of(1, 3)));
        weighs(Shape.of(2, 2, 1, 5), 17060, x.get(all(), of(0, 2), newAxis(), of(1, 3)));
        weighs(Shape.of(2, 4, 5), 60520, x.get(all(), where(mask)));
        weighs(Shape.of(4), 620, x.get(of(0, 1, 1, 0), where(mask), at(2)));
        weighs(Shape.of(2, 3, 4, 2, 2), 371432, x.get(rest(), of(IntTensor.of(Shape.of(2, 2), 0, 4, -1, 2))));
        weighs(Shape.of(3, 4, 2), 24878, x.get(at(1), Range.all().by(-1), rest(), Range.of(-1, 1).by(-2)));
        weighs(Shape.of(2, 3, 4, 5), 423180, x.with(7, all(), where(mask)));
        weighs(Shape.of(2, 3, 4, 5), 558560, x.with(Tensor.range(5).to(DType.FLOAT64), of(0), at(1)));
    }

    private static void weighs(Shape shape, double weight, Tensor found) {
        assertEquals(shape, found.shape());
        assertEquals(weight, found.reshape(-1).matmul(Tensor.generate(Shape.of(shape.volume()), DType.FLOAT64,
                i -> i + 1)).item());
    }

    @Test
    void copiesHaveAnotherPart() {
        value("[[0. 9. 2.]\n [3. 9. 5.]] (2, 3) float32", X.with(9, all(), at(1)));
        value("[[0. 1. 2.]\n [7. 8. 9.]] (2, 3) float32", X.with(Tensor.of(7f, 8, 9), at(1)));
        value("[[0. 1. 2.]\n [0. 0. 0.]] (2, 3) float32", X.with(0, where(X.gt(2))));
        value("[9. 1. 8.] (3) float32", Tensor.range(3).with(Tensor.of(7f, 8, 9), of(0, 2, 0)));
        value("[3. 1. 4.] (3) float32", Tensor.range(3).withAdded(Tensor.of(1f, 2, 2), of(0, 2, 0)));
        value("[9. 2. 8.] (3) float32", Tensor.of(1f, 2, 3).scatter(0, IntTensor.of(2, 0), Tensor.of(8f, 9)));
        value("[ 1. 13.  3.] (3) float32", Tensor.of(1f, 2, 3).indexAdd(0, IntTensor.of(1, 1), Tensor.of(5f, 6)));
        value("[[0. 1. 2.]\n [3. 4. 5.]] (2, 3) float32", X);
    }

    @Test
    void whatIsOverwrittenGetsNoGradient() {
        Tensor x = Tensor.of(1.0, 2, 3).leaf(), part = Tensor.of(7.0, 8, 9).leaf();
        var gradients = x.with(part, of(0, 2, 0)).mul(Tensor.of(10.0, 20, 30)).sum().gradients();
        value("[ 0. 20.  0.] (3) float64", gradients.of(x));
        value("[ 0. 30. 10.] (3) float64", gradients.of(part));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        says("get: there are indices for 3 axes, but only 2 axes; got (2, 3)", () -> X.get(at(0), at(0), at(0)));
        says("get: rest() may stand only once; got (2, 3)", () -> X.get(rest(), rest()));
        says("get: index 3 is out of range on axis 1, which has 3 elements; got (2, 3)", () -> X.get(all(), at(3)));
        says("get: index -4 is out of range on axis 1, which has 3 elements; got (2, 3)", () -> X.get(all(), of(-4)));
        says("slice: position 4 lies outside an axis of 3 elements; got (2, 3)",
                () -> X.get(all(), Range.of(0, 4)));
        says("slice: the end 2 lies after the start 1; got (2, 3)", () -> X.slice(1, Range.of(1, 2).by(-1)));
        says("get: the mask must have the sizes of the axes it covers, from axis 0 on; got (2, 3) and (3)",
                () -> X.get(where(BoolTensor.of(Shape.of(3), true, true, true))));
        says("get: shapes must broadcast: counted from the last axis, sizes are equal or one of them is 1, "
                + "but axis -1 has 2 and 3; got (2) and (3)", () -> X.get(of(0, 1), of(0, 1, 2)));
        says("with: the part must stretch to what the indices take; got (2) and (3)",
                () -> X.with(Tensor.of(1f, 2), at(0)));
        says("withAdded: the part must stretch to what the indices take; got (2) and (3)",
                () -> X.withAdded(Tensor.of(1f, 2), at(0)));
        says("scatter: there must be an index for every element of the source; got (1) and (2)",
                () -> Tensor.range(3).scatter(0, IntTensor.of(0), Tensor.range(2)));
        says("indexAdd: the source must have one slice for each index and x's other sizes; got (2, 3) and (2)",
                () -> X.indexAdd(0, IntTensor.of(0), Tensor.range(2)));
        says("indexAdd: indices must lie in 0 … 1; got 2 at position 0 of (1)",
                () -> X.indexAdd(0, IntTensor.of(2), Tensor.range(3).reshape(1, 3)));
        says("with: all tensors must have the same dtype; got float32 and float64; convert one with to(DType)",
                () -> X.with(Tensor.of(1.0), at(0)));
    }

    @Test
    void wholeNumbersAndAnswersHaveBracketsToo() {
        IntTensor whole = IntTensor.generate(Shape.of(2, 3), i -> i);
        assertEquals(IntTensor.of(2, 5), whole.get(all(), at(-1)));
        assertEquals(IntTensor.of(4, 5), whole.get(where(whole.gt(3))));
        assertEquals(IntTensor.of(Shape.of(2, 2), 2, 0, 5, 3), whole.get(all(), of(2, 0)));
        assertEquals(BoolTensor.of(Shape.of(3), false, true, true), whole.gt(3).get(at(1)));
    }
}
