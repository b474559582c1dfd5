package fovea.kernel;

/// Cross-entropy, row by row; a target of −1 marks a row that does not count.
///
/// The defaults are the reference.
interface LossKernels {

    /// `l = ln Σ e^x − (1 − ε) x[target] − ε mean x` for each row of `n` logits, 0 for a row that does not count.
    default void crossEntropy(Storage x, int[] targets, double smoothing, Storage out, int n) {
        double[] from = Wide.of(x, targets.length * n), to = Wide.room(out, targets.length);
        for (int r = 0; r < targets.length; r++) {
            double mean = 0;
            for (int i = r * n; i < (r + 1) * n; i++)
                mean += from[i] / n;
            to[r] = targets[r] < 0 ? 0 : RowKernels.logSumExp(from, r * n, n)
                    - (1 - smoothing) * from[r * n + targets[r]] - (smoothing == 0 ? 0 : smoothing * mean);
        }
        Wide.round(to, out, targets.length);
    }

    /// `out = g (softmax(x) − (1 − ε) [i = target] − ε/n)` for each row, 0 for a row that does not count.
    default void crossEntropySlope(Storage g, Storage x, int[] targets, double smoothing, Storage out, int n) {
        int rows = targets.length;
        double[] gradient = Wide.of(g, rows), from = Wide.of(x, rows * n), to = Wide.room(out, rows * n);
        for (int r = 0; r < rows; r++) {
            double total = RowKernels.logSumExp(from, r * n, n);
            for (int i = 0; i < n; i++) {
                double q = (i == targets[r] ? 1 - smoothing : 0) + smoothing / n;
                to[r * n + i] = targets[r] < 0 ? 0 : gradient[r] * (StrictMath.exp(from[r * n + i] - total) - q);
            }
        }
        Wide.round(to, out, rows * n);
    }
}
