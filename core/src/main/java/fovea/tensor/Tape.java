package fovea.tensor;

import fovea.kernel.Storage;
import fovea.shape.Shape;

/// Makes the tensors that operations return, and records how, if anybody may ask for a gradient.
///
/// An operation reads `step(name, shape, like, forward, to(a, …), to(b, …))`: what comes out, how it is computed, and
/// its slopes.
final class Tape {

    /// Computes an operation's result into `out`.
    @FunctionalInterface
    interface Forward {
        void into(Storage out);
    }

    private Tape() {}

    static Tensor step(String operation, Shape shape, Tensor like, Forward forward, Edge edge) {
        return step(operation, shape, like, forward, edge, Edge.NONE, Edge.NONE);
    }

    static Tensor step(String operation, Shape shape, Tensor like, Forward forward, Edge first, Edge second) {
        return step(operation, shape, like, forward, first, second, Edge.NONE);
    }

    static Tensor step(String operation, Shape shape, Tensor like, Forward forward,
                       Edge first, Edge second, Edge third) {
        Run run = Run.current();
        Tensor y = computed(run, shape, like, forward, origin(run, operation, first, second, third, Edge.NO_MORE));
        return run.isWatched() ? Shown.computed(operation, y, first, second, third) : y;
    }

    static Tensor step(String operation, Shape shape, Tensor like, Forward forward, Edge... edges) {
        Run run = Run.current();
        Tensor y = computed(run, shape, like, forward, origin(run, operation, Edge.NONE, Edge.NONE, Edge.NONE, edges));
        return run.isWatched() ? Shown.computed(operation, y, edges) : y;
    }

    /// A constant for a kernel to write to; it holds anything yet.
    static Tensor blank(Shape shape, DType dtype) {
        Lifetime memory = Run.current().memory();
        return new Tensor(shape, memory.allocate(dtype, shape.volume()), memory, Origin.CONSTANT);
    }

    /// A step that only looks at the same numbers under another shape.
    static Tensor share(String operation, Shape shape, Tensor x, Edge edge) {
        return new Tensor(shape, x.storage(), x.lifetime(),
                origin(operation, edge, Edge.NONE, Edge.NONE, Edge.NO_MORE));
    }

    /// A value that was computed elsewhere, as the result of an operation.
    static Tensor given(String operation, Tensor value, Edge... edges) {
        return new Tensor(value.shape(), value.storage(), value.lifetime(),
                origin(operation, Edge.NONE, Edge.NONE, Edge.NONE, edges));
    }

    static Origin origin(String operation, Edge first, Edge second, Edge third, Edge... more) {
        return origin(Run.current(), operation, first, second, third, more);
    }

    private static Origin origin(Run run, String operation, Edge first, Edge second, Edge third, Edge... more) {
        boolean tracked = first.carries() || second.carries() || third.carries();
        for (Edge edge : more)
            tracked |= edge.carries();
        return tracked && run.recording() ? new Origin.Step(operation, first, second, third, more) : Origin.CONSTANT;
    }

    private static Tensor computed(Run run, Shape shape, Tensor like, Forward forward, Origin origin) {
        Storage out = run.memory().allocate(like.dtype(), shape.volume());
        if (shape.volume() > 0)
            forward.into(out);
        return new Tensor(shape, out, run.memory(), origin);
    }
}
