package fovea.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.Gradients;
import fovea.tensor.Memory;
import fovea.tensor.Parameter;
import fovea.tensor.Recompute;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Layers in segments that are computed again see the same training, and are watched as they were.
class RecomputedLayersTest {

    private static final RandomKey KEY = RandomKey.of(1);

    /// A layer that forgets.
    record Forgetful(Linear linear, Dropout dropout) implements Layer {
        Tensor apply(Tensor x) {
            return dropout.apply(linear.apply(x)).tanh();
        }
    }

    private final Forgetful first = layer(1), second = layer(2);

    private static Forgetful layer(int number) {
        return new Forgetful(Linear.create(6, 6, KEY.with(number)), new Dropout(0.5));
    }

    private Tensor loss(UnaryOperator<Supplier<Tensor>> segment) {
        Tensor h = Tensor.normal(Shape.of(5, 6), KEY.with("x"));
        for (Forgetful layer : List.of(first, second, first)) {
            Tensor x = h;
            h = segment.apply(() -> layer.apply(x)).get();
        }
        return h.square().sum();
    }

    private List<float[]> gradients(Gradients gradients) {
        List<float[]> all = new ArrayList<>();
        for (Forgetful layer : List.of(first, second))
            for (Parameter parameter : layer.parameters().values())
                all.add(gradients.of(parameter).toFloats());
        return all;
    }

    private static void same(List<float[]> a, List<float[]> b) {
        for (int i = 0; i < a.size(); i++)
            assertArrayEquals(a.get(i), b.get(i));
    }

    @Test
    void dropoutForgetsTheSameNumbersAgainWhereverGradientsAreTaken() {
        List<float[]> stored = Training.run(KEY, () -> gradients(loss(body -> body).gradients()));
        UnaryOperator<Supplier<Tensor>> again = body -> () -> Recompute.of(body);
        same(stored, Training.run(KEY, () -> gradients(loss(again).gradients())));
        same(stored, gradients(Training.run(KEY, () -> loss(again)).gradients()));
        same(stored, Memory.step(() -> gradients(Training.run(KEY, () -> loss(again)).gradients())));
        Tensor inference = loss(again);
        same(gradients(loss(body -> body).gradients()), Training.run(KEY, () -> gradients(inference.gradients())));
    }

    @Test
    void randomnessThatIsNotDrawnFromTheTrainingIsFound() {
        int[] draws = {0};
        Tensor x = Tensor.ones(Shape.of(64)).leaf();
        Tensor y = Recompute.of(() -> x.dropout(0.5, KEY.with(draws[0]++))).sum();
        assertThrows(IllegalStateException.class, y::gradients);
    }

    @Test
    void normsAreToldByName() {
        var linear = new Linear(new Parameter(Tensor.of(Shape.of(1, 2), 1f, 1)),
                Linear.create(2, 1, KEY).bias());
        Gradients gradients = linear.apply(Tensor.of(Shape.of(1, 2), 3f, 4)).sum().gradients();
        assertEquals("{weight=5.0, bias=1.0}", gradients.norms(linear.parameters()).toString());
        assertEquals(0.0, Tensor.of(1f).leaf().sum().gradients().norms(linear.parameters()).get("bias"));
    }
}
