package fovea.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows operations to whoever [looks on][Onlooker].
final class Shown {

    /// Packages of the library. What is called from anywhere else was called by its user.
    private static final List<String> LIBRARY = List.of("fovea.tensor.", "fovea.autograd.", "fovea.check.",
            "fovea.nn.", "java.", "jdk.");

    private static final StackWalker STACK = StackWalker.getInstance();

    private Shown() {}

    /// A result, and the edges to what it was computed from.
    static Tensor computed(String name, Tensor result, Edge... edges) {
        return computed(name, inputs(edges), result);
    }

    /// A result, and what it was computed from; a recorded one remembers its caller.
    static Tensor computed(String name, List<Tensor> inputs, Tensor result) {
        Optional<StackTraceElement> caller = caller();
        if (result.origin instanceof Origin.Step step)
            step.caller = caller.orElse(null);
        Run.current().onlooker().computed(new Onlooker.Operation(name, inputs, result, caller));
        return result;
    }

    /// The operation that was recorded as this step.
    static Onlooker.Operation recorded(Origin.Step step) {
        List<Tensor> inputs = new ArrayList<>(inputs(step.first, step.second, step.third));
        inputs.addAll(inputs(step.more));
        return new Onlooker.Operation(step.operation, inputs, step.output, Optional.ofNullable(step.caller));
    }

    private static List<Tensor> inputs(Edge... edges) {
        List<Tensor> inputs = new ArrayList<>(edges.length);
        for (Edge edge : edges)
            if (edge.input() != null)
                inputs.add(edge.input());
        return inputs;
    }

    private static Optional<StackTraceElement> caller() {
        return STACK.walk(frames -> frames
                .filter(frame -> LIBRARY.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst().map(StackWalker.StackFrame::toStackTraceElement));
    }
}
