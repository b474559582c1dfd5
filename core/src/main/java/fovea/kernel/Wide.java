package fovea.kernel;

import java.util.Arrays;

import fovea.kernel.Storage.F32;
import fovea.kernel.Storage.F64;

/// How one reference body serves both precisions: inputs are widened to float64 before, results rounded once after.
/// Float64 arrays are used as they are, without a copy.
final class Wide {

    private Wide() {}

    /// The first `n` numbers as float64.
    static double[] of(Storage x, int n) {
        return switch (x) {
            case F64(double[] array) -> array;
            case F32(float[] array) -> {
                double[] wide = new double[n];
                for (int i = 0; i < n; i++)
                    wide[i] = array[i];
                yield wide;
            }
        };
    }

    /// Room for `n` results; finished by [#round].
    static double[] room(Storage out, int n) {
        return out instanceof F64(double[] array) ? array : new double[n];
    }

    /// Whether there are no numbers.
    static boolean isEmpty(Storage x) {
        return switch (x) {
            case F32(float[] array) -> array.length == 0;
            case F64(double[] array) -> array.length == 0;
        };
    }

    /// Makes the first `n` numbers zero.
    static void clear(Storage out, int n) {
        switch (out) {
            case F32(float[] array) -> Arrays.fill(array, 0, n, 0);
            case F64(double[] array) -> Arrays.fill(array, 0, n, 0);
        }
    }

    /// Writes the first `n` results back, rounded to the precision of `out`.
    static void round(double[] results, Storage out, int n) {
        if (out instanceof F32(float[] array))
            for (int i = 0; i < n; i++)
                array[i] = (float) results[i];
    }
}
