package fovea.nn.training;

import java.util.List;
import java.util.Map;

import fovea.kernel.Storage;
import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;
import fovea.tensor.DType;
import fovea.tensor.Gradients;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// One parameter in an optimiser's hands: its rule, and what is remembered of it.
final class Slot {

    private final String name;
    private final Parameter parameter;
    private final Rule rule;
    private List<Storage> memory = List.of();
    private long steps;

    Slot(String name, Parameter parameter, Rule rule) {
        this.name = name;
        this.parameter = parameter;
        this.rule = rule;
    }

    boolean isReached(Gradients gradients) {
        return !parameter.isFrozen() && gradients.reached(parameter);
    }

    boolean hasMoved() {
        return steps > 0;
    }

    void update(Gradients gradients, double factor) {
        if (!hasMoved())
            memory = rule.memories().stream().map(_ -> zeros()).toList();
        checkPrecision();
        steps++;
        parameter.update(gradients.of(parameter), (numbers, gradient) -> rule.apply(
                new Rule.Arrays(numbers, gradient, memory, parameter.count()), rule.rate() * factor, steps));
    }

    String stepsName() {
        return "steps." + name;
    }

    void save(Map<String, Tensor> state) {
        state.put(stepsName(), Optimiser.count(steps));
        for (int i = 0; i < memory.size(); i++)
            state.put(memoryName(i), switch (memory.get(i)) {
                case F32(float[] numbers) -> Tensor.of(parameter.shape(), numbers);
                case F64(double[] numbers) -> Tensor.of(parameter.shape(), numbers);
            });
    }

    /// Puts tensors of the right shapes under the right names.
    void saveEmpty(Map<String, Tensor> state) {
        state.put(stepsName(), Optimiser.count(0));
        for (int i = 0; i < rule.memories().size(); i++)
            state.put(memoryName(i), Tensor.zeros(parameter.shape(), parameter.dtype()));
    }

    void load(Map<String, Tensor> state) {
        steps = (long) state.get(stepsName()).item();
        memory = rule.memories().stream().map(kind -> copied(state.get(kind + "." + name))).toList();
    }

    void forget() {
        steps = 0;
        memory = List.of();
    }

    private String memoryName(int i) {
        return rule.memories().get(i) + "." + name;
    }

    private Storage zeros() {
        return parameter.dtype() == DType.FLOAT32 ? new F32(new float[parameter.count()])
                : new F64(new double[parameter.count()]);
    }

    private static Storage copied(Tensor tensor) {
        return tensor.dtype() == DType.FLOAT32 ? new F32(tensor.toFloats()) : new F64(tensor.toDoubles());
    }

    private void checkPrecision() {
        boolean single = parameter.dtype() == DType.FLOAT32;
        for (Storage each : memory)
            if (each instanceof F32 != single)
                throw new IllegalStateException(
                        "update: %s has become %s since its first step; ".formatted(name, parameter.dtype())
                        + "convert a model before its optimiser is made");
    }
}
