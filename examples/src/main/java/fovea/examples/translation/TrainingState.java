package fovea.examples.translation;

/// How far a training is; with the parameters and the optimiser all that is needed to go on.
///
/// @param epochs       finished
/// @param bestEpoch    the epoch whose model was best by held-out pairs, 0 before the first
/// @param bestLoss     its loss of a held-out token
/// @param loss         mean loss of a token learnt from, in the last epoch
/// @param seconds      of training
/// @param totalSeconds with all that is not training
/// @param tokens       target tokens learnt from
record TrainingState(int epochs, int bestEpoch, double bestLoss, double loss, double seconds, double totalSeconds,
        long tokens) {

    static final TrainingState START = new TrainingState(0, 0, Double.POSITIVE_INFINITY, Double.NaN, 0, 0, 0);

    /// @throws IllegalArgumentException if a number cannot be
    TrainingState {
        if (epochs < 0 || bestEpoch < 0 || bestEpoch > epochs || tokens < 0 || !(seconds >= 0) || !(totalSeconds >= 0))
            throw new IllegalArgumentException("counters out of range");
    }

    double tokensPerSecond() {
        return seconds > 0 ? tokens / seconds : 0;
    }
}
