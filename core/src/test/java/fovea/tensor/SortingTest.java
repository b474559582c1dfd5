package fovea.tensor;

import static fovea.kernel.Order.ASCENDING;
import static fovea.kernel.Order.DESCENDING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import fovea.kernel.Order;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// Sorting by hand: ties, NaN and zeros, and lines that are long.
class SortingTest {

    private static void says(String message, Runnable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    private static void sorted(String values, IntTensor indices, Picked found) {
        assertEquals(values, found.values().toString());
        assertEquals(indices, found.indices());
    }

    @Test
    void equalsKeepTheirOrderEitherWay() {
        for (DType dtype : DType.values()) {
            Tensor x = Tensor.of(3f, 1, 2, 1).to(dtype);
            sorted("[1. 1. 2. 3.] (4) " + dtype, IntTensor.of(1, 3, 2, 0), x.sort(0));
            sorted("[3. 2. 1. 1.] (4) " + dtype, IntTensor.of(0, 2, 1, 3), x.sort(0, DESCENDING));
            sorted("[3. 2.] (2) " + dtype, IntTensor.of(0, 2), x.topk(0, 2));
            sorted("[1. 1.] (2) " + dtype, IntTensor.of(1, 3), x.topk(0, 2, ASCENDING));
        }
    }

    @Test
    void notANumberIsTheLargestAndTheZerosAreEqual() {
        for (DType dtype : DType.values()) {
            Tensor x = Tensor.of(0f, Float.NaN, -0f, Float.POSITIVE_INFINITY, -1, -Float.NaN).to(dtype);
            assertEquals(IntTensor.of(4, 0, 2, 3, 1, 5), x.argsort(0));
            assertEquals(IntTensor.of(1, 5, 3, 0, 2, 4), x.argsort(0, DESCENDING));
        }
    }

    @Test
    void theGradientGoesToWhereTheNumberStood() {
        Tensor x = Tensor.of(3.0, 1, 2, 1).leaf();
        Tensor y = x.sort(0).values().mul(Tensor.of(1.0, 10, 100, 1000)).sum();
        assertEquals("[1000.    1.  100.   10.] (4) float64", y.gradients().of(x).toString());
        assertEquals("[0. 1. 0. 0.] (4) float64", x.minWithIndex(0).values().gradients().of(x).toString(),
                "of equals, to the first only");
    }

    @Test
    void oneIsPickedFromEachLine() {
        Tensor x = Tensor.ofRows(new float[] {9, 1, 5, 3}, new float[] {2, 2, 8, 8});
        sorted("[3. 2.] (2) float32", IntTensor.of(3, 1), x.median(1));
        sorted("[9. 8.] (2) float32", IntTensor.of(0, 2), x.maxWithIndex(1));
        sorted("[1. 2.] (2) float32", IntTensor.of(1, 0), x.minWithIndex(1));
        assertEquals("[4. 5.] (2) float32", x.quantile(1, 0.5).toString());
        assertEquals(1.5, Tensor.of(1f, 2, 3).quantile(0, 0.25).item());
        assertEquals(IntTensor.of(0, 1, 3), Tensor.of(1f, 3, 5).searchSorted(Tensor.of(0f, 3, 9)));
    }

    @Test
    void aNumberThatIsNoneDoesNotGoUnnoticed() {
        Tensor x = Tensor.ofRows(new float[] {9, Float.NaN, 5, 3}, new float[] {2, 2, 8, 8});
        sorted("[nan  2.] (2) float32", IntTensor.of(1, 1), x.median(1));
        sorted("[nan  2.] (2) float32", IntTensor.of(1, 0), x.minWithIndex(1));
        assertEquals("[nan  5.] (2) float32", x.quantile(1, 0.5).toString());
    }

    @Test
    void longLinesAreSortedAsTheJdkSortsThem() {
        Tensor x = Tensor.normal(Shape.of(3, 5000), RandomKey.of(1)).mul(4).add(0.5);
        for (Tensor each : new Tensor[] {x, x.to(DType.FLOAT64), x.clamp(0, 1)})
            for (int k : new int[] {0, 1, 10, 100, 2499, 2500, 4999, 5000})
                for (Order order : Order.values())
                    same(each, k, order);
    }

    private static void same(Tensor x, int k, Order order) {
        Picked found = x.topk(1, k, order);
        for (int row = 0; row < 3; row++) {
            double[] line = x.select(0, row).toDoubles();
            int[] where = Arrays.stream(order(line, order)).limit(k).toArray();
            assertArrayEquals(where, found.indices().select(0, row).toInts());
            assertArrayEquals(Arrays.stream(where).mapToDouble(i -> line[i]).toArray(),
                    found.values().select(0, row).toDoubles());
        }
    }

    private static int[] order(double[] line, Order order) {
        Integer[] where = new Integer[line.length];
        Arrays.setAll(where, i -> i);
        Arrays.sort(where, (i, j) -> order == ASCENDING ? Double.compare(line[i], line[j])
                : Double.compare(line[j], line[i]));
        return Arrays.stream(where).mapToInt(i -> i).toArray();
    }

    @Test
    void whatCannotBePickedIsRefused() {
        Tensor x = Tensor.range(6).reshape(2, 3), empty = Tensor.zeros(Shape.of(2, 0));
        says("topk: k must lie in 0 … 3, the elements along axis 1; got 4; got (2, 3)", () -> x.topk(1, 4));
        says("sort: axis 2 is not among the axes -2 … 1 of a tensor of rank 2; got (2, 3)", () -> x.sort(2));
        says("sort: a tensor of rank 0 has no axis 0; got ()", () -> Tensor.scalar(1).sort(0));
        says("median: axis 1 is empty, there is nothing to choose from; got (2, 0)", () -> empty.median(1));
        says("argmax: axis 1 is empty, there is nothing to choose from; got (2, 0)", () -> empty.maxWithIndex(1));
        says("quantile: q must be at least 0 and at most 1; got 1.5", () -> x.quantile(0, 1.5));
        says("searchSorted: what is searched must be a sorted vector; got (2, 3)", () -> x.searchSorted(x));
        assertEquals(Shape.of(2, 0), empty.sort(1).values().shape());
        assertEquals(Shape.of(2, 0), x.topk(1, 0).indices().shape());
    }
}
