package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import fovea.kernel.Storage.F32;
import fovea.shape.Shape;
import fovea.shape.ShapeException;
import org.junit.jupiter.api.Test;

final class GradientSumsTest {

    private final Parameter a = new Parameter(Tensor.of(1f, 2f)), b = new Parameter(Tensor.of(3f));

    @Test
    void gradientsAddLeafByLeaf() {
        Gradients first = a.value().square().sum().gradients();              // 2 4
        Gradients second = a.value().sum().add(b.value().sum()).gradients(); // 1 1, 1
        Gradients sum = first.plus(second);
        assertArrayEquals(new float[] {3, 5}, sum.of(a).toFloats());
        assertArrayEquals(new float[] {1}, sum.of(b).toFloats());
        assertArrayEquals(new float[] {1.5f, 2.5f}, sum.times(0.5).of(a).toFloats());
        assertArrayEquals(new float[] {2, 4}, first.of(a).toFloats(), "gradients are values");
    }

    @Test
    void halvesOfABatchAddUpToTheWhole() {
        Tensor x = Tensor.ofRows(new float[] {1, 2}, new float[] {3, 4});
        Gradients halves = List.of(0, 1).stream()
                .map(row -> Memory.step(() -> x.select(0, row).mul(a.value()).sum().square().gradients()))
                .reduce(Gradients::plus).orElseThrow();
        Gradients whole = x.mul(a.value()).sum(1).square().sum().gradients();
        assertArrayEquals(whole.of(a).toFloats(), halves.of(a).toFloats());
        assertArrayEquals(new float[] {2 * 5 + 2 * 11 * 3, 2 * 5 * 2 + 2 * 11 * 4}, halves.of(a).toFloats());
    }

    @Test
    void manyLeavesAreFoundToo() {
        List<Parameter> many = IntStream.range(0, 40).mapToObj(i -> new Parameter(Tensor.of((float) i))).toList();
        Gradients all = many.stream().map(p -> p.value().square().sum().gradients()).reduce(Gradients::plus)
                .orElseThrow();
        Gradients twice = all.plus(all);
        for (int i = 0; i < 40; i++)
            assertEquals(4f * i, twice.of(many.get(i)).item());
    }

    @Test
    void theNormIsThatOfOneLongVector() {
        Gradients gradients = a.value().mul(Tensor.of(3f, 0f)).sum().add(b.value().mul(4).sum()).gradients();
        assertEquals(5, gradients.norm(List.of(a, b)));                      // √(3² + 0² + 4²)
        assertEquals(3, gradients.norm(List.of(a)));
        assertEquals(0, gradients.norm(List.of(new Parameter(Tensor.of(7f)))), "nothing flows to others");
    }

    @Test
    void anUpdateReadsTheGradientAndEndsOldValues() {
        Tensor old = a.value();
        a.update(Tensor.of(10f, 20f), (numbers, gradient) -> {
            if (numbers instanceof F32(float[] x) && gradient instanceof F32(float[] g))
                for (int i = 0; i < 2; i++)
                    x[i] -= g[i];
        });
        assertArrayEquals(new float[] {-9, -18}, a.value().toFloats());
        assertTrue(assertThrows(IllegalStateException.class, old::toFloats).getMessage().contains("has been updated"));
        assertThrows(ShapeException.class, () -> a.update(Tensor.of(1f), (_, _) -> {}));
        assertThrows(IllegalArgumentException.class, () ->
                a.update(Tensor.zeros(Shape.of(2), DType.FLOAT64), (_, _) -> {}));
    }
}
