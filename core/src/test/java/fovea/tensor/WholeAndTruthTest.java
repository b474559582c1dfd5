package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.kernel.Comparison;
import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// Tensors of whole numbers and of yes and no.
class WholeAndTruthTest {

    private static final IntTensor TOKENS = IntTensor.of(Shape.of(2, 2), 5, 0, 3, 3);
    private static final BoolTensor CORNER = BoolTensor.of(Shape.of(2, 2), true, false, false, false);

    private static void says(String message, Runnable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    @Test
    void wholeNumbersAreMadeAndRead() {
        assertEquals(IntTensor.of(Shape.of(2, 2), 7, 8, 9, 0), IntTensor.padded(0, new int[] {7, 8}, new int[] {9}));
        assertEquals(Shape.of(0, 0), IntTensor.padded(0).shape());
        assertEquals(IntTensor.of(0, 1, 4), IntTensor.generate(Shape.of(3), i -> i * i));
        assertEquals(3, TOKENS.at(2));
        assertEquals(4, IntTensor.of(4).item());
        assertArrayEquals(new int[] {5, 0, 3, 3}, TOKENS.reshape(-1).toInts());
        assertEquals(16777217.0, IntTensor.of(16777217).toTensor(DType.FLOAT64).item());
        says("of: the shape holds 4 numbers; 1 were given; got (2, 2)", () -> IntTensor.of(Shape.of(2, 2), 1));
        says("item: there must be exactly one element; read others with at(index); got (2, 2)", TOKENS::item);
    }

    @Test
    void wholeNumbersAreCompared() {
        assertEquals(BoolTensor.of(Shape.of(2, 2), false, true, false, false), TOKENS.eq(0));
        assertEquals(TOKENS.eq(0).not(), TOKENS.ne(0));
        assertEquals(BoolTensor.of(Shape.of(2, 2), false, true, true, true), TOKENS.lt(5));
        assertEquals(BoolTensor.of(Shape.of(2, 2), true, false, false, true),
                TOKENS.compare(Comparison.GE, IntTensor.of(5, 3)));
    }

    @Test
    void oneHotSetsOneOfEveryRow() {
        assertEquals(IntTensor.of(Shape.of(2, 3), 0, 0, 1, 1, 0, 0), IntTensor.of(2, 0).oneHot(3));
        assertEquals(Shape.of(0, 3), IntTensor.of().oneHot(3).shape());
        says("oneHot: indices must lie in 0 … 2; got 3 at position 1 of (2)", () -> IntTensor.of(0, 3).oneHot(3));
        says("oneHot: there is nothing to index, the axis has no elements; got index 0",
                () -> IntTensor.of(0).oneHot(0));
    }

    @Test
    void answersAreCombined() {
        BoolTensor row = BoolTensor.of(Shape.of(2), true, false);
        assertEquals(CORNER, CORNER.and(row));
        assertEquals(BoolTensor.of(Shape.of(2, 2), true, false, true, false), CORNER.or(row));
        assertTrue(CORNER.any());
        assertFalse(CORNER.all());
        assertTrue(CORNER.or(CORNER.not()).all());
        assertEquals(3, CORNER.not().count());
        assertEquals(BoolTensor.of(Shape.of(2, 2), true, false, true, false), row.expand(Shape.of(2, 2)));
        assertEquals("[1. 0. 0. 0.] (4) float32", CORNER.reshape(4).toTensor().toString());
    }

    @Test
    void elementsAreReadByOneCoordinateForEachAxis() {
        IntTensor x = IntTensor.of(Shape.of(2, 2), 1, 2, 3, 4);
        assertEquals(4, x.at(1, -1));
        assertEquals(3, x.at(2));
        assertTrue(x.eq(4).at(1, 1));
        says("at: index 2 is out of range on axis 0, which has 2 elements; got (2, 2)", () -> x.at(2, 0));
        says("at: row-major index 4 is out of range, there are 4 elements; got (2, 2)", () -> x.at(4));
        says("at: row-major index -1 is out of range, there are 4 elements; got (2, 2)", () -> x.eq(4).at(-1));
    }

    @Test
    void ofNothingAllIsTrueAndAnyIsFalse() {
        BoolTensor none = BoolTensor.of(Shape.of(0));
        assertTrue(none.all());
        assertFalse(none.any());
        assertEquals(Shape.of(3, 0), none.expand(Shape.of(3, 0)).shape());
    }

    @Test
    void answersThatDoNotFitAreRefused() {
        says("of: the shape holds 2 elements; 1 were given; got (2)", () -> BoolTensor.of(Shape.of(2), true));
        says("expand: sizes must be equal or 1 to stretch, counted from the last axis; got (2, 2) and (2)",
                () -> CORNER.expand(Shape.of(2)));
        says("and: shapes must broadcast: counted from the last axis, sizes are equal or one of them is 1, "
                + "but axis -1 has 2 and 3; got (2, 2) and (3)",
                () -> CORNER.and(BoolTensor.of(Shape.of(3), true, true, true)));
    }

    @Test
    void equalMeansShapeAndElements() {
        assertEquals(TOKENS, IntTensor.of(5, 0, 3, 3).reshape(2, 2));
        assertEquals(TOKENS.hashCode(), IntTensor.of(5, 0, 3, 3).reshape(2, 2).hashCode());
        assertNotEquals(TOKENS, TOKENS.reshape(4));
        assertNotEquals(CORNER, CORNER.reshape(4));
        assertEquals(CORNER.hashCode(), CORNER.not().not().hashCode());
    }
}
