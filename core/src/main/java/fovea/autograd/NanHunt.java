package fovea.autograd;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;

import fovea.tensor.History;
import fovea.tensor.Onlooker;
import fovea.tensor.Parameter;
import fovea.tensor.Tensor;

/// Stops at the first operation that makes a NaN, forward or backward, and says where it was called.
///
/// ```java
/// NanHunt.forNan().naming(model.parameters()).run(() -> model.loss(batch).gradients());
/// ```
///
/// ```text
/// log made NaN: 1 of 3 elements of (3) float32, the first at [0]
///     input 0: x (3) float32, from -1.0 to 2.0
///     called at org.example.Net.loss(Net.java:12)
/// ```
///
/// An operation is to blame if its result holds one and none of its inputs does. In the backward walk, the message also
/// names the operation whose slope made it, and where that was called; the graph must have been recorded inside the
/// hunt for that. NaN that came in with the data is passed on without a word.
///
/// Every result is read once more, so a hunt is slower; outside of one nothing is.
public final class NanHunt {

    private final DoublePredicate bad;
    private final Map<String, Supplier<Tensor>> names;

    private NanHunt(DoublePredicate bad, Map<String, Supplier<Tensor>> names) {
        this.bad = bad;
        this.names = names;
    }

    /// A hunt for NaN.
    public static NanHunt forNan() {
        return new NanHunt(Double::isNaN, Map.of());
    }

    /// A hunt for NaN and infinity. Hidden scores of attention are −∞ on purpose, so this is not for everything.
    public static NanHunt forNanAndInfinity() {
        return new NanHunt(x -> !Double.isFinite(x), Map.of());
    }

    /// The same hunt, which calls these parameters by their names.
    public NanHunt naming(Map<String, Parameter> parameters) {
        Map<String, Supplier<Tensor>> all = new HashMap<>(names);
        parameters.forEach((name, parameter) -> all.put(name, parameter::value));
        return new NanHunt(bad, all);
    }

    /// The same hunt, which calls this tensor by its name.
    public NanHunt naming(String name, Tensor x) {
        Map<String, Supplier<Tensor>> all = new HashMap<>(names);
        all.put(name, () -> x);
        return new NanHunt(bad, all);
    }

    /// Runs `body` and returns its result.
    ///
    /// @throws NanException at the first operation that makes what is hunted
    public <R> R run(Supplier<R> body) {
        return Onlooker.among(new Hunter(), body);
    }

    private final class Hunter implements Onlooker {
        @Override
        public void computed(Operation operation) {
            if (!holds(operation.result()) || operation.inputs().stream().anyMatch(NanHunt.this::holds))
                return;
            throw new NanException(operation.name(), operation.caller(), operation.name() + " made "
                    + found(operation.result()) + inputs(operation.inputs()) + called("", operation.caller()));
        }

        @Override
        public Tensor pulling(Operation operation, Tensor g, Supplier<Tensor> slope) {
            Tensor pulled;
            try {
                pulled = slope.get();
            } catch (NanException inside) {
                throw slopeOf(operation, g, inside.getMessage(), inside);
            }
            if (pulled != null && holds(pulled) && !holds(g) && !holds(operation.result())
                    && operation.inputs().stream().noneMatch(NanHunt.this::holds))
                throw slopeOf(operation, g, "it made " + found(pulled), null);
            return pulled;
        }
    }

    private NanException slopeOf(Onlooker.Operation operation, Tensor g, String what, NanException cause) {
        var error = new NanException(operation.name(), operation.caller(),
                "in the backward walk, in the slope of " + operation.name() + ": " + what
                        + "\n    gradient: " + written(g)
                        + inputs(operation.inputs()).replace("input", operation.name() + "'s input")
                        + called(operation.name() + " was ", operation.caller()));
        if (cause != null)
            error.initCause(cause);
        return error;
    }

    // ---- looking

    private boolean holds(Tensor x) {
        return first(numbers(x)) >= 0;
    }

    private static double[] numbers(Tensor x) {
        return Onlooker.aside(x::toDoubles);
    }

    private int first(double... numbers) {
        for (int i = 0; i < numbers.length; i++)
            if (bad.test(numbers[i]))
                return i;
        return -1;
    }

    // ---- saying

    private String found(Tensor x) {
        double[] numbers = numbers(x);
        int count = 0, first = first(numbers);
        for (double number : numbers)
            count += bad.test(number) ? 1 : 0;
        return "%s: %d of %d elements of %s %s, the first at %s".formatted(numbers[first], count, numbers.length,
                x.shape(), x.dtype(), coordinates(x, first));
    }

    private static String coordinates(Tensor x, int index) {
        int[] at = new int[x.shape().rank()];
        for (int axis = at.length - 1; axis >= 0; index /= x.size(axis--))
            at[axis] = index % x.size(axis);
        return Arrays.toString(at);
    }

    private String inputs(List<Tensor> inputs) {
        var text = new StringBuilder();
        for (int i = 0; i < inputs.size(); i++)
            text.append("\n    input ").append(i).append(": ").append(written(inputs.get(i)));
        return text.toString();
    }

    private String written(Tensor x) {
        double least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
        for (double number : numbers(x)) {
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
        String range = x.shape().volume() == 0 ? ", empty" : ", from %s to %s".formatted(least, most);
        return name(x) + " " + x.shape() + " " + x.dtype() + range;
    }

    private String name(Tensor x) {
        return names.entrySet().stream().filter(entry -> entry.getValue().get() == x).map(Map.Entry::getKey).findFirst()
                .orElseGet(() -> switch (History.maker(x)) {
                    case "leaf", "constant" -> "a " + History.maker(x);
                    default -> "the result of " + History.maker(x);
                });
    }

    private static String called(String who, Optional<StackTraceElement> caller) {
        return caller.map(frame -> "\n    " + who + "called at " + frame).orElse("");
    }
}
