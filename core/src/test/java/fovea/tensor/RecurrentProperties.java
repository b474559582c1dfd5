package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import fovea.check.GradCheck;
import fovea.kernel.Gates;
import fovea.kernel.Kernels;
import fovea.shape.Shape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecurrentProperties {

    /// A whole walk's state is rounded at every step, as it is between single steps; the reference keeps it in float64.
    private static final double ROUNDING = Kernels.kernels().description().startsWith("vector") ? 0 : 1e-5;

    @Provide
    Arbitrary<RecurrentProblem> small() {
        return problems(3, 3, 4);
    }

    @Provide
    Arbitrary<RecurrentProblem> larger() {
        return problems(40, 6, 40);
    }

    private static Arbitrary<RecurrentProblem> problems(int rows, int steps, int width) {
        return Combinators.combine(Arbitraries.of(Gates.class), integers(0, rows), integers(0, steps),
                integers(1, width), Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.longs())
                .as(RecurrentProblem::new);
    }

    private static Arbitrary<Integer> integers(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    @Property
    void firstAndSecondDerivativesHold(@ForAll("small") RecurrentProblem problem) {
        GradCheck.ofMany(problem::fused).at(problem.inputs());
    }

    @Property
    void theKernelsDoWhatTheExpressionSays(@ForAll("small") RecurrentProblem problem) {
        List<Tensor> inputs = Arrays.stream(problem.inputs()).map(Tensor::leaf).toList();
        List<Tensor> written = problem.written(inputs), fused = problem.fused(inputs);
        same(written, fused, 1e-13);
        Gradients expected = total(written).gradients(), found = total(fused).gradients();
        Gradients recorded = total(fused).differentiableGradients();
        for (Tensor input : inputs) {
            same(List.of(expected.of(input)), List.of(found.of(input)), 1e-12);
            same(List.of(expected.of(input)), List.of(recorded.of(input)), 1e-12);
        }
    }

    @Property
    void float32AgreesWithFloat64(@ForAll("larger") RecurrentProblem problem) {
        Tensor[] wide = problem.inputs();
        for (int i = 0; i < wide.length; i++)
            wide[i] = wide[i].to(DType.FLOAT32).to(DType.FLOAT64).leaf();
        Tensor[] narrow = Arrays.stream(wide).map(x -> x.detach().to(DType.FLOAT32).leaf()).toArray(Tensor[]::new);
        List<Tensor> expected = problem.fused(List.of(wide)), found = problem.fused(List.of(narrow));
        same(expected, found, 2e-5);
        Gradients exact = total(expected).gradients(), rounded = total(found).gradients();
        for (int i = 0; i < wide.length; i++)
            same(List.of(exact.of(wide[i])), List.of(rounded.of(narrow[i])), 2e-4);
    }

    @Property
    void singleStepsGiveTheBitsOfTheWholeWalk(@ForAll("larger") RecurrentProblem any) {
        var problem = new RecurrentProblem(any.gates(), any.B(), any.T() + 1, any.H(), false, false, any.seed());
        List<Tensor> inputs = Arrays.stream(problem.inputs()).map(x -> x.to(DType.FLOAT32).leaf()).toList();
        List<Tensor> whole = problem.fused(inputs), steps = problem.stepwise(inputs);
        same(whole, steps, ROUNDING);
        Gradients expected = total(whole).gradients(), found = total(steps).gradients();
        for (Tensor input : inputs)
            same(List.of(expected.of(input)), List.of(found.of(input)), 2e-5);
    }

    @Property
    void eachRowIsWalkedAsIfItWereAlone(@ForAll("small") RecurrentProblem problem) {
        Tensor[] inputs = problem.inputs();
        int[] lengths = problem.lengths();
        List<Tensor> all = problem.fused(List.of(inputs));
        for (int b = 0; b < problem.B(); b++) {
            Tensor[] own = inputs.clone();
            own[0] = inputs[0].slice(0, b, b + 1).slice(1, 0, lengths[b]);
            for (int i = 3; i < own.length; i++)
                own[i] = inputs[i].slice(0, b, b + 1);
            var whole = new RecurrentProblem(problem.gates(), 1, lengths[b], problem.H(), false, problem.backward(), 0);
            List<Tensor> alone = whole.fused(List.of(own));
            same(List.of(alone.get(0)), List.of(all.get(0).slice(0, b, b + 1).slice(1, 0, lengths[b])), 1e-15);
            for (int i = 1; i < alone.size(); i++)
                same(List.of(alone.get(i)), List.of(all.get(i).slice(0, b, b + 1)), 1e-15);
        }
    }

    @Property
    void whatStandsInThePaddingDoesNotMatter(@ForAll("small") RecurrentProblem problem) {
        Tensor[] inputs = problem.inputs(), other = inputs.clone();
        int[] lengths = problem.lengths();
        int T = problem.T(), wide = inputs[0].size(2);
        BoolTensor padding = BoolTensor.generate(inputs[0].shape(), i -> i / wide % T >= lengths[i / wide / T]);
        other[0] = inputs[0].maskedFill(padding, Double.NaN).leaf();
        same(problem.fused(List.of(inputs)), problem.fused(List.of(other)), 0);
        if (problem.B() > 0) {
            Tensor g = total(problem.fused(List.of(other))).gradients().of(other[0]);
            same(List.of(g.maskedFill(padding, 0)), List.of(g), 0);
        }
    }

    private static Tensor total(List<Tensor> results) {
        Tensor total = Tensor.full(Shape.SCALAR, 0, results.getFirst().dtype());
        for (Tensor result : results)
            total = total.add(result.mul(Tensor.generate(result.shape(), result.dtype(), i -> Math.cos(3 * i))).sum());
        return total;
    }

    private static void same(List<Tensor> expected, List<Tensor> found, double tolerance) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            Tensor a = expected.get(i).detach().to(DType.FLOAT64), b = found.get(i).detach().to(DType.FLOAT64);
            assertEquals(a.shape(), b.shape());
            if (a.shape().volume() == 0)
                continue;
            double gap = a.sub(b).abs().max().item(), size = a.abs().max().item();
            int at = i;
            assertTrue(gap <= tolerance * (1 + size), () -> "result %d differs by %s".formatted(at, gap));
        }
    }
}
