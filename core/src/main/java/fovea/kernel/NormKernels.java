package fovea.kernel;

import java.util.Arrays;

/// Layer normalisation of the rows of a `(rows, n)` array; see [FloatNorms] for the formulas.
///
/// The defaults are the reference.
interface NormKernels {

    /// `y = w x̂ + b`, keeping each row's moments.
    default void layerNorm(NormArrays in, double eps, Storage y, NormMoments kept, int rows, int n) {
        double[] x = Wide.of(in.x(), rows * n), w = Wide.of(in.w(), n), b = Wide.of(in.b(), n);
        double[] means = Wide.room(kept.mean(), rows), scales = Wide.room(kept.scale(), rows);
        double[] out = Wide.room(y, rows * n);
        for (int r = 0; r < rows; r++) {
            double mean = 0, variance = 0;
            for (int i = 0; i < n; i++)
                mean += kept.centred() ? x[r * n + i] / n : 0;
            for (int i = 0; i < n; i++)
                variance += (x[r * n + i] - mean) * (x[r * n + i] - mean) / n;
            means[r] = mean;
            scales[r] = 1 / Math.sqrt(variance + eps);
            for (int i = 0; i < n; i++)
                out[r * n + i] = w[i] * (x[r * n + i] - mean) * scales[r] + b[i];
        }
        Wide.round(out, y, rows * n);
        Wide.round(means, kept.mean(), rows);
        Wide.round(scales, kept.scale(), rows);
    }

    /// The gradients of x, w and b, from `g = ∂y`.
    default void layerNormSlope(Storage g, NormArrays in, NormMoments kept, NormArrays slopes, int rows, int n) {
        double[] gradient = Wide.of(g, rows * n), x = Wide.of(in.x(), rows * n), w = Wide.of(in.w(), n);
        double[] means = Wide.of(kept.mean(), rows), scales = Wide.of(kept.scale(), rows);
        double[] dx = Wide.room(slopes.x(), rows * n), dw = Wide.room(slopes.w(), n), db = Wide.room(slopes.b(), n);
        Arrays.fill(dw, 0, n, 0);
        Arrays.fill(db, 0, n, 0);
        for (int r = 0, at = 0; r < rows; r++, at += n) {
            double mean = 0, along = 0;
            for (int i = 0; i < n; i++) {
                double hat = (x[at + i] - means[r]) * scales[r], h = w[i] * gradient[at + i];
                mean += kept.centred() ? h / n : 0;
                along += h * hat / n;
                dw[i] += gradient[at + i] * hat;
                db[i] += gradient[at + i];
            }
            for (int i = 0; i < n; i++)
                dx[at + i] = scales[r]
                        * (w[i] * gradient[at + i] - mean - (x[at + i] - means[r]) * scales[r] * along);
        }
        Wide.round(dx, slopes.x(), rows * n);
        Wide.round(dw, slopes.w(), n);
        Wide.round(db, slopes.b(), n);
    }
}
