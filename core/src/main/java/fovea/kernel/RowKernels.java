package fovea.kernel;

/// Row by row: what attention and normalisation do to each row of a `(rows, n)` array.
///
/// The defaults are the reference.
interface RowKernels {

    /// `yᵢ = e^(xᵢ − max x) / Σⱼ e^(xⱼ − max x)`; a row of −∞ only becomes zeros, for it may see nothing.
    default void softmax(Storage x, Storage out, int rows, int n) {
        double[] from = Wide.of(x, rows * n), to = Wide.room(out, rows * n);
        for (int at = 0; at < rows * n; at += n) {
            double max = max(from, at, n), sum = 0;
            for (int i = at; i < at + n; i++)
                sum += to[i] = max == Double.NEGATIVE_INFINITY ? 0 : StrictMath.exp(from[i] - max);
            for (int i = at; i < at + n; i++)
                to[i] = sum == 0 ? 0 : to[i] / sum;
        }
        Wide.round(to, out, rows * n);
    }

    /// `gᵢ' = yᵢ (gᵢ − Σⱼ gⱼ yⱼ)`, from the softmax's output `y`.
    default void softmaxSlope(Storage g, Storage y, Storage out, int rows, int n) {
        double[] gradient = Wide.of(g, rows * n), weights = Wide.of(y, rows * n), to = Wide.room(out, rows * n);
        for (int at = 0; at < rows * n; at += n) {
            double mean = 0;
            for (int i = at; i < at + n; i++)
                mean += gradient[i] * weights[i];
            for (int i = at; i < at + n; i++)
                to[i] = weights[i] * (gradient[i] - mean);
        }
        Wide.round(to, out, rows * n);
    }

    /// `log Σᵢ e^(xᵢ)`, one number a row.
    default void logSumExp(Storage x, Storage out, int rows, int n) {
        double[] from = Wide.of(x, rows * n), to = Wide.room(out, rows);
        for (int r = 0; r < rows; r++)
            to[r] = logSumExp(from, r * n, n);
        Wide.round(to, out, rows);
    }

    /// `yᵢ = xᵢ − log Σⱼ e^(xⱼ)`
    default void logSoftmax(Storage x, Storage out, int rows, int n) {
        double[] from = Wide.of(x, rows * n), to = Wide.room(out, rows * n);
        for (int at = 0; at < rows * n; at += n) {
            double total = logSumExp(from, at, n);
            for (int i = at; i < at + n; i++)
                to[i] = from[i] - total;
        }
        Wide.round(to, out, rows * n);
    }

    /// `gᵢ' = gᵢ − e^(yᵢ) Σⱼ gⱼ`, from the log-softmax's output `y`.
    default void logSoftmaxSlope(Storage g, Storage y, Storage out, int rows, int n) {
        double[] gradient = Wide.of(g, rows * n), logs = Wide.of(y, rows * n), to = Wide.room(out, rows * n);
        for (int at = 0; at < rows * n; at += n) {
            double sum = 0;
            for (int i = at; i < at + n; i++)
                sum += gradient[i];
            for (int i = at; i < at + n; i++)
                to[i] = gradient[i] - StrictMath.exp(logs[i]) * sum;
        }
        Wide.round(to, out, rows * n);
    }

    /// `yᵢ = (xᵢ − μ) / √(σ² + ε)` with each row's own mean and variance; `scale` keeps `1/√(σ² + ε)`, one a row.
    default void standardize(Storage x, double eps, Storage out, Storage scale, int rows, int n) {
        double[] from = Wide.of(x, rows * n), to = Wide.room(out, rows * n), scales = Wide.room(scale, rows);
        for (int r = 0, at = 0; r < rows; r++, at += n) {
            double mean = 0, variance = 0;
            for (int i = at; i < at + n; i++)
                mean += from[i] / n;
            for (int i = at; i < at + n; i++)
                variance += (from[i] - mean) * (from[i] - mean) / n;
            scales[r] = 1 / Math.sqrt(variance + eps);
            for (int i = at; i < at + n; i++)
                to[i] = (from[i] - mean) * scales[r];
        }
        Wide.round(to, out, rows * n);
        Wide.round(scales, scale, rows);
    }

    /// `gᵢ' = s (gᵢ − mean g − yᵢ mean(g y))`, from the standardised `y` and its `scale` s.
    default void standardizeSlope(Storage g, Storage y, Storage scale, Storage out, int rows, int n) {
        double[] gradient = Wide.of(g, rows * n), standard = Wide.of(y, rows * n), scales = Wide.of(scale, rows);
        double[] to = Wide.room(out, rows * n);
        for (int r = 0, at = 0; r < rows; r++, at += n) {
            double mean = 0, along = 0;
            for (int i = at; i < at + n; i++) {
                mean += gradient[i] / n;
                along += gradient[i] * standard[i] / n;
            }
            for (int i = at; i < at + n; i++)
                to[i] = scales[r] * (gradient[i] - mean - standard[i] * along);
        }
        Wide.round(to, out, rows * n);
    }

    static double logSumExp(double[] x, int at, int n) {
        double max = max(x, at, n), sum = 0;
        if (Double.isInfinite(max))
            return max;
        for (int i = at; i < at + n; i++)
            sum += StrictMath.exp(x[i] - max);
        return max + StrictMath.log(sum);
    }

    private static double max(double[] x, int at, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + n; i++)
            max = Math.max(max, x[i]);
        return max;
    }
}
