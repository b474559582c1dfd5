package fovea.kernel;

/// Cross-entropy, row by row.
///
/// The defaults are the reference.
interface LossKernels {

    /// `l = ln Σ e^x − (1 − ε) x[target] − ε mean x` for each row, 0 for a row that does not count; keeps the totals.
    default void crossEntropy(LossRows rows, Storage out) {
        int n = rows.n(), count = rows.count();
        double eps = rows.smoothing();
        double[] x = Wide.of(rows.x(), count * n), total = Wide.room(rows.total(), count), to = Wide.room(out, count);
        for (int r = 0; r < count; r++) {
            int target = rows.targets()[r];
            double mean = 0;
            for (int i = r * n; i < (r + 1) * n; i++)
                mean += x[i] / n;
            total[r] = target < 0 ? 0 : RowKernels.logSumExp(x, r * n, n);
            to[r] = target < 0 ? 0 : total[r] - (1 - eps) * x[r * n + target] - (eps == 0 ? 0 : eps * mean);
        }
        Wide.round(total, rows.total(), count);
        Wide.round(to, out, count);
    }

    /// `out = g (softmax(x) − (1 − ε) [i = target] − ε/n)` for each row, 0 for a row that does not count.
    default void crossEntropySlope(Storage g, LossRows rows, Storage out) {
        int n = rows.n(), count = rows.count();
        double eps = rows.smoothing();
        double[] gradient = Wide.of(g, count), x = Wide.of(rows.x(), count * n), total = Wide.of(rows.total(), count);
        double[] to = Wide.room(out, count * n);
        for (int r = 0; r < count; r++) {
            int target = rows.targets()[r];
            for (int i = 0; i < n; i++) {
                double q = (i == target ? 1 - eps : 0) + eps / n;
                to[r * n + i] = target < 0 ? 0 : gradient[r] * (StrictMath.exp(x[r * n + i] - total[r]) - q);
            }
        }
        Wide.round(to, out, count * n);
    }
}
