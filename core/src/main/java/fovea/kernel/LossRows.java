package fovea.kernel;

/// Rows of logits and the classes that are right, for cross-entropy and its slope.
///
/// @param x         logits, rows of `n`
/// @param targets   a class for each row; −1 marks a row that does not count
/// @param smoothing ε, the share of certainty that is spread over all classes
/// @param total     `ln Σ e^x` of each row, which the loss writes for its slope to read
/// @param n         how many classes there are
public record LossRows(Storage x, int[] targets, double smoothing, Storage total, int n) {

    int count() {
        return targets.length;
    }
}
