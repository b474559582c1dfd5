package fovea.tensor;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Where a tensor came from: it was given (a constant), it is what gradients are asked of (a leaf), an operation
/// made it (a step), or a stretch of operations that can be computed again (a segment).
///
/// An origin stands for its tensor in the recorded graph. It knows how deep it lies, so that the backward walk needs no
/// search for an order, and has room for what the walk carries, so that it needs no map.
abstract sealed class Origin permits Origin.Constant, Origin.Leaf, Origin.Step, Origin.Segment {

    static final Origin CONSTANT = new Constant();

    /// 0 for constants and leaves; 1 + the deepest input for steps.
    final int depth;

    /// What the walk under way carries here: the gradient so far, whether the walk made it and may add to it in place,
    /// and the next origin on the same shelf.
    Tensor flowing;
    boolean owned;
    Origin nextOnShelf;
    Backward walk;

    private Origin(int depth) {
        this.depth = depth;
    }

    static final class Constant extends Origin {
        private Constant() {
            super(0);
        }
    }

    static final class Leaf extends Origin {
        Leaf() {
            super(0);
        }
    }

    /// It lies as deep as what it stands for, so that a walk comes by in the same order.
    static final class Segment extends Origin {
        private final Supplier<Tensor> again;
        private Tensor stored;

        Segment(int depth, Supplier<Tensor> again) {
            super(depth);
            this.again = again;
        }

        /// The same numbers, computed once more. When the walk itself is recorded, there is one graph from then on, so
        /// that gradients meet in it in the order in which they would have met.
        Tensor again() {
            if (stored != null)
                return stored;
            Tensor y = again.get();
            if (Recording.isOn())
                stored = y;
            return y;
        }
    }

    static final class Step extends Origin {
        final String operation;
        final Edge first;
        final Edge second;
        final Edge third;
        final Edge[] more;
        Tensor output;
        boolean isForeign;                                     // its slopes are a user's, who may keep what they see
        StackTraceElement caller;                              // if somebody looked on; or null

        Step(String operation, Edge first, Edge second, Edge third, Edge... more) {
            super(1 + Math.max(deepest(first, second, third), deepest(more)));
            this.operation = operation;
            this.first = first;
            this.second = second;
            this.third = third;
            this.more = more;
        }

        /// The edges along which gradients flow. For tools; the walk reads the fields.
        List<Edge> edges() {
            return Stream.concat(Stream.of(first, second, third), Stream.of(more)).filter(Edge::carries).toList();
        }

        /// Which input an edge leads to, counted from 0.
        int numberOf(Edge edge) {
            if (more.length > 0)
                return List.of(more).indexOf(edge);
            return edge == first ? 0 : edge == second ? 1 : 2;
        }

        private static int deepest(Edge a, Edge b, Edge c) {
            return Math.max(a.depth(), Math.max(b.depth(), c.depth()));
        }

        private static int deepest(Edge... edges) {
            int deepest = 0;
            for (Edge edge : edges)
                deepest = Math.max(deepest, edge.depth());
            return deepest;
        }
    }
}
