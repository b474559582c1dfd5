package fovea.tensor;

import java.util.function.Supplier;

import fovea.kernel.ArrayPool;

/// Reuse of arrays: what a step makes is given back when the step ends.
///
/// ```java
/// double loss = Memory.step(() -> {
///     Tensor y = model.loss(batch);
///     adam.update(y.gradients());
///     return y.item();
/// });
/// ```
///
/// A training step makes hundreds of arrays and needs none of them afterwards. Inside a step they come from a pool;
/// after it, touching a tensor that was made in it is an error, never another tensor's numbers. What the step returns
/// is kept, if it is a tensor or gradients; anything else is taken out with `keep()`. Outside a step the collector does
/// its work and there is nothing to think of.
public final class Memory {

    private Memory() {}

    /// Something that holds tensors and can be copied out of a step.
    ///
    /// @param <T> what the copy is
    public interface Keepable<T> {
        /// A copy that outlives the step it was made in; it is a constant, no gradient flows through it.
        T keep();
    }

    /// Runs one step and returns its result, kept if it is [Keepable].
    public static <R> R step(Supplier<R> body) {
        var memory = new StepMemory();
        try {
            R result = ScopedValue.where(Run.CURRENT, Run.current().within(memory)).call(body::get);
            return kept(result);
        } finally {
            memory.giveBack();
        }
    }

    /// Lets the collector have all arrays that wait to be used again.
    public static void release() {
        ArrayPool.clear();
    }

    @SuppressWarnings("unchecked")                             // a Keepable's copy is of its own kind
    private static <R> R kept(R result) {
        return result instanceof Keepable<?> keepable ? (R) keepable.keep() : result;
    }
}
