package fovea.bench;

import java.util.Arrays;

/// Seconds a call, from many samples.
///
/// @param median half of the samples took longer
/// @param min    the shortest
record Times(double median, double min) {

    private static final double BATCHED_BELOW = 2e-4;

    /// Warms up, then samples; calls under 200 µs are timed in batches.
    static Times of(Runnable call, Sampling sampling) {
        long start = System.nanoTime();
        for (int calls = 0; calls < Sampling.WARM_CALLS || since(start) < sampling.warmUp(); calls++)
            call.run();
        long once = System.nanoTime();
        call.run();
        double one = since(once);
        int batch = one < BATCHED_BELOW ? Math.max(1, (int) (BATCHED_BELOW / one)) : 1;
        return sampled(call, batch, sampling);
    }

    /// The time of one piece, where a call is so many of them.
    Times over(int pieces) {
        return new Times(median / pieces, min / pieces);
    }

    private static Times sampled(Runnable call, int batch, Sampling sampling) {
        double[] samples = new double[64];
        int count = 0;
        for (long start = System.nanoTime(); count < sampling.samples() || since(start) < sampling.budget(); count++) {
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
