package fovea.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/// The threads that share a kernel's work.
///
/// Work is always cut **by output**: a thread computes some of the numbers, each of them wholly, so the answer has the
/// same bits for any number of threads. The caller works along with its helpers; helpers wait for the next kernel
/// spinning for about a hundred microseconds (the next kernel of a training step is seldom further away), then asleep.
///
/// Two cores may lie far apart: a signal to the other and back takes 0.1 µs where they share their third cache, 0.4 µs
/// where they do not, and numbers that the other wrote come at 96 or 39 GB/s (measured on one virtual machine, whose
/// host moves it between the two). So a thread keeps to the same share of each kernel's output.
///
/// How many: `-Dfovea.threads=4`, or all cores. A kernel called inside a kernel, or while another thread's kernel has
/// the helpers, runs on its caller alone. Bodies must not read scoped values: those do not cross into the helpers.
public final class Threads {

    /// A part of the work: the indices from `from` up to, but not with, `to`.
    @FunctionalInterface
    public interface Range {
        /// Does that part.
        void run(int from, int to);
    }

    private static final int SPINS = 10_000;        // of some 50 cycles each
    private static final int CHUNKS_A_THREAD = 4;   // so that a thread that is held up is not waited for
    private static final int APART = 8;             // longs that lie so far apart share no line of the cache
    private static final AtomicBoolean BUSY = new AtomicBoolean();
    private static volatile int count = fromProperty();
    private static volatile Job current;
    // These are for whoever has BUSY.
    private static long jobs;
    private static AtomicLongArray shares = new AtomicLongArray(0);
    private static Helper[] helpers = {};

    private Threads() {}

    /// How many threads share the work.
    public static int count() {
        return count;
    }

    /// Changes how many threads share the work, from the next kernel on. For benchmarks and tests; results do not
    /// change.
    public static void use(int threads) {
        if (threads < 1)
            throw new IllegalArgumentException("threads: at least 1 is needed, got " + threads);
        count = threads;
    }

    /// Runs `body` over `0 … n`, cut into parts of at least `grain` indices (a part that is worth a wake-up: some 10 µs
    /// of work).
    ///
    /// When one part fails, no further part starts, and the failure is thrown here once all threads have come to rest.
    static void split(int n, int grain, Range body) {
        int threads = count, parts = parts(n / Math.max(grain, 1), threads);
        if (threads == 1 || parts < 2 || !BUSY.compareAndSet(false, true)) {
            if (n > 0)
                body.run(0, n);
            return;
        }
        try {
            hire(threads - 1);                          // first: a job takes the shares that are there
            share(new Job(n, parts, threads, body));
        } finally {
            BUSY.setRelease(false);
        }
    }

    /// A multiple of the threads if there are more parts than threads: else some threads would wait for the last part.
    private static int parts(int most, int threads) {
        int parts = Math.min(most, threads * CHUNKS_A_THREAD);
        return parts <= threads ? parts : parts - parts % threads;
    }

    private static void share(Job job) {
        current = job;
        for (int i = 0; i < job.threads - 1; i++)
            helpers[i].wake();
        job.work(0);
        job.await();
    }

    private static void hire(int wanted) {
        if (helpers.length >= wanted)
            return;
        var more = new Helper[wanted];
        for (int i = 0; i < wanted; i++)
            more[i] = i < helpers.length ? helpers[i] : new Helper(i + 1);
        helpers = more;
        shares = new AtomicLongArray((wanted + 2) * APART);
    }

    private static int fromProperty() {
        String wanted = System.getProperty("fovea.threads");
        if (wanted == null)
            return Runtime.getRuntime().availableProcessors();
        if (!wanted.matches("[1-9][0-9]{0,3}"))
            throw new IllegalArgumentException("-Dfovea.threads must be a whole number from 1 to 9999; got " + wanted);
        return Integer.parseInt(wanted);
    }

    /// One kernel's work. The first thread has the first of the parts for its share, and so on in every kernel, so that
    /// much of what a thread reads lies in the cache of its own core. Then it takes what is left of the others' shares.
    private static final class Job {
        final int threads;
        private final long number = ++jobs;
        private final int n, parts, evenness;
        private final AtomicLongArray taken = shares;   // of each share: a job's number, and how many parts, in 16 bits
        private final AtomicInteger left;
        private Range body;
        private volatile Throwable failure;

        Job(int n, int parts, int threads, Range body) {
            this.parts = parts;
            this.n = n;
            // Long parts begin at a multiple of every vector's width.
            this.evenness = n / parts < 512 ? -1 : -64;
            this.threads = threads;
            this.body = body;
            this.left = new AtomicInteger(parts);
        }

        /// Works until no part is left to be taken.
        void work(int seat) {
            int done = 0;
            for (int i = 0; i < threads; i++)
                done += share((seat + i) % threads);
            if (done > 0)
                left.addAndGet(-done);
        }

        /// Does what is left of a share, and returns how many parts that was.
        private int share(int of) {
            int first = Math.ceilDiv(parts * of, threads), size = Math.ceilDiv(parts * (of + 1), threads) - first;
            int done = 0;
            for (int part = take(of, size); part < size; part = take(of, size), done++)
                run(first + part);
            return done;
        }

        /// The next part of a share, or `size`. What was taken of an earlier job's share is none of this one's; if a
        /// later job's was taken, this one is over.
        private int take(int of, int size) {
            int at = (of + 1) * APART;                  // before the first lies the array's length, which all read
            while (true) {
                long was = taken.get(at), last = was >> 16;
                int part = last < number ? 0 : last == number ? (int) was & 0xffff : size;
                if (part >= size || taken.compareAndSet(at, was, number << 16 | part + 1))
                    return part;
            }
        }

        private void run(int part) {
            try {
                if (failure == null)
                    body.run(start(part), start(part + 1));
            } catch (Throwable thrown) {
                failure = thrown;
            }
        }

        /// Where a part begins: parts differ by one index, or by 64, and the first is among the longest.
        private int start(int i) {
            return i == parts ? n : (int) (((long) n * i + parts - 1) / parts) & evenness;
        }

        void await() {
            for (int spins = 0; left.get() > 0; spins++) {
                if (spins < SPINS)
                    Thread.onSpinWait();
                else
                    LockSupport.parkNanos(20_000);
            }
            body = null;                                // `current` keeps this job: its arrays may go
            switch (failure) {
                case null -> {}
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case Throwable thrown -> throw new IllegalStateException(thrown);
            }
        }
    }

    /// A thread that waits for jobs as long as the process lives.
    private static final class Helper implements Runnable {
        private final int seat;
        private final Thread thread;
        private volatile boolean asleep;
        private Job seen;                               // the last job that it has worked at

        Helper(int seat) {
            this.seat = seat;
            thread = Thread.ofPlatform().daemon().name("fovea-kernel-" + seat).start(this);
        }

        void wake() {
            if (asleep)
                LockSupport.unpark(thread);
        }

        @Override
        public void run() {
            for (int spins = 0; ; spins++) {
                Job job = current;
                if (isFor(job)) {
                    seen = job;
                    job.work(seat);
                    spins = 0;
                } else if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    sleep();
                }
            }
        }

        private boolean isFor(Job job) {
            return job != seen && seat < job.threads;
        }

        private void sleep() {
            asleep = true;
            if (!isFor(current))                        // a job that came before `asleep` was seen
                LockSupport.park(this);
            asleep = false;
        }
    }
}
