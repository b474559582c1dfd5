package fovea.nn.training;

import java.util.List;

import fovea.kernel.Storage;

/// How a gradient becomes a step: a record of numbers, without memory of its own.
///
/// An [Optimiser] applies it, and keeps for each parameter what the rule wants to remember.
public sealed interface Rule permits Sgd, Adam, AdamW {

    /// η, how far a step goes before any [Schedule].
    double rate();

    /// The names of the arrays that are remembered of each parameter, all as large as it is and 0 at first.
    List<String> memories();

    /// Writes the next numbers, and what is remembered, over the arrays.
    ///
    /// @param arrays what is read and written
    /// @param rate   η for this step
    /// @param step   the number of this step, counted from 1
    void apply(Arrays arrays, double rate, long step);

    /// What a rule reads and writes.
    ///
    /// @param numbers  the parameter's numbers
    /// @param gradient its gradient
    /// @param memory   what is remembered, in the order of [#memories()]
    /// @param count    how many numbers there are; arrays may be longer
    record Arrays(Storage numbers, Storage gradient, List<Storage> memory, int count) {}
}
