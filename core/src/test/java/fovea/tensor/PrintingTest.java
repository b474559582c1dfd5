package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

class PrintingTest {

    @Test
    void decimalPointsStandBelowEachOther() {
        assertEquals("""
                [[ 1.    2.5 ]
                 [10.   -0.25]] (2, 2) float32""", Tensor.of(Shape.of(2, 2), 1f, 2.5f, 10f, -0.25f).toString());
    }

    @Test
    void aSingleNumberStandsByItself() {
        assertEquals("3. () float32", Tensor.scalar(3).toString());
        assertEquals("-0.3333 () float64", Tensor.of(Shape.SCALAR, -1 / 3.0).toString());
    }

    @Test
    void fourDecimalsAreShownAndFloatsAsTheyWereWritten() {
        assertEquals("[0.1    0.6667] (2) float32", Tensor.of(0.1f, 2 / 3f).toString());
    }

    @Test
    void veryLargeAndVerySmallNumbersSplitOffPowersOfTen() {
        assertEquals("[1.0e-09 2.5e+00] (2) float64", Tensor.of(1e-9, 2.5).toString());
        assertEquals("[1.e+08 0.e+00] (2) float64", Tensor.of(1e8, 0).toString());
        assertEquals("[99999999.        0.] (2) float64", Tensor.of(99999999.0, 0).toString());
    }

    @Test
    void whatIsNoNumberIsNamed() {
        assertEquals("[ nan  inf -inf   1.] (4) float32",
                Tensor.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1).toString());
    }

    @Test
    void tensorsWithoutElementsAreEmptyBrackets() {
        assertEquals("[] (0) float32", Tensor.zeros(Shape.of(0)).toString());
        assertEquals("[] (2, 0, 3) float32", Tensor.zeros(Shape.of(2, 0, 3)).toString());
    }

    @Test
    void matricesStandApart() {
        assertEquals("""
                [[[0. 1.]
                  [2. 3.]]

                 [[4. 5.]
                  [6. 7.]]] (2, 2, 2) float32""", Tensor.range(8).reshape(2, 2, 2).toString());
    }

    @Test
    void aboveAThousandElementsThreeAtEitherEndAreShown() {
        assertEquals("[   0.    1.    2. ...  998.  999. 1000.] (1001) float32", Tensor.range(1001).toString());
        assertEquals("""
                [[   0.    1.]
                 [   2.    3.]
                 [   4.    5.]
                 ...
                 [1994. 1995.]
                 [1996. 1997.]
                 [1998. 1999.]] (1000, 2) float32""", Tensor.range(2000).reshape(1000, 2).toString());
    }

    @Test
    void longRowsAreBroken() {
        assertEquals("""
                [ 0.  1.  2.  3.  4.  5.  6.  7.  8.  9. 10. 11. 12. 13. 14. 15. 16. 17. 18. 19. 20. 21. 22. 23. 24.
                 25. 26.] (27) float32""", Tensor.range(27).toString());
    }

    @Test
    void wholeNumbersAndAnswersAreAlignedToo() {
        assertEquals("""
                [[  1 -20]
                 [300   4]] (2, 2) int32""", IntTensor.of(Shape.of(2, 2), 1, -20, 300, 4).toString());
        assertEquals("[ true false] (2) bool", BoolTensor.of(Shape.of(2), true, false).toString());
    }

    @Test
    void aParameterTellsWhatItIsAndNotItsNumbers() {
        var weight = new Parameter(Tensor.range(6).reshape(2, 3));
        assertEquals("Parameter (2, 3) float32", weight.toString());
        weight.freeze();
        assertEquals("Parameter (2, 3) float32, frozen", weight.toString());
    }
}
