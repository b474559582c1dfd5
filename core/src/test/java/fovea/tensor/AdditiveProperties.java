package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import fovea.check.GradCheck;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AdditiveProperties {

    /// A source that is looked at twice, and a mask.
    record Problem(int B, int T, int S, int A, int C, int masked, long seed) {

        Tensor[] inputs() {
            return new Tensor[] {numbers("q", B, T, A), numbers("again", B, T, A),
                numbers("k", B, S, A), numbers("v", A), numbers("values", B, S, C)};
        }

        BoolTensor visible() {
            Shape shape = switch (masked) {
                case 0 -> Shape.SCALAR;
                case 1 -> Shape.of(B, 1, S);
                case 2 -> Shape.of(T, S);
                default -> Shape.of(B, T, S);
            };
            return BoolTensor.generate(shape, i -> masked == 0 || key("mask").uniform(i) < 0.6);
        }

        List<Tensor> fused(List<Tensor> in) {
            var source = Additive.of(in.get(2), in.get(3), in.get(4));
            List<Tensor> results = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Additive.Look look = source.look(in.get(i), visible());
                results.addAll(List.of(look.weights(), look.context()));
            }
            return results;
        }

        List<Tensor> written(List<Tensor> in) {
            List<Tensor> results = new ArrayList<>();
            for (int i = 0; i < 2; i++)
                results.addAll(List.of(Additive.written(visible(), in.get(i), in.get(2), in.get(3), in.get(4))));
            return results;
        }

        private Tensor numbers(String purpose, int... sizes) {
            RandomKey key = key(purpose);
            return Tensor.generate(Shape.of(sizes), DType.FLOAT64, i -> 2 * key.uniform(i) - 1);
        }

        private RandomKey key(String purpose) {
            return RandomKey.of(seed).with(purpose);
        }
    }

    @Provide
    Arbitrary<Problem> small() {
        return problems(3, 3, 4);
    }

    @Provide
    Arbitrary<Problem> larger() {
        return problems(6, 10, 80);
    }

    private static Arbitrary<Problem> problems(int rows, int places, int width) {
        return Combinators.combine(integers(0, rows), integers(0, places), integers(0, places), integers(1, width),
                integers(1, width), integers(0, 3), Arbitraries.longs()).as(Problem::new);
    }

    private static Arbitrary<Integer> integers(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    @Property
    void firstAndSecondDerivativesHold(@ForAll("small") Problem problem) {
        GradCheck.ofMany(problem::fused).at(problem.inputs());
    }

    @Property
    void theKernelsDoWhatTheFormulaSays(@ForAll("small") Problem problem) {
        List<Tensor> inputs = leaves(DType.FLOAT64, problem.inputs());
        same(problem.written(inputs), problem.fused(inputs), 1e-13);
        same(gradients(problem.written(inputs), inputs), gradients(problem.fused(inputs), inputs), 1e-12);
    }

    @Property
    void float32AgreesWithFloat64(@ForAll("larger") Problem problem) {
        List<Tensor> narrow = leaves(DType.FLOAT32, problem.inputs());
        List<Tensor> wide = leaves(DType.FLOAT64, narrow.toArray(Tensor[]::new));
        same(problem.fused(wide), problem.fused(narrow), 1e-5);
        same(gradients(problem.fused(wide), wide), gradients(problem.fused(narrow), narrow), 1e-5);
    }

    @Property
    void weightsOfAQueryThatSeesSomethingSumToOne(@ForAll("larger") Problem problem) {
        List<Tensor> inputs = List.of(problem.inputs());
        Tensor sums = problem.fused(inputs).getFirst().sum(-1);
        BoolTensor sees = problem.visible().expand(Shape.of(problem.B, problem.T, problem.S));
        for (int query = 0; query < problem.B * problem.T; query++) {
            int from = query * problem.S;
            boolean any = false;
            for (int s = 0; s < problem.S; s++)
                any |= sees.at(from + s);
            assertEquals(any ? 1 : 0, sums.reshape(-1).at(query), 1e-12);
        }
    }

    private static List<Tensor> leaves(DType dtype, Tensor... tensors) {
        return Arrays.stream(tensors).map(x -> x.detach().to(dtype).leaf()).toList();
    }

    private static List<Tensor> gradients(List<Tensor> results, List<Tensor> inputs) {
        Tensor total = Tensor.full(Shape.SCALAR, 0, inputs.getFirst().dtype());
        for (Tensor result : results)
            total = total.add(result.mul(Tensor.generate(result.shape(), result.dtype(), i -> Math.cos(3 * i))).sum());
        Gradients gradients = total.gradients();
        return inputs.stream().map(gradients::of).toList();
    }

    private static void same(List<Tensor> expected, List<Tensor> found, double tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            Tensor a = expected.get(i).detach().to(DType.FLOAT64), b = found.get(i).detach().to(DType.FLOAT64);
            assertEquals(a.shape(), b.shape());
            if (a.shape().volume() == 0)
                continue;
            double gap = a.sub(b).abs().max().item(), size = a.abs().max().item();
            int at = i;
            assertTrue(gap <= tolerance * (1 + size), () -> "tensor %d differs by %s".formatted(at, gap));
        }
    }
}
