package fovea.tensor;

import java.util.ArrayList;
import java.util.concurrent.locks.ReentrantLock;

/// One walk of reverse mode, from a result back to the leaves.
///
/// ```text
///     ∂L/∂x = Σ over the operations y that used x of  pull(∂L/∂y)                        the chain rule
/// ```
///
/// A tensor may speak only when all who used it have spoken. Every origin knows its depth and lies deeper than its
/// inputs, so the walk keeps a shelf for each depth and empties them from the deepest up: no recursion, however long
/// the chain, and no search for an order. Gradients that meet are added in the order in which they arrive, which is
/// always the same.
final class Backward {

    /// Walks share the origins' slots, so one goes at a time.
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private static final Tensor[] NONE = {};
    private static long walks;
    private static long current;

    private final Origin[] shelves;
    private final Tensor[] borders;
    private final Tensor[] arrived;
    private final ArrayList<Origin> leaves = new ArrayList<>(4);
    private final ArrayList<Tensor> gradients = new ArrayList<>(4);

    private Backward(int depth, Tensor... borders) {
        this.shelves = new Origin[depth + 1];
        this.borders = borders;
        this.arrived = new Tensor[borders.length];
    }

    /// The gradients of `sum(y · seed)` for every leaf that `y` was computed from.
    static Gradients walk(Tensor y, Tensor seed) {
        var walk = new Backward(y.origin.depth, NONE);
        walk.from(new Tensor[] {y}, seed);
        return new Gradients(walk.leaves, walk.gradients);
    }

    /// The gradients of `Σ sum(y · seed)` over several results, for tensors in the midst of a graph: the walk ends at
    /// these borders.
    static Tensor[] between(Tensor[] borders, Tensor[] results, Tensor... seeds) {
        int depth = 0;
        for (Tensor result : results)
            depth = Math.max(depth, result.origin.depth);
        var walk = new Backward(depth, borders);
        walk.from(results, seeds);
        for (int i = 0; i < borders.length; i++)
            if (walk.arrived[i] == null)
                walk.arrived[i] = Tensor.zeros(borders[i].shape(), borders[i].dtype());
        return walk.arrived;
    }

    /// The number of the walk under way, another for each.
    static long current() {
        return current;
    }

    private void from(Tensor[] results, Tensor... seeds) {
        ONE_AT_A_TIME.lock();
        long caller = current;
        current = ++walks;
        try {
            for (int i = 0; i < results.length; i++)
                if (results[i].isTracked())
                    flow(results[i].origin, seeds[i]);
            for (int depth = shelves.length - 1; depth >= 0; depth--)
                while (shelves[depth] != null)
                    speak(take(depth));
        } finally {
            for (int depth = 0; depth < shelves.length; depth++)
                while (shelves[depth] != null)               // only after a failure: leave the graph as it was
                    take(depth).flowing = null;
            current = caller;
            ONE_AT_A_TIME.unlock();
        }
    }

    private void flow(Origin origin, Tensor g) {
        if (origin.walk == this) {
            origin.flowing = origin.flowing.add(g);          // paths that meet, add
            return;
        }
        if (origin.walk != null)
            throw new IllegalStateException(
                    "gradients: this graph is being differentiated already, by the walk that called us");
        origin.walk = this;
        origin.flowing = g;
        origin.nextOnShelf = shelves[origin.depth];
        shelves[origin.depth] = origin;
    }

    private Origin take(int depth) {
        Origin origin = shelves[depth];
        shelves[depth] = origin.nextOnShelf;
        origin.nextOnShelf = null;
        origin.walk = null;
        return origin;
    }

    private void speak(Origin origin) {
        Tensor g = origin.flowing;
        origin.flowing = null;
        if (borders.length > 0 && arrivedAt(origin, g))
            return;
        switch (origin) {
            case Origin.Constant _ -> {}
            case Origin.Leaf leaf -> {
                leaves.add(leaf);
                gradients.add(g);
            }
            case Origin.Step step -> {
                pull(step, step.first, g);
                pull(step, step.second, g);
                pull(step, step.third, g);
                for (Edge edge : step.more)
                    pull(step, edge, g);
            }
        }
    }

    private boolean arrivedAt(Origin origin, Tensor g) {
        for (int i = 0; i < borders.length; i++)
            if (borders[i].origin == origin && borders[i].isTracked()) {
                arrived[i] = g;
                return true;
            }
        return false;
    }

    private void pull(Origin.Step step, Edge edge, Tensor g) {
        if (!edge.carries())
            return;
        Tensor pulled = edge.pull().apply(g, step.output);
        if (!pulled.shape().equals(edge.input().shape()) || pulled.dtype() != edge.input().dtype())
            throw new IllegalStateException(("%s: the gradient for an input must have the input's shape and dtype, "
                    + "%s %s; got %s %s").formatted(step.operation, edge.input().shape(), edge.input().dtype(),
                            pulled.shape(), pulled.dtype()));
        flow(edge.input().origin, pulled);
    }
}
