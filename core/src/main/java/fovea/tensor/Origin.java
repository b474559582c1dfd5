package fovea.tensor;

/// Where a tensor came from: it was given (a constant), it is what gradients are asked of (a leaf), or an operation
/// made it (a step).
///
/// An origin stands for its tensor in the recorded graph. It knows how deep it lies, so that the backward walk needs no
/// search for an order, and has room for what the walk carries, so that it needs no map.
abstract sealed class Origin permits Origin.Constant, Origin.Leaf, Origin.Step {

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

    static final class Step extends Origin {
        final String operation;
        final Edge first;
        final Edge second;
        final Edge third;
        final Edge[] more;
        Tensor output;

        Step(String operation, Edge first, Edge second, Edge third, Edge... more) {
            super(1 + Math.max(deepest(first, second, third), deepest(more)));
            this.operation = operation;
            this.first = first;
            this.second = second;
            this.third = third;
            this.more = more;
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
