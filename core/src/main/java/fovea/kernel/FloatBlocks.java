package fovea.kernel;

import static fovea.kernel.FloatRectangles.WORTH_A_TASK;

/// Products `C = start + A B` in blocks: many small ones side by side, each on one thread, or one after the other, each
/// on all threads. See [FloatProduct].
final class FloatBlocks {

    private FloatBlocks() {}

    /// `C = start + A B` for each of the stack.
    static void run(float[] a, float[] b, float[] c, MatmulSize size, FloatStart start) {
        int stacks = size.stacks(), threads = Threads.count();
        long work = (long) size.m() * size.k() * size.n();
        if (stacks * work < 2 * WORTH_A_TASK || threads == 1)
            alone(a, b, c, size, start, 0, stacks);
        else if (stacks >= 2 * threads)
            Threads.split(stacks, Math.clamp(WORTH_A_TASK / work, 1, stacks),
                    (from, to) -> alone(a, b, c, size, start, from, to));
        else
            for (int stack = 0; stack < stacks; stack++)
                new FloatProduct(a, b, c, size, start, stack).run(threads);
    }

    private static void alone(float[] a, float[] b, float[] c, MatmulSize size, FloatStart start, int from, int to) {
        for (int stack = from; stack < to; stack++)
            new FloatProduct(a, b, c, size, start, stack).run(1);
    }
}
