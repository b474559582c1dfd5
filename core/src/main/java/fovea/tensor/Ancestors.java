package fovea.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What a tensor was computed from, found without recursion, for chains are long.
final class Ancestors {

    private final Set<Origin> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Origin> waiting = new ArrayDeque<>();

    private Ancestors() {}

    /// A tensor, and those of its inputs that have not been visited.
    private record Visit(Tensor tensor, Iterator<Tensor> rest) {}

    /// The results and all that they were computed from, each once and after its inputs.
    static List<Tensor> inOrder(List<Tensor> results, Function<Tensor, List<Tensor>> inputs) {
        Set<Origin> met = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Tensor> order = new ArrayList<>();
        Deque<Visit> path = new ArrayDeque<>();
        for (Tensor result : results) {
            if (met.add(result.origin))
                path.push(new Visit(result, inputs.apply(result).iterator()));
            while (!path.isEmpty()) {
                Iterator<Tensor> rest = path.peek().rest();
                if (!rest.hasNext())
                    order.add(path.pop().tensor());
                else {
                    Tensor next = rest.next();
                    if (met.add(next.origin))
                        path.push(new Visit(next, inputs.apply(next).iterator()));
                }
            }
        }
        return order;
    }

    /// Whether the results were computed from anything tracked beside the inputs, or beyond these.
    static boolean areAlsoOutside(Tensor[] results, Tensor... inputs) {
        var ancestors = new Ancestors();
        boolean beyond = false;
        for (Tensor input : inputs) {
            beyond |= input.origin instanceof Origin.Step;
            ancestors.seen.add(input.origin);
        }
        for (Tensor result : results)
            ancestors.meet(result.origin);
        return beyond || ancestors.reachAnEnd();
    }

    private boolean reachAnEnd() {
        while (!waiting.isEmpty())
            switch (waiting.pop()) {
                case Origin.Constant _ -> {}
                case Origin.Leaf _, Origin.Segment _ -> {
                    return true;
                }
                case Origin.Step step -> step.edges().forEach(edge -> meet(edge.input().origin));
            }
        return false;
    }

    private void meet(Origin origin) {
        if (seen.add(origin))
            waiting.push(origin);
    }
}
