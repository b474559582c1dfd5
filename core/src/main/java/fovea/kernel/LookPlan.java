package fovea.kernel;

/// The sizes of additive attention.
///
/// @param B     rows of the batch
/// @param T     queries of a row
/// @param S     keys of a row
/// @param A     width of the space in which queries and keys are compared
/// @param C     width of the values
/// @param sight which keys are seen
public record LookPlan(int B, int T, int S, int A, int C, Sight sight) {

    /// All queries.
    int queries() {
        return B * T;
    }

    /// All keys.
    int keys() {
        return B * S;
    }

    /// Whether a query, counted through the batch, sees a key of its row.
    boolean sees(int query, int key) {
        return sight.sees(query / T, 0, query % T, key);
    }
}
