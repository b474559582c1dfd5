package fovea.tensor;

import java.util.ArrayList;

import fovea.kernel.ArrayPool;
import fovea.kernel.Storage;

/// The arrays made while one operation pulls its gradient back, inside a step of [Memory]. They go back to the pool as
/// soon as what flows on has been used up: a backward walk needs room for a few gradients rather than for all.
///
/// What flows is counted: a gradient is *held* from when it is put down at an origin until that origin has spoken, and
/// gradients made in one pull share the count. A leaf's gradient is kept to the end of the step. Whoever puts another
/// one aside in a pull and touches it later gets an error and never other numbers; slopes of operations of a user's own
/// may put aside what they like.
final class PullMemory extends Lifetime {

    private final StepMemory step;
    private final ArrayList<Storage> taken = new ArrayList<>(4);
    private int held;

    private PullMemory(StepMemory step) {
        this.step = step;
    }

    /// Runs `pull` with a memory of its own, which ends with it unless something flows on.
    static void during(Run run, Runnable pull) {
        var memory = new PullMemory((StepMemory) run.memory());
        memory.held++;
        ScopedValue.where(Run.CURRENT, run.within(memory)).run(pull);
        memory.drop();
    }

    /// Notes that a gradient is needed.
    static void hold(Tensor g) {
        if (g.lifetime() instanceof PullMemory memory)
            memory.held++;
    }

    /// Notes that it is needed no longer.
    static void drop(Tensor g) {
        if (g.lifetime() instanceof PullMemory memory)
            memory.drop();
    }

    /// The same gradient, good until the step ends.
    static Tensor kept(Tensor g) {
        return g.lifetime() instanceof PullMemory memory ? memory.handedOver(g) : g;
    }

    private Tensor handedOver(Tensor g) {
        Storage storage = g.storage();
        if (taken.removeIf(mine -> mine == storage))
            step.adopt(storage);
        return new Tensor(g.shape(), storage, step, Origin.CONSTANT);
    }

    private void drop() {
        if (--held > 0)
            return;
        end();
        taken.forEach(ArrayPool::takeBack);
        taken.clear();
    }

    @Override
    Storage allocate(DType dtype, int n) {
        Storage storage = StepMemory.pooled(dtype, n);
        taken.add(storage);
        return storage;
    }

    @Override
    Lifetime longest() {
        return step;
    }

    @Override
    String whyOver() {
        return "this gradient was made on the way back, in a step of Memory, and its array may hold other numbers by "
                + "now: ask gradients() of leaves, or keep() it in the pull";
    }
}
