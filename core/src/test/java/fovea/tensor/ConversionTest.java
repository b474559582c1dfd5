package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import org.junit.jupiter.api.Test;

final class ConversionTest {

    @Test
    void arraysOfArraysBecomeTensorsAndComeBack() {
        double[][] matrix = {{1, 2}, {3, 4}, {5, 6}};
        assertEquals("(3, 2) float64", shapeAndType(JavaArrays.matrix(matrix)));
        assertArrayEquals(matrix, JavaArrays.matrix(matrix).toDoubleMatrix());
        float[][] floats = {{1, 2}, {3, 4}};
        assertArrayEquals(floats, Tensor.ofRows(floats).toFloatMatrix());
        float[][][] cube = {{{1, 2, 3}, {4, 5, 6}}};
        assertEquals("(1, 2, 3) float32", shapeAndType(JavaArrays.cube(cube)));
        assertArrayEquals(cube, JavaArrays.cube(cube).toFloatCube());
        double[][][] doubles = {{{1}, {2}}, {{3}, {4}}};
        assertArrayEquals(doubles, JavaArrays.cube(doubles).toDoubleCube());
        int[][] ints = {{1, 2, 3}};
        assertArrayEquals(ints, JavaArrays.rows(JavaArrays.ints(ints)));
        boolean[][] flags = {{true, false}, {false, false}};
        assertArrayEquals(flags, JavaArrays.rows(JavaArrays.bools(flags)));
    }

    @Test
    void listsOfAnyNumbersBecomeMatrices() {
        assertEquals("[[1.   2.5 ]\n [3.   0.25]] (2, 2) float64",
                JavaArrays.matrix(List.of(List.of(1, 2.5), List.of(3L, 0.25f))).toString());
    }

    @Test
    void nothingHasAShapeToo() {
        assertEquals(Shape.of(0, 0), JavaArrays.matrix(new double[0][]).shape());
        assertEquals(Shape.of(2, 0), JavaArrays.ints(new int[2][0]).shape());
        assertEquals(Shape.of(0, 0, 0), JavaArrays.cube(new float[0][][]).shape());
        assertArrayEquals(new double[2][0], Tensor.zeros(Shape.of(2, 0)).toDoubleMatrix());
    }

    @Test
    void raggedRowsAreNamed() {
        var ragged = assertThrows(ShapeException.class, () -> JavaArrays.matrix(new double[][] {{1, 2}, {3}}));
        assertEquals("matrix: rows must be equally long; row 0 has 2 elements, row 1 has 1", ragged.getMessage());
        assertThrows(ShapeException.class, () -> JavaArrays.cube(new float[][][] {{{1}}, {{1}, {2}}}));
        assertThrows(ShapeException.class, () -> Tensor.of(1f).toFloatMatrix());
    }

    @Test
    void rowsStreamAndAreStackedAgain() {
        Tensor x = Tensor.range(6).reshape(3, 2).leaf();
        Tensor doubled = x.rows().map(row -> row.mul(2)).collect(JavaArrays.stacked());
        assertEquals("[[ 0.  2.]\n [ 4.  6.]\n [ 8. 10.]] (3, 2) float32", doubled.toString());
        assertEquals("[[2. 2.]\n [2. 2.]\n [2. 2.]] (3, 2) float32", doubled.sum().gradients().of(x).toString());
        assertThrows(IllegalArgumentException.class, () -> Stream.<Tensor>empty().collect(JavaArrays.stacked()));
    }

    @Test
    void aTensorIsDescribedInALine() {
        // mean 21/6, variance 35/12
        assertEquals("(2, 3) float32: min 1, max 6, mean 3.5, standard deviation 1.708; 0 NaN, 0 infinite",
                Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6f).describe().toString());
        Description odd = Tensor.of(Float.NaN, Float.POSITIVE_INFINITY, -2, 4, Float.NaN).describe();
        assertEquals(List.of(-2.0, 4.0, 1.0, 3.0, 2, 1),
                List.of(odd.min(), odd.max(), odd.mean(), odd.deviation(), odd.nan(), odd.infinite()));
        assertEquals("(0, 3) float32: min nan, max nan, mean nan, standard deviation nan; 0 NaN, 0 infinite",
                Tensor.zeros(Shape.of(0, 3)).describe().toString());
        assertEquals(Double.MAX_VALUE, Tensor.of(Double.MAX_VALUE, Double.MAX_VALUE).describe().mean());
    }

    private static String shapeAndType(Tensor x) {
        return x.shape() + " " + x.dtype();
    }
}
