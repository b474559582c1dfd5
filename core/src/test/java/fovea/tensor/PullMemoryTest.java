package fovea.tensor;

import static fovea.tensor.Edge.to;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import fovea.kernel.Storage;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import org.junit.jupiter.api.Test;

/// In a step, gradients on their way use few arrays again and again, and are what they are outside a step.
class PullMemoryTest {

    private static final Shape SHAPE = Shape.of(40, 40);           // large enough for the pool
    private final Tensor x = Tensor.normal(SHAPE, RandomKey.of(1)).leaf();
    private final Tensor w = Tensor.normal(SHAPE, RandomKey.of(2)).leaf();
    private final Tensor b = Tensor.normal(Shape.of(40), RandomKey.of(3)).leaf();

    /// Paths that meet, split, share arrays (add, reshape), use a weight twice and go through several results.
    private Tensor loss() {
        Tensor h = x.linear(w, b).relu(), k = h.add(x).reshape(1600).reshape(40, 40), m = k.linear(w, b);
        List<Tensor> parts = Bundle.of("both", List.of(m), List.of(m.detach().mul(2), m.detach().square()),
                g -> List.of(g.get(0).mul(2).add(g.get(1).mul(m).mul(2))));
        Tensor met = k.add(m).add(k.T()).add(parts.get(0)).layerNorm(b, b, 1e-5).tanh();
        return met.mul(met.add(parts.get(1))).add(x).sum();
    }

    private List<float[]> gradients() {
        Gradients all = loss().gradients();
        for (int i = 0; i < 20; i++)                              // would write over what was given back too early
            Tensor.full(SHAPE, Float.NaN, DType.FLOAT32);
        return List.of(all.of(x).toFloats(), all.of(w).toFloats(), all.of(b).toFloats());
    }

    @Test
    void gradientsAreTheSameBitsInAStepAndOutside() {
        List<float[]> outside = gradients();
        for (int round = 0; round < 3; round++) {
            List<float[]> inside = Memory.step(this::gradients);
            for (int i = 0; i < 3; i++)
                assertArrayEquals(outside.get(i), inside.get(i));
        }
    }

    @Test
    void aLongWayBackNeedsAFewArrays() {
        Set<Object> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        Memory.step(() -> {
            Tensor y = x;
            for (int i = 0; i < 50; i++) {
                Tensor after = y.mul(0.5);
                y = Tape.step("noted", SHAPE, after, _ -> {}, to(after, (g, _) -> {
                    arrays.add(array(g.storage()));
                    return g;
                }));
            }
            return y.sum().gradients().of(x).at(0, 0);
        });
        assertTrue(arrays.size() < 10, arrays.size() + " arrays");
    }

    private static Object array(Storage storage) {
        return switch (storage) {
            case Storage.F32(float[] array) -> array;
            case Storage.F64(double[] array) -> array;
        };
    }

    @Test
    void whatOnesOwnSlopesPutAsideStaysGood() {
        List<Tensor> seen = new ArrayList<>();
        float first = Memory.step(() -> {
            Tensor y = x.mul(3), z = Tensor.step("seen", y.detach(), Edge.to(y, g -> {
                seen.add(g);
                return g;
            }));
            Gradients all = z.mul(2).sum().gradients();
            return (float) (seen.getFirst().at(0, 0) + all.of(x).at(0, 0));
        });
        assertEquals(2 + 6, first);
    }

    @Test
    void whatLibrarySlopesPutAsideIsOverAndSaysSo() {
        List<Tensor> seen = new ArrayList<>();
        Supplier<Double> step = () -> {
            Tensor y = Tape.step("kept", SHAPE, x, _ -> {}, to(x, (g, _) -> {
                seen.add(g.mul(2));
                return g.mul(1);
            }));
            y.mul(2).sum().gradients();
            return 0.0;
        };
        Memory.step(() -> {
            step.get();
            String why = assertThrows(IllegalStateException.class, () -> seen.getFirst().mul(1)).getMessage();
            assertTrue(why.contains("ask gradients() of leaves"), why);
            return 0;
        });
    }
}
