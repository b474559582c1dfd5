package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// Whoever is given an axis that is not there says which ones are, under the name that was called.
class AxisRangeTest {

    private static final Tensor X = Tensor.range(6).reshape(2, 3);
    private static final IntTensor FIRST = IntTensor.of(Shape.of(1, 1), 0), ONE = IntTensor.of(0);
    private static final Tensor SOURCE = Tensor.ones(Shape.of(1, 1)), HALF = Tensor.scalar(0.5);

    @TestFactory
    Stream<DynamicTest> numbersInOrder() {
        return Stream.of(
                asked("sort", () -> X.sort(5)),
                asked("argsort", () -> X.argsort(5)),
                asked("topk", () -> X.topk(5, 1)),
                asked("maxWithIndex", () -> X.maxWithIndex(5)),
                asked("minWithIndex", () -> X.minWithIndex(5)),
                asked("median", () -> X.median(5)),
                asked("quantile", () -> X.quantile(5, 0.5)));
    }

    @TestFactory
    Stream<DynamicTest> walksAndFolds() {
        return Stream.of(
                asked("cumsum", () -> X.cumsum(5)),
                asked("cumprod", () -> X.cumprod(5)),
                asked("logCumSumExp", () -> X.logCumSumExp(5)),
                asked("recur", () -> X.recur(5, HALF)),
                asked("diff", () -> X.diff(5)),
                asked("norm2", () -> X.norm2(5)),
                asked("norm", () -> X.norm(1, Axes.of(5))),
                asked("logSoftmax", () -> X.logSoftmax(5)),
                asked("logSumExp", () -> X.logSumExp(5)));
    }

    @TestFactory
    Stream<DynamicTest> otherPlaces() {
        return Stream.of(
                asked("transpose", () -> X.transpose(0, 5)),
                asked("slice", () -> X.slice(5, 0, 1)),
                asked("pad", () -> X.pad(5, 1, 1, 0)),
                asked("pad", () -> X.pad(5, 1, 1, Border.REFLECT)),
                asked("roll", () -> X.roll(5, 1)),
                asked("repeatEach", () -> X.repeatEach(5, 2)),
                asked("chunk", () -> X.chunk(5, 2)),
                asked("moveAxis", () -> X.moveAxis(0, 5)),
                asked("flatten", () -> X.flatten(0, 5)),
                asked("unflatten", () -> X.unflatten(5, 1, 3)),
                asked("concat", () -> Rearrangement.concat(5, X, X)),
                asked("glu", () -> X.glu(5)));
    }

    @TestFactory
    Stream<DynamicTest> readingAndWriting() {
        return Stream.of(
                asked("indexSelect", () -> X.indexSelect(5, ONE)),
                asked("gather", () -> X.gather(5, FIRST)),
                asked("scatterAdd", () -> X.scatterAdd(5, FIRST, SOURCE)),
                asked("scatter", () -> X.scatter(5, FIRST, SOURCE)),
                asked("indexAdd", () -> X.indexAdd(5, ONE, SOURCE)));
    }

    private static DynamicTest asked(String operation, Executable action) {
        return DynamicTest.dynamicTest(operation, () -> assertEquals(
                operation + ": axis 5 is not among the axes -2 … 1 of a tensor of rank 2; got (2, 3)",
                assertThrows(ShapeException.class, action).getMessage()));
    }
}
