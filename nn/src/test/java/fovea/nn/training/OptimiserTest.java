package fovea.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import fovea.file.SafeTensors;
import fovea.random.RandomKey;
import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.Memory;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OptimiserTest {

    @TempDir
    Path folder;

    private final Parameter weight = new Parameter(Tensor.of(1f, 2f)), bias = new Parameter(Tensor.of(3f));

    @Test
    void aStepGoesAgainstTheGradient() {
        Optimiser sgd = Optimiser.of(both(), Sgd.of(0.25));
        sgd.update(loss().gradients());                                      // slopes 2 4 6
        assertArrayEquals(new float[] {0.5f, 1}, weight.value().toFloats());
        assertEquals(1.5, bias.value().item());
        assertEquals(1, sgd.steps());
    }

    @Test
    void groupsHaveRulesOfTheirOwn() {
        Optimiser groups = Optimiser.of(both(), name -> name.equals("bias") ? Sgd.of(0.5) : Sgd.of(0.25),
                Schedule.CONSTANT);
        groups.update(loss().gradients());
        assertArrayEquals(new float[] {0.5f, 1}, weight.value().toFloats());
        assertEquals(0, bias.value().item());
    }

    @Test
    void decayIsApartInAdamWAndPartOfTheGradientInAdam() {
        var still = Optimiser.of(both(), AdamW.DEFAULT.withRate(0.1).withDecay(0.5));
        still.update(weight.value().mul(0).sum().add(bias.value().mul(0).sum()).gradients());
        assertArrayEquals(new float[] {0.95f, 1.9f}, weight.value().toFloats(), 1e-7f);
        still.update(weight.value().mul(0).sum().gradients());
        assertArrayEquals(new float[] {0.9025f, 1.805f}, weight.value().toFloats(), 1e-6f);
        assertEquals(2.85f, (float) bias.value().item(), "what no gradient reaches does not decay");
        Optimiser.of(both(), Adam.DEFAULT.withRate(0.1).withDecay(0.5)).update(bias.value().mul(0).sum().gradients());
        // Adam's first step is the rate, whatever the slope
        assertEquals(2.75, bias.value().item(), 1e-6);
    }

    @Test
    void theScheduleMultipliesTheRate() {
        Optimiser sgd = Optimiser.of(both(), Sgd.of(1), step -> step == 1 ? 0.5 : 0.25);
        assertEquals(0.5, sgd.factor());
        sgd.update(bias.value().sum().gradients());
        assertEquals(2.5, bias.value().item());
        assertEquals(0.25, sgd.factor());
        sgd.update(bias.value().sum().gradients());
        assertEquals(2.25, bias.value().item());
    }

    @Test
    void frozenParametersStayAndRememberNothing() {
        Optimiser adam = Optimiser.of(both(), Adam.DEFAULT);
        bias.freeze();
        adam.update(loss().gradients());
        assertEquals(3, bias.value().item());
        assertEquals(List.of("steps", "steps.weight", "first.weight", "second.weight"),
                List.copyOf(adam.state().keySet()));
        bias.unfreeze();
        adam.update(loss().gradients());
        assertEquals(3 - 1e-3, bias.value().item(), 1e-6, "its first step is corrected as a first step");
        assertEquals(1, adam.state().get("steps.bias").item());
    }

    @Test
    void gradientsOfSomethingElseAreRefused() {
        Optimiser sgd = Optimiser.of(both(), Sgd.of(0.1));
        sgd.update(loss().gradients());
        var gradients = Tensor.of(1f).leaf().sum().gradients();
        var refused = assertThrows(IllegalArgumentException.class, () -> sgd.update(gradients));
        assertTrue(refused.getMessage().startsWith("update: these gradients reach none of the 2 parameters"));
        assertEquals(1, sgd.steps());
    }

    @Test
    void insideAStepOnlyTheParametersChange() {
        Optimiser adam = Optimiser.of(both(), Adam.DEFAULT.withRate(0.1));
        double first = loss().item(), last = first;
        for (int i = 0; i < 100; i++)
            last = Memory.step(() -> {
                Tensor loss = loss();
                adam.update(loss.gradients());
                return loss.item();
            });
        assertTrue(last < 0.01 * first, "from %s to %s".formatted(first, last));
    }

    @Test
    void aRunGoesOnFromOneFileWithTheSameBits() throws IOException {
        for (Rule rule : new Rule[] {Adam.DEFAULT.withRate(0.1), AdamW.DEFAULT, Sgd.of(0.1).withMomentum(0.9)
                .withNesterov()})
            for (DType dtype : DType.values()) {
                Run whole = new Run(rule, dtype), interrupted = new Run(rule, dtype), resumed = new Run(rule, dtype);
                whole.train(7);
                interrupted.train(3);
                interrupted.save(folder.resolve("checkpoint"));
                resumed.train(1);                                            // whatever it did before is forgotten
                resumed.load(folder.resolve("checkpoint"));
                resumed.train(4);
                assertArrayEquals(whole.weight.value().toDoubles(), resumed.weight.value().toDoubles(), rule + " "
                        + dtype);
                assertEquals(7, resumed.optimiser.steps());
            }
    }

    @Test
    void aStateOfAnotherModelIsRefusedAndChangesNothing() {
        Optimiser adam = Optimiser.of(both(), Adam.DEFAULT);
        adam.update(loss().gradients());
        Map<String, Tensor> other = new LinkedHashMap<>(adam.state());
        other.remove("first.bias");
        other.put("first.gain", Tensor.of(1f));
        var names = assertThrows(IllegalArgumentException.class, () -> adam.resume(other));
        assertEquals("Optimiser: a saved state has the same names; missing [first.bias], unknown [first.gain]",
                names.getMessage());
        Map<String, Tensor> wide = new LinkedHashMap<>(adam.state());
        wide.put("first.bias", Tensor.of(1f, 2f));
        var shape = assertThrows(IllegalArgumentException.class, () -> adam.resume(wide));
        assertEquals("Optimiser: first.bias must be float32 (1); the saved state has float32 (2)", shape.getMessage());
        assertThrows(IllegalArgumentException.class, () -> adam.resume(Map.of()));
        assertEquals(1, adam.steps());
    }

    @Test
    void precisionIsChosenBeforeTheFirstStep() {
        Optimiser adam = Optimiser.of(both(), Adam.DEFAULT);
        adam.update(loss().gradients());
        weight.convert(DType.FLOAT64);
        var refused = assertThrows(IllegalStateException.class, () -> adam.update(weight.value().sum().gradients()));
        assertTrue(refused.getMessage().contains("convert a model before its optimiser is made"), refused.getMessage());
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Sgd.of(-1));
        assertThrows(IllegalArgumentException.class, () -> Sgd.of(0.1).withNesterov());
        assertThrows(IllegalArgumentException.class, () -> Adam.DEFAULT.withBetas(0.9, 1));
        assertThrows(IllegalArgumentException.class, () -> AdamW.DEFAULT.withDecay(Double.NaN));
    }

    private Tensor loss() {
        return weight.value().square().sum().add(bias.value().square().sum());
    }

    private SequencedMap<String, Parameter> both() {
        SequencedMap<String, Parameter> both = new LinkedHashMap<>();
        both.put("weight", weight);
        both.put("bias", bias);
        return both;
    }

    /// A small training whose batches depend on the step's number only.
    private static final class Run {

        private final Parameter weight;
        private final Optimiser optimiser;

        Run(Rule rule, DType dtype) {
            weight = new Parameter(Tensor.normal(Shape.of(5, 3), RandomKey.of(1)).to(dtype));
            SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
            parameters.put("weight", weight);
            optimiser = Optimiser.of(parameters, rule, Schedule.linear(2, 10));
        }

        void train(int steps) {
            for (int i = 0; i < steps; i++) {
                Tensor x = Tensor.normal(Shape.of(4, 5), RandomKey.of(2).with(optimiser.steps())).to(weight.dtype());
                optimiser.update(x.matmul(weight.value()).tanh().square().mean().gradients());
            }
        }

        void save(Path file) throws IOException {
            SafeTensors.EMPTY.with("model.weight", weight.value()).withAll("optimiser.", optimiser.state()).write(file);
        }

        void load(Path file) throws IOException {
            SafeTensors saved = SafeTensors.read(file);
            weight.set(saved.tensor("model.weight"));
            optimiser.resume(saved.tensors("optimiser."));
        }
    }
}
