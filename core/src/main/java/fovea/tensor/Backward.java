package fovea.tensor;

import static fovea.kernel.Kernels.kernels;

import java.util.ArrayList;
import java.util.concurrent.locks.ReentrantLock;

import fovea.kernel.Binary;
import fovea.kernel.Storage;
import fovea.shape.Shape;

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

    /// What a pull returns that has added its gradient to the [#total] by itself.
    static final Tensor ADDED = Tensor.of(Shape.SCALAR, 0f);

    private static final Tensor[] NONE = {};
    private static Backward current;

    private final Origin[] shelves;
    private final Tensor[] borders;
    private final Tensor[] arrived;
    private final Run run = Run.current();
    private final boolean releases;
    private boolean collected;
    private int deepest;
    private final ArrayList<Origin> leaves = new ArrayList<>(4);
    private final ArrayList<Tensor> gradients = new ArrayList<>(4);

    private Backward(int depth, Tensor... borders) {
        this.shelves = new Origin[depth + 1];
        this.deepest = depth;
        this.borders = borders;
        this.arrived = new Tensor[borders.length];
        this.releases = borders.length == 0 && mayOwn() && run.memory() instanceof StepMemory;
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

    /// The walk under way.
    static Backward current() {
        return current;
    }

    /// The sum of all gradients for a tensor so far, to be added to in place; zeros, if none has arrived.
    Storage total(Tensor x) {
        if (x.origin.walk != this) {
            flow(x.origin, Tensor.zeros(x.shape(), x.dtype()));
            x.origin.owned = true;
        }
        return owned(x.origin).storage();
    }

    private void from(Tensor[] results, Tensor... seeds) {
        ONE_AT_A_TIME.lock();
        Backward caller = current;
        current = this;
        try {
            for (int i = 0; i < results.length; i++)
                if (results[i].isTracked())
                    flow(results[i].origin, seeds[i]);
            emptyShelves();
        } finally {
            for (int depth = 0; depth < shelves.length; depth++)
                while (shelves[depth] != null)               // only after a failure: leave the graph as it was
                    take(depth).flowing = null;
            current = caller;
            ONE_AT_A_TIME.unlock();
        }
    }

    private void emptyShelves() {
        while (deepest >= 0)
            if (shelves[deepest] == null)
                deepest--;
            else
                speak(take(deepest));
    }

    private void flow(Origin origin, Tensor g) {
        if (origin.walk == this) {
            meet(origin, g);
            return;
        }
        if (origin.walk != null)
            throw new IllegalStateException(
                    "gradients: this graph is being differentiated already, by the walk that called us");
        origin.walk = this;
        carry(origin, g);
        origin.nextOnShelf = shelves[origin.depth];
        shelves[origin.depth] = origin;
    }

    /// Puts down what flows to an origin: a leaf's gradient lives on, others until the origin has spoken.
    private void carry(Origin origin, Tensor g) {
        Tensor before = origin.flowing;
        if (origin instanceof Origin.Leaf || origin instanceof Origin.Step step && step.isForeign) {
            origin.flowing = PullMemory.kept(g);
        } else {
            PullMemory.hold(g);
            origin.flowing = g;
        }
        if (before != null)
            PullMemory.drop(before);
    }

    /// Paths that meet, add.
    private void meet(Origin origin, Tensor g) {
        Tensor sum = origin.flowing;
        if (origin.owned)
            kernels().zip(Binary.ADD, sum.storage(), g.storage(), sum.storage(), sum.shape().volume());
        else
            carry(origin, sum.add(g));
        origin.owned = mayOwn();
    }

    /// Whether sums may be added to in place: what is recorded stays as it is, and who looks on sees operations.
    private boolean mayOwn() {
        return !run.recording() && !run.isWatched();
    }

    private Tensor owned(Origin origin) {
        if (!origin.owned)
            carry(origin, origin.flowing.copied(Run.current().memory()));
        origin.owned = true;
        return origin.flowing;
    }

    private Origin take(int depth) {
        Origin origin = shelves[depth];
        shelves[depth] = origin.nextOnShelf;
        origin.nextOnShelf = null;
        origin.walk = null;
        origin.owned = false;
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
            case Origin.Segment segment -> {
                flow(segment.again().origin, g);
                collect();
            }
            case Origin.Step step -> {
                if (releases && !collected && !step.isForeign)
                    PullMemory.during(run, () -> pullAll(step, g));
                else
                    pullAll(step, g);
                PullMemory.drop(g);
            }
        }
    }

    private void pullAll(Origin.Step step, Tensor g) {
        pull(step, step.first, g);
        pull(step, step.second, g);
        pull(step, step.third, g);
        for (Edge edge : step.more)
            pull(step, edge, g);
    }

    /// Goes on with arrays for the collector: what a segment needs is garbage as soon as the walk has passed, whereas a
    /// step's memory would hold it to the end.
    private void collect() {
        if (!collected && run.memory() instanceof StepMemory) {
            collected = true;
            ScopedValue.where(Run.CURRENT, run.within(new Lifetime.Forever())).run(this::emptyShelves);
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
        Origin target = edge.input().origin;
        if (edge.adds() && target.walk == this && mayOwn()) {
            edge.add(g, owned(target).storage());
            return;
        }
        Tensor pulled = run.isWatched() ? watched(step, edge, g) : edge.pull().apply(g, step.output);
        if (pulled == ADDED)
            return;
        if (pulled == null || !pulled.shape().equals(edge.input().shape()) || pulled.dtype() != edge.input().dtype())
            throw wrong(step, edge, pulled);
        boolean first = target.walk != this;
        flow(target, pulled);
        if (first)
            target.owned = edge.adds() && mayOwn();
    }

    private Tensor watched(Origin.Step step, Edge edge, Tensor g) {
        return run.onlooker().pulling(Shown.recorded(step), g, () -> edge.pull().apply(g, step.output));
    }

    private static IllegalStateException wrong(Origin.Step step, Edge edge, Tensor pulled) {
        Tensor input = edge.input();
        String got = pulled == null ? "null; for an input without a gradient, leave the edge out"
                : pulled.shape() + " " + pulled.dtype();
        return new IllegalStateException(("%s: the gradient for input %d must have the input's shape and dtype, "
                + "%s %s; got %s").formatted(step.operation, step.numberOf(edge), input.shape(), input.dtype(), got));
    }
}
