package fovea.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    private final int before = Threads.count();

    @AfterEach
    void restore() {
        Threads.use(before);
    }

    @Test
    void everyIndexIsVisitedOnce() {
        for (int threads = 1; threads <= 4; threads++) {
            Threads.use(threads);
            for (int n : Numbers.SIZES) {
                var visits = new AtomicIntegerArray(n);
                Threads.split(n, 2, (from, to) -> {
                    for (int i = from; i < to; i++)
                        visits.incrementAndGet(i);
                });
                for (int i = 0; i < n; i++)
                    assertEquals(1, visits.get(i), "index " + i + " of " + n + " with " + threads + " threads");
            }
        }
    }

    @Test
    void thousandsOfSmallJobsInARowAllFinish() {
        Threads.use(3);
        int[] sums = new int[64];
        for (int job = 0; job < 5_000; job++)
            Threads.split(64, 1, (from, to) -> {
                for (int i = from; i < to; i++)
                    sums[i]++;
            });
        int[] expected = new int[64];
        Arrays.fill(expected, 5_000);
        assertArrayEquals(expected, sums);
    }

    @Test
    void helpersReallyHelp() {
        Threads.use(2);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        for (int attempt = 0; attempt < 1_000 && seen.size() < 2; attempt++)
            Threads.split(8, 1, (_, _) -> {
                seen.add(Thread.currentThread());
                busy();
            });
        assertEquals(2, seen.size());
        assertTrue(seen.contains(Thread.currentThread()));
    }

    @Test
    void eachThreadBeginsWithItsOwnShare() {
        Threads.use(2);
        Map<Thread, Integer> first = new ConcurrentHashMap<>();
        Threads.split(8, 1, (from, _) -> {
            first.putIfAbsent(Thread.currentThread(), from);
            await(() -> first.size() == 2);
        });
        assertEquals(0, first.get(Thread.currentThread()));
        assertEquals(Set.of(0, 4), Set.copyOf(first.values()));
    }

    @Test
    void threadsComeAndGoBetweenJobs() {
        for (int job = 0; job < 1000; job++) {
            Threads.use(job % 2 == 0 ? 4 : 2);
            var times = new AtomicIntegerArray(8);
            Threads.split(8, 1, (from, to) -> {
                for (int i = from; i < to; i++)
                    times.incrementAndGet(i);
            });
            for (int i = 0; i < 8; i++)
                assertEquals(1, times.get(i), "index " + i + " in job " + job);
        }
    }

    @Test
    void aThreadThatIsHeldUpLeavesItsShareToTheOther() {
        Threads.use(2);
        Thread caller = Thread.currentThread();
        var others = new AtomicInteger();
        Threads.split(8, 1, (_, _) -> {
            if (Thread.currentThread() == caller)
                await(() -> others.get() >= 7);
            else
                others.incrementAndGet();
        });
        assertTrue(others.get() >= 7, "the other did " + others.get() + " of 8 parts");
    }

    @Test
    void aKernelInsideAKernelRunsOnItsCaller() {
        Threads.use(2);
        Threads.split(8, 1, (_, _) -> {
            Thread outer = Thread.currentThread();
            Threads.split(8, 1, (from, to) -> {
                assertSame(outer, Thread.currentThread());
                assertEquals(8, to - from);
            });
        });
    }

    @Test
    void aFailureReachesTheCallerAndTheNextJobRuns() {
        Threads.use(2);
        var thrown = assertThrows(IllegalStateException.class, () -> Threads.split(8, 1, (from, _) -> {
            if (from >= 2)
                throw new IllegalStateException("part " + from);
        }));
        assertTrue(thrown.getMessage().startsWith("part"));
        everyIndexIsVisitedOnce();
    }

    @Test
    void atLeastOneThreadIsNeeded() {
        assertThrows(IllegalArgumentException.class, () -> Threads.use(0));
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!done.getAsBoolean() && System.nanoTime() < end)
            Thread.onSpinWait();
    }

    private static void busy() {
        long end = System.nanoTime() + 50_000;
        while (System.nanoTime() < end)
            Thread.onSpinWait();
    }
}
