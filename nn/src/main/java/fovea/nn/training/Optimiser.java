package fovea.nn.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

import fovea.shape.Shape;
import fovea.tensor.DType;
import fovea.tensor.Gradients;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// Applies a [Rule] to parameters, step by step, and keeps what it remembers of them.
///
/// ```java
/// var adam = Optimiser.of(model.parameters(), Adam.DEFAULT.withRate(4e-3), Schedule.linear(0, steps));
/// adam.update(loss.gradients());
/// ```
///
/// Groups of parameters are a function from a name to its rule:
///
/// ```java
/// var plain = AdamW.DEFAULT.withDecay(0);
/// Optimiser.of(model.parameters(), name -> name.endsWith("bias") ? plain : AdamW.DEFAULT, Schedule.CONSTANT);
/// ```
///
/// A parameter that is frozen, or that the gradients do not reach, is passed by: its numbers, its memory and its count
/// of steps stay as they are. The numbers are changed in place; a [value][Parameter#value()] taken before the update is
/// over after it.
public final class Optimiser implements Resumable {

    private static final String STEPS = "steps";

    private final List<Slot> slots = new ArrayList<>();
    private final Schedule schedule;
    private long steps;

    private Optimiser(SequencedMap<String, Parameter> parameters, Function<String, Rule> rules, Schedule schedule) {
        parameters.forEach((name, parameter) -> slots.add(new Slot(name, parameter, rules.apply(name))));
        this.schedule = schedule;
    }

    /// One rule for all parameters, at its own rate.
    public static Optimiser of(SequencedMap<String, Parameter> parameters, Rule rule) {
        return of(parameters, rule, Schedule.CONSTANT);
    }

    /// One rule for all parameters.
    public static Optimiser of(SequencedMap<String, Parameter> parameters, Rule rule, Schedule schedule) {
        return new Optimiser(parameters, _ -> rule, schedule);
    }

    /// For each parameter the rule that `rules` gives for its name.
    public static Optimiser of(SequencedMap<String, Parameter> parameters, Function<String, Rule> rules,
                               Schedule schedule) {
        return new Optimiser(parameters, rules, schedule);
    }

    /// Takes one step against the gradients.
    ///
    /// @throws IllegalArgumentException if the gradients reach none of the parameters: they are another model's
    public void update(Gradients gradients) {
        List<Slot> reached = slots.stream().filter(slot -> slot.isReached(gradients)).toList();
        if (reached.isEmpty())
            throw new IllegalArgumentException(
                    "update: these gradients reach none of the %d parameters; ".formatted(slots.size())
                    + "differentiate what was computed from their values");
        double factor = schedule.at(steps + 1);
        reached.forEach(slot -> slot.update(gradients, factor));
        steps++;
    }

    /// How many steps have been taken.
    public long steps() {
        return steps;
    }

    /// What the schedule multiplies the rules' rates with in the step to come.
    public double factor() {
        return schedule.at(steps + 1);
    }

    /// What is remembered: `steps`, and for every parameter that was updated its own count and its rule's arrays, such
    /// as `steps.output.weight`, `first.output.weight`, `second.output.weight`.
    @Override
    public SequencedMap<String, Tensor> state() {
        SequencedMap<String, Tensor> state = new LinkedHashMap<>();
        state.put(STEPS, count(steps));
        slots.stream().filter(Slot::hasMoved).forEach(slot -> slot.save(state));
        return state;
    }

    @Override
    public void resume(Map<String, Tensor> state) {
        SequencedMap<String, Tensor> expected = new LinkedHashMap<>();
        expected.put(STEPS, count(0));
        List<Slot> moved = slots.stream().filter(slot -> state.containsKey(slot.stepsName())).toList();
        moved.forEach(slot -> slot.saveEmpty(expected));
        States.check("Optimiser", expected, state);
        steps = (long) state.get(STEPS).item();
        slots.forEach(Slot::forget);
        moved.forEach(slot -> slot.load(state));
    }

    static Tensor count(long steps) {
        return Tensor.full(Shape.SCALAR, steps, DType.FLOAT64);
    }
}
