package fovea.kernel;

/// The elements of a stack of matrices that lie in a band about the diagonal: `low ≤ column − row ≤ high`.
///
/// ```text
/// low −1, high 0 of (3, 3):    x . .
///                              x x .
///                              . x x
/// ```
///
/// @param stacks how many matrices
/// @param m      their rows
/// @param n      their columns
/// @param low    the lowest diagonal that stays
/// @param high   the highest diagonal that stays
public record Band(int stacks, int m, int n, int low, int high) {

    /// Rows of all matrices.
    int rows() {
        return stacks * m;
    }

    /// The first column of a row that stays.
    int first(int row) {
        return Math.clamp((long) row % m + low, 0, n);
    }

    /// One after the last column of a row that stays, and never before the first.
    int last(int row) {
        return Math.clamp((long) row % m + high + 1, first(row), n);
    }
}
