package fovea.nn.training;

/// How the rate changes: a factor for each step, a pure function of the step's number.
///
/// ```text
///     rate at step t = the rule's rate · at(t)                            t = 1, 2, …
/// ```
///
/// Resuming needs nothing but the number; [Plateau] alone listens to something else as well.
@FunctionalInterface
public interface Schedule {

    /// Always the rule's own rate.
    Schedule CONSTANT = _ -> 1;

    /// The factor for a step, counted from 1.
    double at(long step);

    /// Both factors at once.
    default Schedule times(Schedule that) {
        return step -> at(step) * that.at(step);
    }

    /// Up in a straight line over the first `warmup` steps, then down in a straight line, so that the step after
    /// `total` would be 0.
    ///
    /// ```text
    ///     t / w                       for t ≤ w
    ///     (n − t + 1) / (n − w)       after, at least 0                   w warm-up, n total
    /// ```
    ///
    /// `linear(2, 6)` is 0.5, 1, 1, 0.75, 0.5, 0.25.
    ///
    /// @throws IllegalArgumentException unless `0 ≤ warmup < total`
    static Schedule linear(long warmup, long total) {
        checkSpan("linear", warmup, total);
        return step -> step <= warmup ? (double) step / warmup
                : Math.max(0, (double) (total - step + 1) / (total - warmup));
    }

    /// Up in a straight line over the first `warmup` steps, then down along half a cosine.
    ///
    /// ```text
    ///     t / w                               for t ≤ w
    ///     ½ (1 + cos(π (t − w − 1) / (n − w)))     after, 0 beyond n        Loshchilov and Hutter 2017, eq. 5
    /// ```
    ///
    /// `cosine(0, 4)` is 1, (2 + √2)/4 = 0.8536, 0.5, (2 − √2)/4 = 0.1464.
    ///
    /// @throws IllegalArgumentException unless `0 ≤ warmup < total`
    static Schedule cosine(long warmup, long total) {
        checkSpan("cosine", warmup, total);
        return step -> step <= warmup ? (double) step / warmup : step > total ? 0
                : 0.5 * (1 + StrictMath.cos(Math.PI * (step - warmup - 1) / (total - warmup)));
    }

    /// The transformer's: up in a straight line, then down with the root of the step's number.
    ///
    /// ```text
    ///     D^(−1/2) · min(t^(−1/2), t · w^(−3/2))                          Vaswani et al. 2017, eq. 3
    /// ```
    ///
    /// This is the rate itself: give the rule a rate of 1. For D = 512 and w = 4000 the largest is that of step 4000,
    /// `1/√(512 · 4000)` = 6.99e-4.
    ///
    /// @param width  D, the model's width
    /// @param warmup w, the steps of warming up
    /// @throws IllegalArgumentException unless both are positive
    static Schedule noam(int width, long warmup) {
        if (width <= 0 || warmup <= 0)
            throw new IllegalArgumentException(
                    "noam: width and warmup must be positive; got %d and %d".formatted(width, warmup));
        double w = warmup;
        return step -> Math.min(1 / Math.sqrt(step), step / (w * Math.sqrt(w))) / Math.sqrt(width);
    }

    private static void checkSpan(String name, long warmup, long total) {
        if (warmup < 0 || warmup >= total)
            throw new IllegalArgumentException("%s: warming up must be shorter than all of it; got %d of %d steps"
                    .formatted(name, warmup, total));
    }
}
