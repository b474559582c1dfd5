package fovea.nn.decoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.IntTensor;
import fovea.tensor.Parameter;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class StrategyTest {

    private static final int END = 0;
    private static final Limits SIX = Limits.of(END, 6);

    /// `a` (1) is likelier than `b` (2), but what follows `b` is certain.
    private static final Fixed TRAP = new Fixed(4, Map.of(
            List.of(), new double[] {0, 0.6, 0.4, 0},
            List.of(1), new double[] {0.4, 0, 0.1, 0.5},
            List.of(1, 3), new double[] {1, 0, 0, 0},
            List.of(2), new double[] {0, 0, 0, 1},
            List.of(2, 3), new double[] {1, 0, 0, 0}));

    @Test
    void greedyWalksIntoTheTrapAndABeamDoesNot() {
        Decoded greedy = new Greedy().decode(TRAP.start(1), SIX).getFirst();
        assertEquals(IntTensor.of(1, 3), greedy.tokens());
        assertEquals(Math.log(0.6 * 0.5), greedy.logProbability(), 1e-12);
        Decoded beam = Beam.of(2).decode(TRAP.start(1), SIX).getFirst();
        assertEquals(IntTensor.of(2, 3), beam.tokens());
        assertEquals(Math.log(0.4), beam.logProbability(), 1e-12);
        assertTrue(beam.ended());
    }

    @Test
    void aPenaltyFavoursTheLongerText() {
        Fixed model = new Fixed(3, Map.of(
                List.of(), new double[] {0.5, 0.5, 0},                       // end: ln 0.5 = −0.693 at once
                List.of(1), new double[] {0, 0.9, 0.1},
                List.of(1, 1), new double[] {0.99, 0, 0.01}));               // 0.5 · 0.9 · 0.99: −0.809, with 3 tokens
        assertEquals(IntTensor.of(), Beam.of(3).decode(model.start(1), SIX).getFirst().tokens());
        Decoded longer = Beam.of(3).withLengthPenalty(1).decode(model.start(1), SIX).getFirst();
        assertEquals(IntTensor.of(1, 1), longer.tokens());
        assertEquals(Math.log(0.5 * 0.9 * 0.99) / (8.0 / 6), longer.score(), 1e-12);
    }

    @Test
    void thePenaltyIsThatOfThePaper() {
        assertEquals(2, new Beam(4, 1).lengthPenalty(7));                    // (5 + 7) / 6
        assertEquals(Math.sqrt(2), new Beam(4, 0.5).lengthPenalty(7), 1e-15);
        assertEquals(1, Beam.of(4).lengthPenalty(1000));
        assertEquals(1, new Beam(4, 0.6).lengthPenalty(1));
    }

    @Test
    void amongEqualsTheLowestComesFirst() {
        Fixed even = new Fixed(4,
                Map.of(List.of(), new double[] {0.1, 0.3, 0.3, 0.3}, List.of(1), new double[] {1, 0, 0, 0},
                List.of(2), new double[] {1, 0, 0, 0}, List.of(3), new double[] {1, 0, 0, 0}));
        assertEquals(IntTensor.of(1), new Greedy().decode(even.start(1), SIX).getFirst().tokens());
        List<Decoded> all = Beam.of(3).decodeAll(even.start(1), SIX).getFirst();
        assertEquals(List.of(IntTensor.of(1), IntTensor.of(2), IntTensor.of(3)), all.stream().map(Decoded::tokens)
                .toList());
    }

    @Test
    void anEndBehindTheFirstOfTheBeamIsPassedBy() {
        Fixed model = new Fixed(3, Map.of(
                List.of(), new double[] {0, 0.5, 0.5},
                List.of(1), new double[] {0.6, 0.4, 0},                      // 1 end: 0.30     1 1: 0.20
                List.of(2), new double[] {0.45, 0.55, 0},                    // 2 end: 0.225    2 1: 0.275
                List.of(1, 1), new double[] {1, 0, 0},
                List.of(2, 1), new double[] {1, 0, 0}));
        List<Decoded> all = Beam.of(2).decodeAll(model.start(1), SIX).getFirst();
        assertEquals(List.of(IntTensor.of(1), IntTensor.of(2, 1)), all.stream().map(Decoded::tokens).toList());
    }

    @Test
    void aTextThatDoesNotEndIsCut() {
        Fixed endless = new Fixed(2, Map.of(List.of(), new double[] {0, 1}, List.of(1), new double[] {0, 1}));
        for (Strategy strategy : new Strategy[] {new Greedy(), Beam.of(2)}) {
            Decoded text = strategy.decode(endless.start(1), Limits.of(END, 2)).getFirst();
            assertEquals(IntTensor.of(1, 1), text.tokens());
            assertFalse(text.ended());
        }
        assertEquals(IntTensor.of(1, 1), new Greedy().decode(endless.start(1), Limits.ofLength(2)).getFirst().tokens());
        assertEquals(IntTensor.of(), new Greedy().decode(endless.start(1), Limits.of(END, 0)).getFirst().tokens());
    }

    @Test
    void withoutAnEndEveryTokenIsText() {
        Fixed zeros = new Fixed(2, Map.of(List.of(), new double[] {1, 0}, List.of(0), new double[] {1, 0}));
        Decoded text = Beam.of(1).decode(zeros.start(1), Limits.ofLength(2)).getFirst();
        assertEquals(IntTensor.of(0, 0), text.tokens());
    }

    @Test
    void whatMustNotFollowIsNotWritten() {
        Fixed strict = new Fixed(3, Map.of(List.of(), new double[] {0, 1, 0}, List.of(1), new double[] {1, 0, 0}));
        assertEquals(1, Beam.of(10).decodeAll(strict.start(1), SIX).getFirst().size());
    }

    @Test
    void noRowsGiveNoTexts() {
        assertEquals(List.of(), new Greedy().decode(TRAP.start(0), SIX));
        assertEquals(List.of(), Beam.of(3).decode(TRAP.start(0), SIX));
    }

    @Test
    void nothingIsRecordedAndMemoryIsReused() {
        var weight = new Parameter(Tensor.of(Shape.of(3), 0.5f, 1, 2));
        List<Tensor> made = new ArrayList<>();
        Step<TinyModel.State> step = (_, state) -> {
            assertFalse(Recording.isOn());
            Tensor scores = weight.value().mul(state.texts().unsqueeze(1));
            made.add(scores);
            return Scored.of(scores, new TinyModel.State(state.texts().add(1), state.position() + 1));
        };
        new Greedy().decode(Start.of(step, new TinyModel.State(Tensor.of(1f, 2f), 0), 1), Limits.of(END, 4));
        assertEquals(4, made.size());
        for (Tensor scores : made)
            assertTrue(assertThrows(IllegalStateException.class, scores::toFloats).getMessage()
                    .contains("a step that is over"));
    }

    @Test
    void scoresThatMakeNoSenseAreRefused() {
        var state = new TinyModel.State(Tensor.of(1f, 2f), 0);
        Step<TinyModel.State> vector = (_, s) -> Scored.of(Tensor.of(1f, 2f), s);
        assertThrows(ShapeException.class, () -> new Greedy().decode(Start.of(vector, state, 0), SIX));
        Step<TinyModel.State> nan = (_, s) ->
                Scored.of(Tensor.ofRows(new float[] {1, 2}, new float[] {1, Float.NaN}), s);
        var refused = assertThrows(ArithmeticException.class, () -> Beam.of(2).decode(Start.of(nan, state, 0), SIX));
        assertEquals("decode: at token 1, row 1 of the scores is NaN or allows no token", refused.getMessage());
        Step<TinyModel.State> two = (_, s) -> Scored.of(Tensor.zeros(Shape.of(2, 2)), s);
        assertThrows(IllegalArgumentException.class, () -> new Greedy()
                .decode(Start.of(two, state, 0), Limits.of(2, 5)));
        assertThrows(ShapeException.class, () -> new Start<>(two, state, IntTensor.of(1)));
        assertThrows(IllegalArgumentException.class, () -> Beam.of(0));
        assertThrows(IllegalArgumentException.class, () -> Beam.of(1).withLengthPenalty(-1));
    }

    @Test
    void aRankingGivesTheHighestFirst() {
        var ranking = new Ranking(2, 5, Double.NEGATIVE_INFINITY, 5, -0.0, 0.0);
        List<Integer> order = new ArrayList<>();
        while (ranking.hasNext())
            order.add(ranking.next());
        assertEquals(List.of(1, 3, 0, 4, 5, 2), order);
    }
}
