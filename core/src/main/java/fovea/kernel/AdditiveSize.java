package fovea.kernel;

/// The sizes of additive scores `(B, T, S)`.
///
/// @param B batch rows
/// @param T queries
/// @param S keys
/// @param A width of the space in which they are compared
public record AdditiveSize(int B, int T, int S, int A) {

    int queries() {
        return B * T * A;
    }

    int keys() {
        return B * S * A;
    }

    int scores() {
        return B * T * S;
    }
}
