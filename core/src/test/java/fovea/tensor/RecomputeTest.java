package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import fovea.kernel.Storage.F32;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

class RecomputeTest {

    private static final RandomKey KEY = RandomKey.of(3);
    private static final Tensor W = Tensor.normal(Shape.of(8, 8), KEY).mul(0.4).leaf();

    /// How a segment is run.
    private interface Segment {
        Tensor of(Supplier<Tensor> body);

        Segment STORED = Supplier::get, AGAIN = Recompute::of;
    }

    private static Tensor x() {
        return Tensor.normal(Shape.of(4, 8), KEY.with("x"));
    }

    /// Two residual segments of two layers with one weight for all, and a side branch between.
    private static Tensor chain(Tensor x, Segment segment) {
        Tensor h = x;
        for (int s = 0; s < 2; s++) {
            Tensor in = h, side = h.matmul(W).mul(0.1);
            RandomKey key = KEY.with(s);
            h = segment.of(() -> in.matmul(W).tanh().dropout(0.3, key).matmul(W.T()).tanh().add(in)
                    .add(in.mul(W.sum())));
            h = h.add(side);
        }
        return h.square().sum();
    }

    private static List<float[]> derivatives(Segment segment) {
        Tensor x = x().leaf(), y = chain(x, segment);
        Gradients first = y.gradients(), recorded = y.differentiableGradients();
        Gradients second = recorded.of(x).square().sum().add(recorded.of(W).sum()).gradients();
        List<float[]> all = new ArrayList<>(List.of(y.toFloats()));
        for (Gradients each : List.of(first, recorded, second))
            for (Tensor of : List.of(x, W))
                all.add(each.of(of).toFloats());
        return all;
    }

    private static void same(List<float[]> a, List<float[]> b) {
        for (int i = 0; i < a.size(); i++)
            assertArrayEquals(a.get(i), b.get(i), "derivative " + i);
    }

    @Test
    void valuesAndFirstAndSecondDerivativesAreTheSameBits() {
        same(derivatives(Segment.STORED), derivatives(Segment.AGAIN));
    }

    @Test
    void alsoInsideAStepOfMemoryAndInsideEachOther() {
        same(derivatives(Segment.STORED), Memory.step(() -> derivatives(Segment.AGAIN)));
        same(derivatives(body -> body.get().mul(1)),
                derivatives(body -> Recompute.of(() -> Recompute.of(body).mul(1))));
    }

    @Test
    void byHand() {
        Tensor x = Tensor.of(3f).leaf();
        assertEquals(4 * 27, Recompute.of(() -> x.square().square()).sum().gradients().of(x).item());
        assertEquals(6, Recompute.of(x::square).gradients().of(x).item());
        assertEquals(2, Recompute.of(() -> x).add(x).gradients().of(x).item(), "a body may make nothing");
    }

    @Test
    void onlyTheResultOfASegmentIsStored() {
        Tensor x = Tensor.ones(Shape.of(1000)).leaf();
        UnaryOperator<Tensor> eight = a -> {
            for (int i = 0; i < 8; i++)
                a = a.sin();
            return a;
        };
        Tensor stored = x, again = x;
        for (int s = 0; s < 5; s++) {
            Tensor in = again;
            stored = eight.apply(stored);
            again = Recompute.of(() -> eight.apply(in));
        }
        assertEquals((1 + 40) * 4000, History.of(stored).bytes());
        assertEquals((1 + 5) * 4000, History.of(again).bytes());
        assertArrayEquals(stored.gradients(Tensor.ones(Shape.of(1000))).of(x).toFloats(),
                again.gradients(Tensor.ones(Shape.of(1000))).of(x).toFloats());
    }

    @Test
    void whereNothingIsRecordedItIsTheBody() {
        Tensor x = Tensor.of(3f).leaf(), y = Tensor.of(1f);
        assertFalse(Recording.off(() -> Recompute.of(x::square)).isTracked());
        assertFalse(Recompute.of(y::square).isTracked());
        assertSame(x, Recompute.of(() -> x));
    }

    @Test
    void aBodyThatGivesOtherNumbersTheSecondTimeIsFound() {
        Tensor x = Tensor.of(3f).leaf();
        int[] times = {0};
        Tensor y = Recompute.of(() -> x.mul(++times[0])).sum();
        String message = assertThrows(IllegalStateException.class, y::gradients).getMessage();
        assertTrue(message.startsWith("recompute: a segment's value (1) float32 was another when"), message);
        var p = new Parameter(Tensor.of(1f));
        Tensor z = Recompute.of(() -> p.value().mul(x)).sum();
        p.update(numbers -> ((F32) numbers).array()[0] = 7);
        assertThrows(IllegalStateException.class, z::gradients);
    }

    @Test
    void aHundredThousandSegmentsNeedNoDeepStack() {
        Tensor x = Tensor.of(1f).leaf(), y = x;
        for (int i = 0; i < 100_000; i++) {
            Tensor in = y;
            y = Recompute.of(() -> in.mul(1).add(0));
        }
        assertEquals(1, y.gradients().of(x).item());
        Tensor z = y;
        assertEquals(1, Memory.step(() -> z.mul(1).gradients().of(x).item()));
    }
}
