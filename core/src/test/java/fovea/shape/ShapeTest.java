package fovea.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShapeTest {

    private static final Shape ABC = Shape.of(2, 3, 4);
    private static final String BROADCAST = "add: shapes must broadcast: counted from the last axis, sizes are equal "
            + "or one of them is 1, but axis ";

    private static void says(String message, Runnable action) {
        assertEquals(message, assertThrows(ShapeException.class, action::run).getMessage());
    }

    @Test
    void aShapeKnowsHowManyElementsLieWhere() {
        assertEquals(3, ABC.rank());
        assertEquals(24, ABC.volume());
        assertEquals(12, ABC.volume(1, 3));
        assertEquals(1, ABC.volume(2, 2));
        assertArrayEquals(new int[] {12, 4, 1}, ABC.strides());
        assertEquals(4, ABC.size(-1));
        assertEquals(2, ABC.size(-3));
        assertEquals("(2, 3, 4)", ABC.toString());
    }

    @Test
    void theShapeOfASingleNumberHasOneElement() {
        assertSame(Shape.SCALAR, Shape.of());
        assertEquals(1, Shape.SCALAR.volume());
        assertEquals("()", Shape.SCALAR.toString());
        assertArrayEquals(new int[0], Shape.SCALAR.strides());
    }

    @Test
    void aSizeOfZeroLeavesNoElementsHoweverLargeTheRest() {
        assertEquals(0, Shape.of(2, 0, 4).volume());
        assertEquals(0, Shape.of(0, Integer.MAX_VALUE, Integer.MAX_VALUE).volume());
    }

    @Test
    void tooManyElementsAndNegativeSizesAreRefused() {
        assertEquals(Integer.MAX_VALUE, Shape.of(Integer.MAX_VALUE).volume());
        says("shape: a tensor holds fewer than 2^31 elements; got (65536, 32768)", () -> Shape.of(65536, 32768));
        says("shape: sizes must not be negative; got (2, -1)", () -> Shape.of(2, -1));
    }

    @Test
    void axesCountFromEitherEnd() {
        assertEquals(0, ABC.axis("sum", 0));
        assertEquals(2, ABC.axis("sum", -1));
        says("sum: axis 3 is not among the axes -3 … 2 of a tensor of rank 3; got (2, 3, 4)", () -> ABC.axis("sum", 3));
        says("sum: axis -4 is not among the axes -3 … 2 of a tensor of rank 3; got (2, 3, 4)",
                () -> ABC.axis("sum", -4));
        says("sum: a tensor of rank 0 has no axis -1; got ()", () -> Shape.SCALAR.axis("sum", -1));
    }

    @Test
    void shapesAreMadeFromShapes() {
        assertEquals(Shape.of(2), ABC.dropLast(2));
        assertEquals(Shape.of(2, 3, 4, 5, 6), ABC.then(5, 6));
        assertEquals(Shape.of(2, 9, 4), ABC.with(1, 9));
        assertEquals(Shape.of(2, 4), ABC.without(-2));
        assertEquals(Shape.of(9, 2, 3, 4), ABC.inserted(0, 9));
        assertEquals(Shape.of(2, 3, 4, 9), ABC.inserted(3, 9));
    }

    @Test
    void aShapeIsAValue() {
        int[] sizes = {2, 3};
        Shape shape = Shape.of(sizes);
        sizes[0] = 7;
        shape.sizes()[1] = 7;
        assertEquals(Shape.of(2, 3), shape);
        assertEquals(Shape.of(2, 3).hashCode(), shape.hashCode());
        assertNotEquals(Shape.of(3, 2), shape);
    }

    @Test
    void shapesBroadcastFromTheLastAxis() {
        assertEquals(Shape.of(4, 5, 3), Shape.of(4, 1, 3).broadcast("add", Shape.of(5, 3)));
        assertEquals(Shape.of(5, 3), Shape.of(5, 3).broadcast("add", Shape.SCALAR));
        assertEquals(Shape.of(0, 3), Shape.of(0, 3).broadcast("add", Shape.of(1, 1)));
        says(BROADCAST + "-2 has 4 and 5; got (4, 3) and (5, 3)",
                () -> Shape.of(4, 3).broadcast("add", Shape.of(5, 3)));
        says(BROADCAST + "-1 has 0 and 3; got (2, 0) and (3)", () -> Shape.of(2, 0).broadcast("add", Shape.of(3)));
    }

    @Test
    void stretchingLosesNoElements() {
        assertTrue(Shape.of(1, 3).stretchesTo(Shape.of(5, 4, 3)));
        assertTrue(Shape.of(1).stretchesTo(Shape.of(0)));
        assertFalse(Shape.of(2, 3).stretchesTo(Shape.of(3)));
        assertFalse(Shape.of(3).stretchesTo(Shape.of(1)));
    }

    @Test
    void oneSizeMayBeWorkedOut() {
        assertEquals(Shape.of(3, 4), Shape.of(2, 6).reshaped(3, -1));
        assertEquals(Shape.of(), Shape.of(1, 1).reshaped());
        assertEquals(Shape.of(0, 5), Shape.of(2, 0).reshaped(0, 5));
        assertEquals(Shape.of(5, 0), Shape.of(2, 0).reshaped(5, -1));
        says("reshape: [5, -1] must hold the 12 numbers there are; got (2, 6)", () -> Shape.of(2, 6).reshaped(5, -1));
        says("reshape: [65536, 65536] must hold the 12 numbers there are; got (2, 6)",
                () -> Shape.of(2, 6).reshaped(65536, 65536));
        says("reshape: sizes must not be negative, but one may be -1; got [-1, -1]; got (2, 6)",
                () -> Shape.of(2, 6).reshaped(-1, -1));
        says("reshape: sizes must not be negative, but one may be -1; got [-2, 6]; got (2, 6)",
                () -> Shape.of(2, 6).reshaped(-2, 6));
    }
}
