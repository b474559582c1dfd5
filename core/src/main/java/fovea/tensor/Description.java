package fovea.tensor;

import java.util.Arrays;
import java.util.Locale;

import fovea.shape.Shape;

/// What a tensor is like, for a person who looks for what went wrong.
///
/// ```text
///     (2, 3) float32: min 1, max 6, mean 3.5, standard deviation 1.708; 0 NaN, 0 infinite       of [[1 2 3] [4 5 6]]
/// ```
///
/// Minimum, maximum, mean and deviation are those of the finite numbers, and NaN if there are none.
///
/// @param shape     the sizes of the axes
/// @param dtype     the precision
/// @param min       the smallest finite number
/// @param max       the largest finite number
/// @param mean      the finite numbers' mean, `μ = Σ xᵢ / n`
/// @param deviation the finite numbers' standard deviation, `√(Σ (xᵢ − μ)² / n)`
/// @param nan       how many elements are NaN
/// @param infinite  how many elements are ∞ or −∞
public record Description(Shape shape, DType dtype, double min, double max, double mean, double deviation, int nan,
        int infinite) {

    static Description of(Tensor x) {
        double[] all = x.toDoubles(), finite = Arrays.stream(all).filter(Double::isFinite).toArray();
        int nan = (int) Arrays.stream(all).filter(Double::isNaN).count(), n = finite.length;
        double min = Arrays.stream(finite).min().orElse(Double.NaN), max = Arrays.stream(finite).max()
                .orElse(Double.NaN);
        double scale = Math.max(1, Math.max(Math.abs(min), Math.abs(max)));      // sums of the largest stay finite
        double mean = Arrays.stream(finite).map(v -> v / scale / n).sum();
        double variance = Arrays.stream(finite).map(v -> v / scale - mean).map(v -> v * v / n).sum();
        return new Description(x.shape(), x.dtype(), min, max, n == 0 ? Double.NaN : mean * scale,
                n == 0 ? Double.NaN : Math.sqrt(variance) * scale, nan, all.length - n - nan);
    }

    /// All of it in a line, numbers with four digits.
    @Override
    public String toString() {
        return "%s %s: min %s, max %s, mean %s, standard deviation %s; %d NaN, %d infinite".formatted(shape, dtype,
                written(min), written(max), written(mean), written(deviation), nan, infinite);
    }

    private static String written(double x) {
        if (!Double.isFinite(x) || x == Math.rint(x) && Math.abs(x) < 1e6)
            return Double.isNaN(x) ? "nan" : x == Math.rint(x) && Double.isFinite(x) ? Long.toString((long) x)
                    : Double.toString(x);
        String digits = String.format(Locale.ROOT, "%.4g", x);
        return digits.contains("e") ? digits : digits.replaceAll("0+$", "");
    }
}
