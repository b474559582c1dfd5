package fovea.nn.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.nn.Training;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.Gradients;
import fovea.tensor.Recording;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// What attention does, in numbers that can be checked by hand.
class AttentionTest {

    private static final double E = Math.E;

    /// Four words as keys, one a row; the question is asked with one query.
    private static final Tensor FOUR_KEYS = Tensor.of(Shape.of(4, 3), 3.0, 12, 45, 59, 2, 5, 1, 43, 5, 4, 3, 45.3);
    private static final Tensor QUESTION = Tensor.of(Shape.of(1, 3), 5.0, 1, 20);

    private static final Attention FOUR =
            Attention.of(new DotScore(), QUESTION, new Source(FOUR_KEYS, FOUR_KEYS), Mask.NONE);

    @Test
    void scoresOfZeroAndOneShareAsOneToE() {
        var attention = Attention.of(column(1), column(0, 1), column(10, 20), Mask.NONE);
        assertClose(new double[] {0, 1}, attention.scores());
        assertClose(new double[] {1 / (1 + E), E / (1 + E)}, attention.weights());
        assertClose(new double[] {(10 + 20 * E) / (1 + E)}, attention.context());
    }

    @Test
    void dotScoresOfAQuestionWithFourKeys() {
        assertClose(new double[] {927, 397, 148, 929}, FOUR.scores());
    }

    @Test
    void weightsOfScoresFarAboveWhatExpCanHold() {
        double[] weights = FOUR.weights().toDoubles();
        double[] exact = {0.11920292202211756, 7.947151507960155e-232, 0, 0.8807970779778824};
        for (int i = 0; i < 4; i++)
            assertEquals(exact[i], weights[i], 1e-14 * exact[i], "weight " + i);
    }

    @Test
    void contextOfTheFourKeys() {
        assertClose(new double[] {3.880797077977882, 4.072826298199058, 45.26423912339338}, FOUR.context());
    }

    @Test
    void contributionsOfTheFourKeysSumToTheContext() {
        Tensor contributions = FOUR.contributions().squeeze(0);                // (S, dv)
        assertClose(new double[] {0.35760876606635267, 4.6888193896964914e-230, 0, 3.5231883119115298},
                contributions.select(1, 0));
        assertClose(new double[] {5.36413149099529, 3.9735757539800775e-231, 0, 39.900107632398072},
                contributions.select(1, 2));
        assertClose(FOUR.context().toDoubles(), contributions.sum(0));
    }

    @Test
    void contextInSinglePrecisionHasNoNaN() {
        Tensor keys = FOUR_KEYS.to(DType.FLOAT32);
        var attention = Attention.of(new DotScore(), QUESTION.to(DType.FLOAT32), new Source(keys, keys), Mask.NONE);
        assertArrayEquals(new float[] {3.880797f, 4.0728264f, 45.264236f}, attention.context().toFloats(), 4e-6f);
    }

    @Test
    void scalingByRootThreeSoftensTheWeights() {
        var attention = Attention.of(QUESTION, FOUR_KEYS, FOUR_KEYS, Mask.NONE);
        assertClose(new double[] {535.2036995, 229.2080569, 85.4478398, 536.3584001}, attention.scores(), 1e-7);
        assertClose(new double[] {0.23963155814197, 0, 0, 0.76036844185803}, attention.weights(), 1e-14);
        assertClose(new double[] {3.76036844, 5.15668402, 45.22811053}, attention.context(), 1e-8);
    }

    @Test
    void slopesForTheQuestionAndItsKeys() {
        Tensor q = QUESTION.leaf(), keys = FOUR_KEYS.leaf();
        var attention = Attention.of(new DotScore(), q, new Source(keys, keys), Mask.NONE);
        Gradients slopes = attention.context().sum().gradients();
        assertClose(new double[] {-0.808450607606969, 7.276055468463037, -0.242535182281732}, slopes.of(q), 1e-12);
        assertClose(new double[] {4.161455960057, 0.927653529629, 16.288215074162, 0, 0, 0, 0, 0, 0,
                -3.161455960057, 0.072346470371, -15.288215074162}, slopes.of(keys), 1e-12);
    }

    @Test
    void additiveScoresByHand() {
        var score = AdditiveScore.create(1, 1, 1, RandomKey.of(1));
        score.parameters().values().forEach(parameter -> parameter.set(Tensor.ones(Shape.of(1, 1))));
        score.convert(DType.FLOAT64);
        Tensor scores = score.of(column(1), score.keys(column(-1, 0)));
        assertClose(new double[] {0, Math.tanh(1)}, scores);
    }

    @Test
    void additiveKeysProjectedOnceServeEveryStep() {
        var score = AdditiveScore.create(3, 5, 4, RandomKey.of(1));
        Tensor memory = normal(2, Shape.of(2, 6, 5)), states = normal(3, Shape.of(2, 7, 3));
        Source source = score.source(memory);
        Tensor together = score.attend(states, source, Mask.padding(6, 4)).context();                // (2, 7, 5)
        for (int t = 0; t < 7; t++) {
            Tensor alone = score.attend(states.slice(1, t, t + 1), source, Mask.padding(6, 4)).context();
            assertArrayEquals(together.slice(1, t, t + 1).toFloats(), alone.toFloats(), 1e-6f);
        }
    }

    @Test
    void noPreferenceAveragesWhatIsVisible() {
        var score = new EvenScore();
        Source source = score.source(Tensor.of(Shape.of(1, 3, 1), 2, 4, 90f));
        var look = score.attend(normal(1, Shape.of(1, 1, 9)), source, Mask.padding(2));
        assertArrayEquals(new float[] {0.5f, 0.5f, 0}, look.weights().toFloats());
        assertEquals(3, look.context().item());
    }

    @Test
    void rowsThatSeeNothingHaveNeitherWeightsNorGradientsOfAnyOrder() {
        Tensor q = normal(1, Shape.of(2, 3, 4)).leaf(), k = normal(2, Shape.of(2, 5, 4)).leaf();
        Tensor v = normal(3, Shape.of(2, 5, 6)).leaf();
        var attention = Attention.of(q, k, v, Mask.padding(0, 5));
        assertEquals(0, attention.weights().select(0, 0).abs().max().item());
        assertEquals(0, attention.context().select(0, 0).abs().max().item());
        Gradients slopes = attention.context().square().sum().differentiableGradients();
        for (Tensor x : new Tensor[] {q, k, v}) {
            Tensor slope = slopes.of(x);
            assertEquals(0, slope.select(0, 0).abs().max().item());
            assertTrue(slope.select(0, 1).abs().max().item() > 0);
            Tensor second = slope.square().sum().gradients().of(x);
            assertEquals(0, second.select(0, 0).abs().max().item());
            assertTrue(Double.isFinite(second.sum().item()));
        }
    }

    @Test
    void aBiasIsAddedToTheScoresAndLearnt() {
        Tensor bias = Tensor.of(Shape.of(1, 2), Math.log(3), 0).leaf();
        var attention = Attention.of(column(0), column(1, 1), column(1, 2), Mask.NONE).withBias(bias);
        assertClose(new double[] {0.75, 0.25}, attention.weights());
        assertClose(new double[] {-0.75 * 0.25, 0.75 * 0.25}, attention.context().sum().gradients().of(bias));
    }

    @Test
    void aBiasDoesNotRevealWhatIsHidden() {
        Tensor bias = Tensor.of(Shape.of(1, 2), 0.0, 100);
        var attention = Attention.of(column(0), column(1, 1), column(1, 2), Mask.padding(1)).withBias(bias);
        assertClose(new double[] {1, 0}, attention.weights());
    }

    @Test
    void weightsAreThoseBeforeDropout() {
        Tensor q = normal(1, Shape.of(50, 4)), k = normal(2, Shape.of(40, 4));
        Training.run(RandomKey.of(1), () -> {
            var attention = Attention.of(q, k, Tensor.eye(40), Mask.NONE).withDropout(0.5);
            assertArrayEquals(Attention.of(q, k, k, Mask.NONE).weights().toFloats(), attention.weights().toFloats());
            Tensor used = attention.context();                 // the values are the identity: these are the weights
            int dropped = used.eq(0).count();
            assertTrue(800 < dropped && dropped < 1200, "about half of 2000 are dropped, got " + dropped);
            assertEquals(dropped, used.eq(attention.weights().mul(2)).not().count(), "what stays is doubled");
            return null;
        });
    }

    @Test
    void nothingIsDroppedOutsideTraining() {
        var attention = Attention.of(column(1), column(0, 1), column(10, 20), Mask.NONE);
        assertArrayEquals(attention.context().toDoubles(), attention.withDropout(0.9).context().toDoubles());
    }

    @Test
    void otherWeightsLeadToAnotherContext() {
        var attention = Attention.of(column(1), column(0, 1), column(10, 20), Mask.NONE);
        assertClose(new double[] {10}, attention.withWeights(Tensor.of(Shape.of(1, 2), 1.0, 0)).context());
    }

    @Test
    void lookingWithoutRecordingDoesNotCutTheGraph() {
        Tensor q = column(1).leaf();
        var attention = Attention.of(q, column(0, 1), column(10, 20), Mask.NONE);
        assertFalse(Recording.off(attention::context).isTracked());
        double y = 1 / (1 + E) * E / (1 + E);
        assertClose(new double[] {10 * y}, attention.context().gradients(Tensor.of(Shape.of(1, 1), 1.0)).of(q));
    }

    @Test
    void withoutKeysTheContextIsZero() {
        Tensor q = Tensor.ones(Shape.of(2, 3)), k = Tensor.zeros(Shape.of(0, 3)), v = Tensor.zeros(Shape.of(0, 4));
        var attention = Attention.of(q, k, v, Mask.CAUSAL);
        assertEquals(Shape.of(2, 0), attention.weights().shape());
        assertArrayEquals(new float[8], attention.context().toFloats());
    }

    @Test
    void whatDoesNotFitIsSaid() {
        Tensor a = Tensor.zeros(Shape.of(2, 3)), b = Tensor.zeros(Shape.of(4, 5));
        assertMessage("equally wide", () -> Attention.of(a, b, b, Mask.NONE).scores());
        assertMessage("equally many", () -> Attention.of(a, a, b, Mask.NONE));
        Mask ofThree = Mask.of(BoolTensor.of(Shape.of(3), true, true, true));
        assertMessage("stretch to the scores", () -> Attention.of(a, a, a, ofThree).scores());
        var additive = AdditiveScore.create(3, 3, 4, RandomKey.of(1));
        assertMessage("width 4, as projected by keys(memory)", () -> additive.of(a, a));
    }

    private static void assertMessage(String part, Runnable wrong) {
        String message = assertThrows(ShapeException.class, wrong::run).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static void assertClose(double[] expected, Tensor actual) {
        assertClose(expected, actual, 1e-13);
    }

    private static void assertClose(double[] expected, Tensor actual, double tolerance) {
        assertArrayEquals(expected, actual.toDoubles(), tolerance);
    }

    private static Tensor column(double... numbers) {
        return Tensor.of(Shape.of(numbers.length, 1), numbers);
    }

    private static Tensor normal(long seed, Shape shape) {
        return Tensor.normal(shape, RandomKey.of(seed));
    }
}
