package fovea.kernel;

/// Where attention's gradients go.
///
/// @param q those of the queries
/// @param k those of the keys
/// @param v those of the values
public record AttentionSlopes(Storage q, Storage k, Storage v) {

    /// Writes float64 results in whatever precision is asked for.
    static void write(double[] wide, Storage out, int n) {
        if (out instanceof Storage.F64(double[] array))
            System.arraycopy(wide, 0, array, 0, n);
        else
            Wide.round(wide, out, n);
    }
}
