package fovea.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fovea.arbitraries.Draw;
import fovea.arbitraries.FoveaDomain;
import fovea.arbitraries.Values;
import fovea.random.RandomKey;
import fovea.tensor.DType;
import fovea.tensor.Gradients;
import fovea.tensor.History;
import fovea.tensor.Recompute;
import fovea.tensor.Tensor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/// Tools change nothing of what they look at, at any shape and in any precision.
@Domain(FoveaDomain.class)
class ToolsProperties {

    private static Tensor segment(Tensor x, long seed) {
        return x.tanh().mul(x).dropout(0.3, RandomKey.of(seed)).exp().add(x);
    }

    private static void same(Tensor a, Tensor b, Tensor x) {
        assertArrayEquals(a.toDoubles(), b.toDoubles());
        assertArrayEquals(a.sum().gradients().of(x).toDoubles(), b.sum().gradients().of(x).toDoubles());
    }

    @Property
    void whatIsComputedAgainIsTheSameBits(@ForAll Draw draw, @ForAll DType dtype) {
        Tensor x = draw.tensor(Values.ANY, dtype).leaf();
        Tensor stored = segment(segment(x, 1), 2);
        Tensor first = Recompute.of(() -> segment(x, 1)), again = Recompute.of(() -> segment(first, 2));
        same(stored, again, x);
        assertTrue(History.of(again).bytes() <= History.of(stored).bytes());
    }

    @Property
    void aHuntThatFindsNothingChangesNothing(@ForAll Draw draw, @ForAll DType dtype) {
        Tensor x = draw.tensor(Values.ANY, dtype).leaf(), free = segment(x, 1).sum();
        Gradients hunted = NanHunt.forNanAndInfinity().run(() -> segment(x, 1).sum().gradients());
        assertArrayEquals(free.gradients().of(x).toDoubles(), hunted.of(x).toDoubles());
    }

    @Property
    void aWatchedTensorIsTheSameAndItsNormThatOfItsGradient(@ForAll Draw draw) {
        Tensor x = draw.tensor(Values.ANY).leaf();
        var watch = new GradientWatch();
        same(segment(x, 1), segment(watch.at("x", x), 1), x);
        double[] g = segment(x, 1).sum().gradients().of(x).toDoubles();
        double squares = 0;
        for (double each : g)
            squares += each * each;
        assertEquals(Math.sqrt(squares), watch.norms().get("x"), 1e-9 * (1 + Math.sqrt(squares)));
    }

    @Property
    void everyNodeHasALineAndABox(@ForAll Draw draw) {
        Tensor x = draw.tensor(Values.ANY).leaf();
        Graph graph = Graph.of(segment(x, 1)).naming("x", x);
        assertEquals(6, graph.text().lines().count());
        assertEquals(1 + 6, graph.svg().split("<rect", -1).length - 1);
    }
}
