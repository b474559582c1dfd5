package fovea.examples.translation;

import fovea.examples.run.Metrics;

/// Hears how a training goes.
public interface TrainingListener {

    /// One that does not listen.
    TrainingListener DEAF = new TrainingListener() {};

    /// The training begins, or goes on.
    ///
    /// @param done  steps behind it
    /// @param steps all of them
    default void begins(long done, long steps) {}

    /// A step was taken.
    ///
    /// @param epoch           counted from 1
    /// @param loss            mean loss of a token in it
    /// @param tokensPerSecond in this epoch so far
    default void step(int epoch, double loss, double tokensPerSecond) {}

    /// An epoch is finished, and on the disk.
    ///
    /// @param row    its numbers
    /// @param sample what the model makes of a held-out pair now
    default void epoch(Metrics.Row row, Sample sample) {}

    /// Something people should know.
    default void note(String text) {}

    /// The training is over.
    default void ends() {}

    /// A pair, and what the model makes of it.
    ///
    /// @param source      what is translated
    /// @param translation what the model says
    /// @param reference   what it should say
    record Sample(String source, String translation, String reference) {}
}
