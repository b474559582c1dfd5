package fovea.bench;

import java.util.Arrays;

/// Seconds a call, from many samples.
///
/// @param median half of the samples took longer
/// @param min    the shortest
record Times(double median, double min) {

    private static final double WARM_UP = 0.3, BUDGET = 1, BATCHED_BELOW = 2e-4;
    private static final int WARM_CALLS = 3, SAMPLES = 7;

    /// Warms up for at least 0.3 s and 3 calls, then samples for at least 1 s and 7 samples; calls under 200 µs are
    /// timed in batches.
    ///
    /// A virtual machine is warm when its compiler has nothing more to do; so it warms up three times as long as the
    /// least that is asked for.
    static Times of(Runnable call) {
        long start = System.nanoTime();
        for (int calls = 0; calls < WARM_CALLS || since(start) < 3 * WARM_UP; calls++)
            call.run();
        long once = System.nanoTime();
        call.run();
        double one = since(once);
        int batch = one < BATCHED_BELOW ? Math.max(1, (int) (BATCHED_BELOW / one)) : 1;
        return sampled(call, batch);
    }

    private static Times sampled(Runnable call, int batch) {
        double[] samples = new double[64];
        int count = 0;
        for (long start = System.nanoTime(); count < SAMPLES || since(start) < BUDGET; count++) {
            if (count == samples.length)
                samples = Arrays.copyOf(samples, 2 * count);
            long begin = System.nanoTime();
            for (int i = 0; i < batch; i++)
                call.run();
            samples[count] = since(begin) / batch;
        }
        Arrays.sort(samples, 0, count);
        return new Times(samples[count / 2], samples[0]);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
