package fovea.nn.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.AttentionRule;
import fovea.tensor.BoolTensor;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

class MaskTest {

    private static final double HIDDEN = Double.NEGATIVE_INFINITY;

    @Test
    void causalLetsEachQuerySeeItselfAndThePast() {
        assertEquals("100 110 111", drawn(Mask.CAUSAL, 3, 3));
    }

    @Test
    void causalWithMoreKeysThanQueriesStillStartsAtTheFirstKey() {
        assertEquals("1000 1100", drawn(Mask.CAUSAL, 2, 4));
    }

    @Test
    void anOffsetIsHowManyKeysLieBeforeTheFirstQuery() {
        assertEquals("1110 1111", drawn(Mask.causal(2), 2, 4));
    }

    @Test
    void aNegativeOffsetLeavesTheFirstQueryNothing() {
        assertEquals("00 10", drawn(Mask.causal(-1), 2, 2));
    }

    @Test
    void paddingHidesKeysAtAndAfterEachLength() {
        BoolTensor visible = Mask.padding(3, 0, 1).visible(Shape.of(3, 4, 2, 3));
        assertEquals(Shape.of(3, 1, 1, 3), visible.shape());
        assertArrayEquals(new boolean[] {true, true, true, false, false, false, true, false, false},
                visible.toBooleans());
    }

    @Test
    void masksTogetherHideWhatEitherHides() {
        assertEquals("100 110 110", drawn(Mask.CAUSAL.and(Mask.padding(2)), 3, 3));
    }

    @Test
    void noMaskAddsNothing() {
        assertSame(Mask.CAUSAL, Mask.NONE.and(Mask.CAUSAL));
        assertSame(Mask.CAUSAL, Mask.CAUSAL.and(Mask.NONE));
        Tensor scores = Tensor.ones(Shape.of(2, 2));
        assertSame(scores, Mask.NONE.hide(scores));
        assertTrue(Mask.NONE.visible(scores.shape()).all());
    }

    @Test
    void hiddenScoresAreMinusInfinityAndPassNoGradient() {
        Tensor scores = Tensor.of(Shape.of(2, 2), 1, 2, 3, 4f).leaf();
        Tensor hidden = Mask.CAUSAL.hide(scores);
        assertArrayEquals(new double[] {1, HIDDEN, 3, 4}, hidden.toDoubles());
        Tensor slopes = hidden.gradients(Tensor.ones(Shape.of(2, 2))).of(scores);
        assertArrayEquals(new float[] {1, 0, 1, 1}, slopes.toFloats());
    }

    @Test
    void aCausalMaskNeedsNoBitsInOnePass() {
        AttentionRule rule = Mask.causal(3).and(Mask.CAUSAL).rule(Shape.of(2, 3, 3));
        assertTrue(rule.visible().isEmpty());
        assertEquals(0, rule.horizon());
        AttentionRule both = Mask.CAUSAL.and(Mask.padding(1, 2)).rule(Shape.of(2, 3, 2));
        assertEquals(Shape.of(2, 1, 2), both.visible().get().shape());
        assertEquals(0, both.horizon());
    }

    @Test
    void lengthsThatDoNotFitAreSaid() {
        assertTrue(assertThrows(ShapeException.class, () -> Mask.padding(1, 2).visible(Shape.of(3, 1, 2)))
                .getMessage().contains("there are 2 lengths; got (3, 1, 2)"));
        assertTrue(assertThrows(ShapeException.class, () -> Mask.padding(3).visible(Shape.of(1, 1, 2)))
                .getMessage().contains("no length may exceed the 2 keys, there is [3]"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Mask.padding(-1))
                .getMessage().contains("got [-1]"));
    }

    private static String drawn(Mask mask, int T, int S) {
        BoolTensor bits = mask.visible(Shape.of(T, S)).expand(Shape.of(T, S));
        var rows = new StringBuilder();
        for (int i = 0; i < T * S; i++)
            rows.append(i > 0 && i % S == 0 ? " " : "").append(bits.at(i) ? 1 : 0);
        return rows.toString();
    }
}
