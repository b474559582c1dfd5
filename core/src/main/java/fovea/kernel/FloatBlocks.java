package fovea.kernel;

/// Products `C = A B` in blocks: many small ones side by side, each on one thread, or one after the other, each on all
/// threads. See [FloatProduct].
final class FloatBlocks {

    private static final int WORTH_A_THREAD = 1 << 19;              // multiply-adds, some 4 µs

    private FloatBlocks() {}

    /// `C = A B`, or `C ← C + A B` if it `adds`.
    static void run(float[] a, float[] b, float[] c, MatmulSize size, boolean adds) {
        int stacks = size.stacks(), threads = Threads.count();
        long work = (long) size.m() * size.k() * size.n();
        if (stacks * work < 2 * WORTH_A_THREAD || threads == 1)
            alone(a, b, c, size, adds, 0, stacks);
        else if (stacks >= 2 * threads)
            Threads.split(stacks, Math.clamp(WORTH_A_THREAD / work, 1, stacks),
                    (from, to) -> alone(a, b, c, size, adds, from, to));
        else
            for (int stack = 0; stack < stacks; stack++)
                new FloatProduct(a, b, c, size, adds, stack).together();
    }

    private static void alone(float[] a, float[] b, float[] c, MatmulSize size, boolean adds, int from, int to) {
        for (int stack = from; stack < to; stack++)
            new FloatProduct(a, b, c, size, adds, stack).alone();
    }
}
