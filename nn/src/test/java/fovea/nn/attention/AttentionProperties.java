package fovea.nn.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import fovea.check.GradCheck;
import fovea.nn.Recorder;
import fovea.nn.Trace;
import fovea.nn.Training;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.BoolTensor;
import fovea.tensor.DType;
import fovea.tensor.IntTensor;
import fovea.tensor.Rearrangement;
import fovea.tensor.Tensor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/// What is true of attention, whatever the numbers.
class AttentionProperties {

    private static final int B = 2;
    private static final int d = 3;

    /// Queries, keys and values of some size, and random numbers to fill them.
    private record Case(Tensor Q, Tensor K, Tensor V, RandomKey key) {

        static Case of(int T, int S, long seed) {
            RandomKey key = RandomKey.of(seed);
            return new Case(normal(key.with(1), B, T, d), normal(key.with(2), B, S, d), normal(key.with(3), B, S, 2),
                    key);
        }

        Attention attend(Mask mask) {
            return Attention.of(Q, K, V, mask);
        }

        /// Any bits at all; rows that may see nothing among them.
        Mask anyMask() {
            Shape shape = Shape.of(B, Q.size(1), K.size(1));
            return Mask.of(BoolTensor.generate(shape, i -> key.with(4).uniform(i) < 0.5));
        }
    }

    @Property
    void rowsOfWeightsSumToOneOrToNothing(@ForAll @IntRange(min = 1, max = 6) int T,
                                          @ForAll @IntRange(min = 1, max = 9) int S, @ForAll long seed) {
        Case c = Case.of(T, S, seed);
        Mask mask = c.anyMask();
        Tensor weights = c.attend(mask).weights(), sums = weights.sum(-1);
        BoolTensor visible = mask.visible(weights.shape());
        for (int row = 0; row < B * T; row++) {
            int first = row * S;
            boolean any = IntStream.range(first, first + S).anyMatch(visible::at);
            assertEquals(any ? 1 : 0, sums.toDoubles()[row], 1e-12);
        }
        assertEquals(0, weights.maskedFill(visible, 0).abs().max().item(), "hidden keys have no weight");
    }

    @Property
    void permutingKeysWithTheirValuesChangesNothing(@ForAll @IntRange(min = 1, max = 9) int S, @ForAll long seed) {
        Case c = Case.of(4, S, seed);
        IntTensor order = IntTensor.of(c.key().permutation(S));
        Attention permuted = Attention.of(c.Q(), c.K().indexSelect(1, order), c.V().indexSelect(1, order), Mask.NONE);
        assertClose(c.attend(Mask.NONE).context(), permuted.context());
    }

    @Property
    void equalKeysGiveTheMeanOfTheValues(@ForAll @IntRange(min = 1, max = 9) int S, @ForAll long seed) {
        Case c = Case.of(4, S, seed);
        Tensor K = c.K().slice(1, 0, 1).expand(c.K().shape()), mean = c.V().mean(1).unsqueeze(1);
        assertClose(mean.expand(Shape.of(B, 4, 2)), Attention.of(c.Q(), K, c.V(), Mask.NONE).context());
    }

    @Property
    void addingAConstantToARowOfScoresChangesNothing(@ForAll @DoubleRange(min = -500, max = 500) double constant,
                                                     @ForAll long seed) {
        Case c = Case.of(4, 5, seed);
        Tensor bias = Tensor.full(Shape.of(1, 1), constant, DType.FLOAT64);
        Tensor plain = c.attend(Mask.CAUSAL).weights(), shifted = c.attend(Mask.CAUSAL).withBias(bias).weights();
        assertArrayEquals(plain.toDoubles(), shifted.toDoubles(), 1e-10);
    }

    @Property
    void changingTheFutureDoesNotChangeThePast(@ForAll @IntRange(min = 1, max = 6) int now, @ForAll long seed) {
        Case c = Case.of(7, 7, seed), other = Case.of(7, 7, seed + 1);
        Tensor K = Rearrangement.concat(1, c.K().slice(1, 0, now), other.K().slice(1, now, 7));
        Tensor V = Rearrangement.concat(1, c.V().slice(1, 0, now), other.V().slice(1, now, 7));
        Tensor before = c.attend(Mask.CAUSAL).context(), after = Attention.of(c.Q(), K, V, Mask.CAUSAL).context();
        assertArrayEquals(before.slice(1, 0, now).toDoubles(), after.slice(1, 0, now).toDoubles());
    }

    @Property
    void whatIsHiddenMightAsWellNotBeThere(@ForAll @IntRange(min = 0, max = 6) int length, @ForAll long seed) {
        Case c = Case.of(4, 6, seed);
        Tensor hidden = c.attend(Mask.padding(length, length)).context();
        Tensor gone = Attention.of(c.Q(), c.K().slice(1, 0, length), c.V().slice(1, 0, length), Mask.NONE).context();
        assertClose(gone, hidden);
    }

    @Property
    void onePassAndTheWrittenOutWayAgree(@ForAll @IntRange(min = 64, max = 80) int T,
                                         @ForAll @IntRange(min = 64, max = 80) int S, @ForAll long seed) {
        Case c = Case.of(T, S, seed);
        Tensor Q = c.Q().to(DType.FLOAT32).leaf(), K = c.K().to(DType.FLOAT32).leaf(), V = K.mul(2).sub(1);
        Mask mask = c.anyMask().and(c.key().uniform(5) < 0.5 ? Mask.causal(1) : Mask.NONE);
        Supplier<Tensor> body = () -> Training.run(c.key(),
                () -> Attention.of(Q, K, V, mask).withDropout(0.3).context());
        Tensor quick = body.get(), written = Trace.watch(new Recorder(), body);
        assertAgree(written, quick);
        Tensor g = Tensor.normal(written.shape(), c.key().with(6));
        assertAgree(written.gradients(g).of(Q), quick.gradients(g).of(Q));
        assertAgree(written.gradients(g).of(K), quick.gradients(g).of(K));
    }

    @Property
    void firstAndSecondDerivativesAreRightUnderAnyMask(@ForAll @IntRange(min = 1, max = 4) int T,
                                                       @ForAll @IntRange(min = 1, max = 4) int S, @ForAll long seed) {
        Case c = Case.of(T, S, seed);
        Mask mask = c.anyMask();
        Tensor bias = normal(c.key().with(5), T, S);
        GradCheck.ofMany(x -> {
            Attention attention = Attention.of(x.get(0), x.get(1), x.get(2), mask).withBias(x.get(3));
            return List.of(attention.context(), attention.weights());
        }).at(c.Q(), c.K(), c.V(), bias);
    }

    /// As closely as float32 can tell after sums of up to 80 terms: the gap is measured against the largest number.
    private static void assertAgree(Tensor expected, Tensor actual) {
        double gap = actual.detach().sub(expected.detach()).abs().max().item();
        double size = expected.detach().abs().max().item();
        assertTrue(gap <= 1e-5 * (1 + size), () -> "off by %.3e, with numbers up to %.3e".formatted(gap, size));
    }

    private static void assertClose(Tensor expected, Tensor actual) {
        assertEquals(expected.shape(), actual.shape());
        assertArrayEquals(expected.toDoubles(), actual.toDoubles(), 1e-12);
    }

    private static Tensor normal(RandomKey key, int... sizes) {
        return Tensor.generate(Shape.of(sizes), DType.FLOAT64, key::normal);
    }
}
