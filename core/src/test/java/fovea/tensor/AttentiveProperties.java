package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import fovea.check.GradCheck;
import fovea.kernel.Gates;
import fovea.shape.Shape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AttentiveProperties {

    @Provide
    Arbitrary<AttentiveProblem> small() {
        return problems(3, 3, 4);
    }

    @Provide
    Arbitrary<AttentiveProblem> larger() {
        return problems(40, 5, 40);
    }

    private static Arbitrary<AttentiveProblem> problems(int rows, int places, int width) {
        return Combinators.combine(Arbitraries.of(Gates.class), integers(0, rows), integers(1, places),
                integers(0, places), integers(1, width), integers(1, width), integers(1, width), Arbitraries.longs())
                .as(AttentiveProblem::new);
    }

    private static Arbitrary<Integer> integers(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    @Property
    void firstAndSecondDerivativesHold(@ForAll("small") AttentiveProblem problem) {
        GradCheck.ofMany(problem::walked).at(problem.inputs());
    }

    @Property
    void aWalkIsItsLooksAndSteps(@ForAll("small") AttentiveProblem problem) {
        List<Tensor> inputs = leaves(DType.FLOAT64, problem.inputs());
        same(problem.stepwise(inputs), problem.walked(inputs), 1e-13);
        same(gradients(problem.stepwise(inputs), inputs), gradients(problem.walked(inputs), inputs), 1e-12);
    }

    @Property
    void float32AgreesWithFloat64(@ForAll("larger") AttentiveProblem problem) {
        List<Tensor> narrow = leaves(DType.FLOAT32, problem.inputs());
        List<Tensor> wide = leaves(DType.FLOAT64, narrow.toArray(Tensor[]::new));
        same(problem.walked(wide), problem.walked(narrow), 2e-5);
        same(gradients(problem.walked(wide), wide), gradients(problem.walked(narrow), narrow), 2e-4);
    }

    @Property
    void secondDerivativesAgree(@ForAll("small") AttentiveProblem problem) {
        List<Tensor> narrow = leaves(DType.FLOAT32, problem.inputs());
        List<Tensor> wide = leaves(DType.FLOAT64, narrow.toArray(Tensor[]::new));
        same(second(problem.walked(wide), wide), second(problem.walked(narrow), narrow), 1e-3);
    }

    @Property
    void eachRowIsWalkedAsIfItWereAlone(@ForAll("larger") AttentiveProblem problem) {
        List<Tensor> all = leaves(DType.FLOAT32, problem.inputs());
        List<Tensor> walked = problem.walked(all);
        for (int b = 0; b < problem.B(); b += 7) {
            Tensor[] own = all.toArray(Tensor[]::new);
            for (int i : new int[] {0, 5, 7, 8, 9})
                if (i < own.length)
                    own[i] = own[i].slice(0, b, b + 1);
            var visible = problem.visible().expand(Shape.of(problem.B(), 1, problem.S()));
            int row = b * problem.S();
            BoolTensor sees = BoolTensor.generate(Shape.of(1, 1, problem.S()), i -> visible.at(row + i));
            var alone = Attentive.of(Recurrent.of(problem.gates(), own[1], own[2]), own[3], own[4],
                    Additive.of(own[5], own[6], own[7])).walk(own[0], start(own), sees);
            same(List.of(walked.get(0).slice(0, b, b + 1), walked.get(2).slice(0, b, b + 1)),
                    List.of(alone.outputs(), alone.weights()), 0);
        }
    }

    private static Recurrent.State start(Tensor... own) {
        return own.length > 9 ? Recurrent.State.of(own[8], own[9]) : Recurrent.State.of(own[8]);
    }

    private static List<Tensor> leaves(DType dtype, Tensor... tensors) {
        return Arrays.stream(tensors).map(x -> x.detach().to(dtype).leaf()).toList();
    }

    private static List<Tensor> gradients(List<Tensor> results, List<Tensor> inputs) {
        Gradients gradients = total(results).gradients();
        return inputs.stream().map(gradients::of).toList();
    }

    /// The gradients of a sum made of the gradients.
    private static List<Tensor> second(List<Tensor> results, List<Tensor> inputs) {
        Gradients first = total(results).differentiableGradients();
        return gradients(inputs.stream().map(first::of).toList(), inputs);
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
            assertTrue(gap <= tolerance * (1 + size), () -> "tensor %d differs by %s".formatted(at, gap));
        }
    }
}
