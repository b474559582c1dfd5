package fovea.kernel;

/// The sizes of a stack of matrix products `C = A B`: `stacks` times `(m, k) · (k, n) → (m, n)`.
///
/// An operand may be stored transposed (`A` as `(k, m)`, `B` as `(n, k)`); nobody has to move it for that.
///
/// @param stacks      how many products
/// @param m           rows of A and C
/// @param k           columns of A, rows of B: what is summed over
/// @param n           columns of B and C
/// @param aTransposed whether A is stored as `(k, m)`
/// @param bTransposed whether B is stored as `(n, k)`
/// @param aStride     elements from one A to the next; 0 when all stacks share one
/// @param bStride     elements from one B to the next; 0 when all stacks share one
public record MatmulSize(int stacks, int m, int k, int n,
                         boolean aTransposed, boolean bTransposed, int aStride, int bStride) {

    /// A product of row-major matrices, each stack with its own A and B.
    public static MatmulSize of(int stacks, int m, int k, int n) {
        return new MatmulSize(stacks, m, k, n, false, false, m * k, k * n);
    }

    /// The same numbers as one tall product, if all stacks share one B and their A's lie in rows, one after the other.
    MatmulSize merged() {
        return bStride == 0 && !aTransposed && aStride == m * k
                ? new MatmulSize(1, stacks * m, k, n, false, bTransposed, stacks * m * k, 0)
                : this;
    }
}
