package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import fovea.autograd.Derivatives;
import fovea.autograd.GradientWatch;
import fovea.autograd.Graph;
import fovea.autograd.NanException;
import fovea.autograd.NanHunt;
import fovea.check.GradCheck;
import fovea.check.GradientMismatch;
import fovea.shape.Shape;
import fovea.tensor.Bundle;
import fovea.tensor.Edge;
import fovea.tensor.Gradients;
import fovea.tensor.History;
import fovea.tensor.Parameter;
import fovea.tensor.Recompute;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// The examples of `docs/autograd.md`.
class AutogradPageTest {

    @Test
    void theWalkByHand() {
        // region walk
        Tensor x = Tensor.of(2f).leaf(), w = Tensor.of(3f).leaf();
        Tensor a = x.mul(w);                                   // 6
        Tensor y = a.mul(a).add(x);                            // 38
        Gradients gradients = y.gradients();
        gradients.of(x);                                       // [37.]
        gradients.of(w);                                       // [24.]
        // endregion
        assertEquals(38, y.item());
        assertEquals(37, gradients.of(x).item());
        assertEquals(24, gradients.of(w).item());
    }

    @Test
    void twice() {
        // region twice
        Tensor x = Tensor.of(2f).leaf();
        Tensor slope = x.pow(3).differentiableGradients().of(x);          // 3x² = 12
        slope.gradients().of(x);                                          // 6x = [12.]
        // endregion
        assertEquals(12, slope.item());
        assertEquals(12, slope.gradients().of(x).item());
    }

    @Test
    void derivatives() {
        // region derivatives
        Tensor x = Tensor.of(1f, 3), v = Tensor.of(1f, 10);
        Derivatives.jacobian(Tensor::square, x);                          // [[2. 0.] [0. 6.]]
        Derivatives.vjp(Tensor::square, x, v);                            // [ 2. 60.]
        Derivatives.jvp(Tensor::square, x, v);                            // [ 2. 60.]
        Derivatives.hessian(a -> a.pow(3).sum(), x);                      // [[ 6.  0.] [ 0. 18.]]
        Derivatives.hvp(a -> a.pow(3).sum(), x, v);                       // [  6. 180.]
        // endregion
        assertEquals(List.of(2f, 0f, 0f, 6f), list(Derivatives.jacobian(Tensor::square, x)));
        assertEquals(List.of(2f, 60f), list(Derivatives.vjp(Tensor::square, x, v)));
        assertEquals(List.of(2f, 60f), list(Derivatives.jvp(Tensor::square, x, v)));
        assertEquals(List.of(6f, 0f, 0f, 18f), list(Derivatives.hessian(a -> a.pow(3).sum(), x)));
        assertEquals(List.of(6f, 180f), list(Derivatives.hvp(a -> a.pow(3).sum(), x, v)));
    }

    private static List<Float> list(Tensor x) {
        return IntStream.range(0, x.shape().volume()).mapToObj(i -> x.toFloats()[i]).toList();
    }

    // region cube
    static Tensor cube(Tensor x) {
        Tensor value = x.detach().pow(3);                                 // computed in any way
        return Tensor.step("cube", value, Edge.to(x, g -> g.mul(x.square()).mul(3)));
    }
    // endregion

    // region several
    static List<Tensor> sumAndProduct(Tensor a, Tensor b) {
        List<Tensor> values = List.of(a.detach().add(b.detach()), a.detach().mul(b.detach()));
        return Bundle.of("sumAndProduct", List.of(a, b), values,
                g -> List.of(g.get(0).add(g.get(1).mul(b)), g.get(0).add(g.get(1).mul(a))));
    }
    // endregion

    @Test
    void customOperations() {
        // region checked
        GradCheck.of(AutogradPageTest::cube).at(Tensor.of(-1.0, 0.5, 2));
        GradCheck.ofMany(x -> sumAndProduct(x.get(0), x.get(1))).at(Tensor.of(2.0), Tensor.of(5.0));
        // endregion
        assertThrows(GradientMismatch.class, () -> GradCheck.of(x -> Tensor.step("cube", x.detach().pow(3),
                Edge.to(x, g -> g.mul(x.square()).mul(2)))).at(Tensor.of(2.0)));
        String rule = "wide: the gradient for input 0 must have the input's shape and dtype, (2) float32; got ";
        assertEquals(rule + "() float32", refused(Tensor.ones(Shape.SCALAR)));
        assertEquals(rule + "(2) float64", refused(Tensor.of(1.0, 1)));
        assertEquals(rule + "null; for an input without a gradient, leave the edge out", refused(null));
    }

    private static String refused(Tensor slope) {
        Tensor x = Tensor.of(1f, 2).leaf();
        Tensor y = Tensor.step("wide", x.detach(), Edge.to(x, _ -> slope));
        return assertThrows(IllegalStateException.class, () -> y.sum().gradients()).getMessage();
    }

    @Test
    void recomputation() {
        Tensor start = Tensor.ones(Shape.of(1000)).leaf();
        // region recompute
        Tensor h = start;
        for (int segment = 0; segment < 5; segment++) {
            Tensor x = h;
            h = Recompute.of(() -> x.sin().exp().tanh().cos());           // keeps one tensor of four
        }
        // endregion
        assertEquals(6 * 4000, History.of(h).bytes());
    }

    @Test
    void nan() {
        Tensor x = Tensor.of(-1f, 0.5f, 2f);
        NanException error = assertThrows(NanException.class, () -> {
            // region nan
            NanHunt.forNan().naming("x", x).run(() -> x.log().sum());
            // endregion
        });
        assertEquals("log made NaN: 1 of 3 elements of (3) float32, the first at [0]",
                error.getMessage().lines().findFirst().orElseThrow());
    }

    @Test
    void watching() {
        Tensor x = Tensor.of(1.5f, 2).leaf();
        // region watch
        var watch = new GradientWatch();
        Tensor h = watch.at("hidden", x.mul(2));                          // (3, 4), and the same numbers
        h.square().sum().gradients();
        watch.norms();                                                    // {hidden=10.0}
        // endregion
        assertEquals(Map.of("hidden", 10.0), watch.norms());
        assertEquals(List.of(2f, 2f), list(GradientWatch.replacing("clip", x.mul(2), g -> g.clamp(-1, 1))
                .square().sum().gradients().of(x)));
    }

    @Test
    void norms() {
        var weight = new Parameter(Tensor.of(3f, 4));
        // region norms
        Map<String, Parameter> parameters = Map.of("weight", weight);     // a layer's: model.parameters()
        Gradients gradients = weight.value().square().sum().mul(0.5).gradients();
        gradients.norms(parameters);                                      // {weight=5.0}
        // endregion
        assertEquals(Map.of("weight", 5.0), gradients.norms(parameters));
    }

    @Test
    void graph() {
        Tensor x = Tensor.ones(Shape.of(2, 3)).leaf();
        var weight = new Parameter(Tensor.ones(Shape.of(3, 1)));
        // region graph
        Tensor y = x.matmul(weight.value()).tanh().sum();
        Graph graph = Graph.of(y).naming("x", x).naming(Map.of("weight", weight));
        graph.text();
        // endregion
        assertEquals("""
                  0  x       leaf         (2, 3) float32
                  1  weight  leaf         (3, 1) float32
                  2          matmul  0 1  (2, 1) float32
                  3          tanh    2    (2, 1) float32
                  4          sum     3    () float32
                """, graph.text());
        assertTrue(graph.svg().startsWith("<svg"));
    }
}
