package fovea.examples.settings;

/// How a model learns: Adam (Kingma and Ba 2015), warming up, then falling linearly.
///
/// ```text
///     rate(t) = lr · min(1, t / w) · max(1/50, 1 − (t − 1) / n)       step t of n, w steps to warm up
/// ```
/// Gradients longer than `clip` are shortened to it (Pascanu et al. 2013, algorithm 1).
///
/// @param lr     the highest rate
/// @param warmup w
/// @param batch  how many pairs a step sees
/// @param epochs how often each pair is seen
/// @param clip   the longest gradient
public record LearningSettings(double lr, int warmup, int batch, int epochs, double clip) {

    /// The share of [#lr] that is left at the end.
    public static final double FLOOR = 0.02;

    private static final int MOST_PAIRS = 1 << 16, MOST_EPOCHS = 100_000, MOST_WARMUP = 1_000_000;

    /// @throws SettingsException if something is out of bounds
    public LearningSettings {
        Bounds.check("--lr", lr, Double.MIN_NORMAL, 10);
        Bounds.check("--batch", batch, 1, MOST_PAIRS);
        Bounds.check("--epochs", epochs, 1, MOST_EPOCHS);
        Bounds.check("warm-up", warmup, 1, MOST_WARMUP);
        Bounds.check("clip", clip, Double.MIN_NORMAL, 1e9);
    }

    /// What does well on the phrasebook.
    public static LearningSettings of(ModelKind kind) {
        return switch (kind) {
            case RNN -> new LearningSettings(2e-3, 50, 64, 8, 1);
            case GRU, LSTM -> new LearningSettings(4e-3, 50, 64, 4, 1);
            case TRANSFORMER -> new LearningSettings(2e-3, 400, 64, 8, 1);
        };
    }

    /// The same with another highest rate.
    public LearningSettings withLr(double lr) {
        return new LearningSettings(lr, warmup, batch, epochs, clip);
    }

    /// The same with so many pairs a step.
    public LearningSettings withBatch(int batch) {
        return new LearningSettings(lr, warmup, batch, epochs, clip);
    }

    /// The same with so many epochs.
    public LearningSettings withEpochs(int epochs) {
        return new LearningSettings(lr, warmup, batch, epochs, clip);
    }

    /// What [#lr] is multiplied with in step `t` of `n`, counted from 1.
    public double factor(long t, long n) {
        return Math.min(1, (double) t / warmup) * Math.max(FLOOR, 1 - (t - 1.0) / n);
    }
}
